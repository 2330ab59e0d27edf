sahelwikiSearch("pages/1","df7d",[[["","","Text."]],[[0,"Origins","Some text about JNIM, twice: the coalition."]]]);
