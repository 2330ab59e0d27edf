sahelwikiSearch("pages/articles/bayat","b7ffc1",[["","","Term\nAn oath to jnim.\n"]]);
