sahelwikiSearch("codebook","df7d",{"taken":"","words":""});
