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
    standing = models.CharField(max_length=10, default="contact")
    """``contact``; or ``proposed`` and ``dismissed`` where she was only seen somewhere."""

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "standing", "sort_key", "id"], name="person_by_name"),
            models.Index(fields=["workspace", "standing", "-met_on", "id"], name="person_by_met"),
            models.Index(
                fields=["workspace", "standing", "-last_touch_on", "id"], name="person_by_touched"
            ),
            models.Index(
                fields=["workspace", "standing", "-touch_count", "id"], name="person_by_touches"
            ),
        ]


class IdentityRow(models.Model):
    """An id that names a person together with others, by the user's word."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    member = models.CharField(max_length=32)
    person = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "member"], name="one_person_each"),
        ]
        indexes = [models.Index(fields=["workspace", "person"], name="identity_by_person")]


class ApartRow(models.Model):
    """Two ids of which the user said that they are two people."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    a = models.CharField(max_length=32)
    b = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "a", "b"], name="one_parting_each"),
        ]


class SupportRow(models.Model):
    """What one line of a file says of two nodes: membership, attendance, a stated tie."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    record = models.CharField(max_length=32)
    kind = models.CharField(max_length=20)
    a = models.CharField(max_length=32)
    """``me`` or the id of a person, as her own source names her."""
    b = models.CharField(max_length=32)
    """A person, community or event."""
    word = models.CharField(max_length=200, blank=True)
    """The step, the state, or what the file calls the tie."""
    on = models.DateField(null=True)
    count = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "record"], name="one_support_each"),
        ]
        indexes = [
            models.Index(fields=["workspace", "a"], name="support_by_a"),
            models.Index(fields=["workspace", "b"], name="support_by_b"),
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


class DuplicateRow(models.Model):
    """Two people whose records seem to name one human being, with the reasons as JSON."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    a = models.CharField(max_length=32)
    b = models.CharField(max_length=32)
    weight = models.FloatField()
    level = models.CharField(max_length=10)
    payload = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "a", "b"], name="one_proposal_each"),
        ]
        indexes = [
            models.Index(fields=["workspace", "-weight", "a", "b"], name="duplicate_by_weight"),
            models.Index(fields=["workspace", "b"], name="duplicate_by_b"),
        ]


class ProfileRow(models.Model):
    """What tells one person from others, folded, as it stood when she was last looked at."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    person = models.CharField(max_length=32)
    payload = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "person"], name="one_profile_each"),
        ]


class ProfileKey(models.Model):
    """A key under which a profile is found: what it has in common with others of that key."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, db_index=False)
    key = models.BigIntegerField()
    profile = models.BigIntegerField()
    """Number of the profile's row; no foreign key, whose index would double the table."""

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "key", "profile"], name="profile_by_key"),
        ]


class ChangedPerson(models.Model):
    """Somebody whose rows were worked out anew since she was last looked at."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    person = models.CharField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["workspace", "person"], name="changed_by_person")]


class LearnedRow(models.Model):
    """The model that the last look at everybody learned, as a library value in JSON."""

    workspace = models.OneToOneField(Workspace, on_delete=models.CASCADE)
    payload = models.TextField()
