"""Pages: the export as HTML, which is what Facebook gives unless JSON is asked for."""
