sahelwikiSearch("codebook","b7ff",{"characters":"","words":""});
