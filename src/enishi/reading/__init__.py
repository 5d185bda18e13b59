"""Feeds and cases: parse, match, rank."""
