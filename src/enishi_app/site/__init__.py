"""Settings, urls, local launcher."""
