"""What is searched, as it is compared; the index over it is the database's own."""

from django.db import models

from enishi_app.store.models.accounts import Workspace


class SearchRow(models.Model):
    """The texts of one person or entry, folded and by kind (``enishi.language.index_text``).

    The grams of these texts stand beside: on SQLite in the virtual table ``store_search``, with
    the number of this row; on PostgreSQL in the column ``grams``. Only
    ``enishi_app.store.derive.search`` writes either.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    node = models.CharField(max_length=32)
    shelf = models.CharField(max_length=10)
    """A person's standing; ``community``, ``event`` or ``entry``."""
    name = models.TextField(blank=True)
    reading = models.TextField(blank=True)
    work = models.TextField(blank=True)
    label = models.TextField(blank=True)
    note = models.TextField(blank=True)
    recency = models.IntegerField(default=0)
    """The day of the last touch, or of the entry, as an ordinal; 0 where there is none."""
    sort_key = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "node"], name="search_by_node"),
            models.Index(
                fields=["workspace", "shelf", "-recency", "sort_key", "node"],
                name="search_by_closeness",
            ),
        ]
