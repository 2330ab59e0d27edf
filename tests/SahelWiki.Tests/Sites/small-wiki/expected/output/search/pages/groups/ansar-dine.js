sahelwikiSearch("pages/groups/ansar-dine","b7ffc1",[["origins","Origins","Some text about JNIM, twice: the coalition.\n"]]);
