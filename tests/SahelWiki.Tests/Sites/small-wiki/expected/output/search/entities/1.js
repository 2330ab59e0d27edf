sahelwikiSearch("entities/1","e584",[[0,"articles/bayat","Bayat","Article","An oath.",[],1],[0,"about/policy","Policy","About this wiki","How we write.",[],0]]);
