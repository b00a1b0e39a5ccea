"""What is asked about the installation itself."""
