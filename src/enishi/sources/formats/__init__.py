"""One module per file format; formats know nothing of each other."""
