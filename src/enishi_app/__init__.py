"""The product: a Django shell around the library."""
