"""Rows of the second kind: what a person said. Never changed, never deleted."""

from typing import Any, NoReturn

from django.db import models

from enishi.terms import EnishiError
from enishi_app.store.models.accounts import User, Workspace


class AppendOnlyError(EnishiError):
    """Somebody tried to rewrite what was said."""


class Decision(models.Model):
    """One thing a person said, on one subject, at one time."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE)
    at = models.DateTimeField()
    actor = models.ForeignKey(User, null=True, on_delete=models.SET_NULL)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=64)
    payload = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "subject", "id"], name="decision_by_subject"),
            models.Index(fields=["workspace", "kind", "id"], name="decision_by_kind"),
        ]

    def save(self, *places: Any, **options: Any) -> None:  # noqa: ANN401  # Django's signature
        """Insert the row.

        Raises:
            AppendOnlyError: If it has been inserted before.
        """
        if self.pk is not None:
            msg = "a decision must be new, got one that is already written"
            raise AppendOnlyError(msg)
        super().save(*places, **options)

    def delete(self, *places: Any, **options: Any) -> NoReturn:  # noqa: ANN401, ARG002 - Django's signature
        """Refuse.

        Raises:
            AppendOnlyError: Always.
        """
        msg = "a decision must be answered by a newer one, got a deletion"
        raise AppendOnlyError(msg)
