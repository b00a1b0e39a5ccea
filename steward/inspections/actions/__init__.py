"""The only room of inspections that writes."""
