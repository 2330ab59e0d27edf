sahelwikiSearch("pages/0","df7d",[[[0,"Names","As sources write them."]],[["","","Term\nAn oath to jnim."]]]);
