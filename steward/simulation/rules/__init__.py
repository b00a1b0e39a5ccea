"""What the demo company is made of: names, people, houses. Pure and decided by the seed alone."""
