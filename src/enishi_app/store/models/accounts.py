"""Who may see what: users and workspaces."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person who signs in. Ours from the first migration."""

    language = models.CharField(max_length=2, blank=True)
    theme = models.CharField(max_length=5, blank=True)


class Workspace(models.Model):
    """The frame of everything: every other row belongs to one."""

    name = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    fixed_today = models.DateField(null=True, blank=True)
    """The day a demonstration stands still at; None lets time pass."""
    version = models.PositiveBigIntegerField(default=0)
    """Rises with every change, so that whatever is kept in memory knows when it is old."""


class Seat(models.Model):
    """A user's place in a workspace, with what it allows."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    role = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "user"], name="one_seat_each"),
        ]


class EntryPass(models.Model):
    """A one-time link: only the hash of its token is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
