"""The compiled form: row numbers for ids, places in preorder, shares and holdings as arrays."""
