"""Rows of the first kind: what files said, unchanged."""

from django.db import models

from enishi_app.store.models.accounts import Workspace


class SourceFile(models.Model):
    """An original, kept in the sources folder under its content hash."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "sha256"], name="one_original_each"),
        ]


class ImportRun(models.Model):
    """One reading of one path the user gave."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    name = models.CharField(max_length=255)
    format = models.CharField(max_length=20, blank=True)
    mapping = models.JSONField(default=dict)
    myself = models.JSONField(default=dict)
    """Who the user was in her files when it began, so that reading on gives the same."""
    status = models.CharField(max_length=12)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    read_count = models.PositiveIntegerField(default=0)
    new_count = models.PositiveIntegerField(default=0)
    changed_count = models.PositiveIntegerField(default=0)
    same_count = models.PositiveIntegerField(default=0)
    problem_count = models.PositiveIntegerField(default=0)
    readings_kept = models.PositiveBigIntegerField(default=0)
    """Readings that were kept so far: where an interrupted import goes on."""
    is_complete = models.BooleanField(default=False)
    """Whether it was read to its end, even where it was taken back since."""
    bytes_read = models.PositiveBigIntegerField(default=0)
    bytes_total = models.PositiveBigIntegerField(default=0)
    originals = models.ManyToManyField(SourceFile)
    layout = models.JSONField(default=list)
    """Pairs of content hash and path within the folder given: how to lay the originals out."""
    files = models.JSONField(default=list)
    """Per file: name, format, counts."""

    class Meta:
        indexes = [models.Index(fields=["workspace", "-started_at"], name="run_by_time")]


class SourceRecord(models.Model):
    """What one row of one file said. A changed row is another record with the same key."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=600)
    subject = models.CharField(max_length=32)
    """Id derived from workspace and key: whom this record names before any 名寄せ decision."""
    content_hash = models.CharField(max_length=32)
    payload = models.TextField()
    file = models.CharField(max_length=400)
    row = models.PositiveBigIntegerField()
    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "kind", "subject", "content_hash"],
                name="one_record_each",
            ),
        ]


class Sighting(models.Model):
    """A later run that found the same record again."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE)
    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "record"], name="one_sighting_each"),
        ]


class ReadingProblem(models.Model):
    """What one row could not give, and why."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="problems")
    file = models.CharField(max_length=400)
    row = models.PositiveBigIntegerField(default=0)
    field = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=40)
    detail = models.CharField(max_length=400, blank=True)
    is_fatal = models.BooleanField(default=True)
