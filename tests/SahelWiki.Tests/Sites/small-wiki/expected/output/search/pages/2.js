sahelwikiSearch("pages/2","b7ff",[[["","","Text."]],[["","","Text."]]]);
