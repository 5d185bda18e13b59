"""enishi (縁): build a network through communities, and know honestly what worked."""

__version__ = "0.1.0"
