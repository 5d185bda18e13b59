"""Coming in by a one-time link: no password, nothing secret kept."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from enishi.terms import EnishiError
from enishi_app.actions.actor import Actor, NotAllowedError, reading
from enishi_app.store.models import EntryPass

PASS_LASTS = timedelta(minutes=10)
_TOKEN_BYTES = 32


class PassNotValidError(EnishiError):
    """A one-time link is unknown, used, or too old: which of them is not told."""


def issue_pass(actor: Actor) -> str:
    """Return the token of a link that opens the workspace once, within ``PASS_LASTS``.

    Raises:
        NotAllowedError: If the actor is not a user.
    """
    reading(actor)
    if actor.user is None:
        msg = "actor must be a user to be let in, got the program itself"
        raise NotAllowedError(msg)
    now, token = timezone.now(), secrets.token_urlsafe(_TOKEN_BYTES)
    with transaction.atomic():
        EntryPass.objects.filter(expires_at__lte=now).delete()
        EntryPass.objects.create(
            token_hash=_hash(token), user_id=actor.user, expires_at=now + PASS_LASTS
        )
    return token


def redeem_pass(token: str) -> int:
    """Use up a token; return the id of the user it lets in.

    Raises:
        PassNotValidError: If the token is unknown, used or expired.
    """
    now = timezone.now()
    found = EntryPass.objects.filter(token_hash=_hash(token))
    # One statement decides: of two that come at the same time, one is let in.
    if not found.filter(used_at=None, expires_at__gt=now).update(used_at=now):
        msg = "link must be unused and at most ten minutes old, got another"
        raise PassNotValidError(msg)
    return found.get().user_id


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
