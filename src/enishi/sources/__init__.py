"""Bytes in, source records and problems out."""
