sahelwikiSearch("pages/persons/iyad-ag-ghaly","b7ffc1",[["","","Text.\n"]]);
