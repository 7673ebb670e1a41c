"""How a store of any released version becomes one of this version: one line of revisions, none removed."""
