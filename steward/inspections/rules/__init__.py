"""What inspections allow, and what they are judged by."""
