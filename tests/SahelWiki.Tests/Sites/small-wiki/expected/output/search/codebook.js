sahelwikiSearch("codebook","b7ffc1",{"characters":"","words":""});
