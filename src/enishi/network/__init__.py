"""Ties, their strength, the graph, and the routes through it."""
