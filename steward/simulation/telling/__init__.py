"""How the stories of the demo company are told: through the acts of the domains, each at its moment."""
