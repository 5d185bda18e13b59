"""Japanese and Latin text: folding, readings, name order, search keys."""
