"""Reading: rows in, library values out. Every function asks for a workspace."""
