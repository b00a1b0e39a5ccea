"""What the pages of residents ask."""
