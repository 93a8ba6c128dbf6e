"""Several complaints at once: how many are selected, and what can be done with all of them."""
