sahelwikiSearch("pages/places/mali","b7ffc1",[["","","Text.\n"]]);
