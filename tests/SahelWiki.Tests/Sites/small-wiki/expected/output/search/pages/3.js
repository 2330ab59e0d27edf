sahelwikiSearch("pages/3","df7d",[[["","","Text."]],[["","","Text."]]]);
