sahelwikiSearch("pages/groups/mujao","b7ffc1",[["","","Text.\n"]]);
