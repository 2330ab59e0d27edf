sahelwikiSearch("pages/0","b7ff",[[[0,"Names","As sources write them."]],[["","","Term\nAn oath to jnim."]],[["","","Text."]]]);
