"""What is asked for each kind of record."""
