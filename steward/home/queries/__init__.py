"""What the pages of the house's entrance ask of every domain below."""
