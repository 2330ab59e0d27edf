sahelwikiSearch("pages/0","b7ff",[[[0,"Names","As sources write them."]],[["","","Term\nAn oath to jnim."]],[["","","Text."]],[[0,"Origins","Some text about JNIM, twice: the coalition."]]]);
