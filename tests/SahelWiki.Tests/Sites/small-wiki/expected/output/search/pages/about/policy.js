sahelwikiSearch("pages/about/policy","b7ffc1",[["names","Names","As sources write them.\n"]]);
