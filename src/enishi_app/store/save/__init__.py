"""Writing: decisions and sources first, then what follows from them."""
