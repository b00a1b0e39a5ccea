"""Many rows of one table at once: the one road on which imports and the demo company write (docs/adr/0043)."""
