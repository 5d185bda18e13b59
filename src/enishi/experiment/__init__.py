"""Purpose, stages, activities, criteria, revisions, metrics."""
