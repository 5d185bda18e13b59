"""Signing in with the token of a one-time link."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from enishi_app.actions.access import PassNotValidError, redeem_pass


class OneTimeLink(ModelBackend):
    """Let in whoever brings a valid token; names and passwords open nothing."""

    def authenticate(  # type: ignore[override]
        self, _request: HttpRequest | None, token: str | None = None
    ) -> AbstractBaseUser | None:
        """Return the user whom a token lets in, or None."""
        if token is None:
            return None
        try:
            return self.get_user(redeem_pass(token))
        except PassNotValidError:
            return None
