"""The rules of the house (docs/house.md), each a function from a file to its complaints."""
