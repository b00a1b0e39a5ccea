"""The pages of inspections, on the desk and on the phone."""
