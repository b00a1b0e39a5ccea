"""How fast the product is, beside the bare floor on the same cases, database and machine, in the same minutes."""
