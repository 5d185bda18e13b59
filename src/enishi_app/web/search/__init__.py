"""Searching the whole notebook."""
