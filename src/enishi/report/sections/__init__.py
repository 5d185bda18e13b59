"""The sections of a report, one module each: findings in, blocks out."""
