"""What the builders of enishi run: set-up, checks, messages, measures."""
