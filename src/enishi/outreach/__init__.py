"""Asks and introductions."""
