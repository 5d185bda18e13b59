"""The command line: click, thin. A command parses, calls an action, prints."""
