sahelwikiSearch("pages/events/formation","b7ffc1",[["","","Text.\n"]]);
