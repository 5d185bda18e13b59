"""Findings to a document tree, and the tree to Markdown and HTML."""
