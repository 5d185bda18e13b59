"""Rows of the third kind: worked out from sources and decisions, and rebuilt from them at will."""

from django.db import models

from enishi_app.store.models.accounts import Workspace


class Person(models.Model):
    """One human being as lists show her."""

    id = models.CharField(max_length=32, primary_key=True)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    name = models.CharField(max_length=400)
    reading = models.CharField(max_length=400, blank=True)
    alias = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=400, blank=True)
    title = models.CharField(max_length=400, blank=True)
    place = models.CharField(max_length=80, blank=True)
    may_be_named = models.BooleanField(default=False)
    sort_key = models.CharField(max_length=400)
    search_text = models.TextField()
    """Folded name, reading, alias, organisation, title, mails, labels, one per line."""
    last_touch_on = models.DateField(null=True)
    touch_count = models.PositiveIntegerField(default=0)
    met_on = models.DateField(null=True)
    channel = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "sort_key", "id"], name="person_by_name"),
            models.Index(fields=["workspace", "-met_on", "id"], name="person_by_meeting"),
            models.Index(fields=["workspace", "-last_touch_on", "id"], name="person_by_touch"),
        ]


class PersonTag(models.Model):
    """Something people are found by: role, place, language, label."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    person = models.CharField(max_length=32)
    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=200)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "kind", "value", "person"], name="tag_by_value"),
            models.Index(fields=["person"], name="tag_by_person"),
        ]


class TouchRow(models.Model):
    """One interaction with one person."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    touch = models.CharField(max_length=32)
    person = models.CharField(max_length=32)
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    direction = models.CharField(max_length=10)
    is_zone_known = models.BooleanField(default=True)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "touch"], name="one_touch_each"),
        ]
        indexes = [models.Index(fields=["workspace", "person", "-at"], name="touch_by_person")]


class Entry(models.Model):
    """One entry of the journal in its latest form, as a library value in JSON."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    entry = models.CharField(max_length=32)
    kind = models.CharField(max_length=20)
    on = models.DateField(null=True)
    payload = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "entry"], name="one_entry_each"),
        ]
        indexes = [
            models.Index(fields=["workspace", "kind", "on", "entry"], name="entry_by_kind"),
        ]


class EntryNode(models.Model):
    """A person, community or event that an entry names."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    entry = models.CharField(max_length=32)
    node = models.CharField(max_length=32)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "node", "entry"], name="entry_by_node"),
            models.Index(fields=["workspace", "entry"], name="node_by_entry"),
        ]


class TieRow(models.Model):
    """Two nodes know each other, with the evidence as JSON."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    a = models.CharField(max_length=32)
    b = models.CharField(max_length=32)
    evidence = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "a", "b"], name="one_tie_each"),
        ]
        indexes = [models.Index(fields=["workspace", "b"], name="tie_by_other_end")]


class ExperimentRow(models.Model):
    """One experiment in its latest form, as a library value in JSON."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    experiment = models.CharField(max_length=64)
    position = models.PositiveIntegerField()
    payload = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "experiment"], name="one_plan_each"),
        ]
