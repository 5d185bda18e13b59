"""What was recorded, by which channel, and what it yields."""
