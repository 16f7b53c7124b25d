"""A newsroom that does not exist, with a season of its work: played through the product's own verbs."""
