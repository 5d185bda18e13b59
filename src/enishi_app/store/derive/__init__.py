"""Working out rows of the third kind."""
