"""Errors: trouble with a whole call. Trouble in one row is a :class:`Problem` instead."""


class EnishiError(Exception):
    """Something the caller can name and the user can mend. Messages say "must be X, got Y".

    Messages never hold personal data: they may reach a log.
    """
