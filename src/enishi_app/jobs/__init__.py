"""Long work in the background: thin wrappers of actions."""
