"""What the product refuses, said for the user: one line for each cause."""

from gettext import gettext


def refusal(error: BaseException) -> str:
    """Return the line for an error of the product's own."""
    return gettext(str(error))
