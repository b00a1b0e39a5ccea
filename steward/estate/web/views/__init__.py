"""The pages of the estate."""
