"""Places, holidays, closures, mega events: look before you go."""
