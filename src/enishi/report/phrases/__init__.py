"""Phrases of reports, one module per language."""
