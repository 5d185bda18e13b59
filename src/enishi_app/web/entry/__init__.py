"""Coming in by a one-time link, leaving, and how pages look."""
