"""Which language the command line speaks.

Sentences come from the one Japanese catalogue of the product, read with the standard library
alone: ``enishi --help`` answers in Japanese without loading Django.
"""

import os
from collections.abc import Mapping, Sequence
from gettext import bindtextdomain, textdomain

LANGUAGES = ("ja", "en")
_DOMAIN = "django"
_CATALOGUES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "web", "locale")  # noqa: PTH118, PTH120 - pathlib costs a tenth of the start
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def find_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return ``ja`` or ``en``: as ``--lang`` says, else ``ENISHI_LANG``, else the locale."""
    named = (_option(arguments), environment.get("ENISHI_LANG", ""))
    chosen = next((one for one in named if one in LANGUAGES), "")
    return chosen or _of_locale(environment)


def speak(language: str) -> None:
    """Say everything in this language from now on, click's own sentences included."""
    bindtextdomain(_DOMAIN, _CATALOGUES)
    textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = language


def spoken() -> str:
    """Return the language that is spoken, ``ja`` or ``en``."""
    return "ja" if os.environ.get("LANGUAGE", "").startswith("ja") else "en"


def _option(arguments: Sequence[str]) -> str:
    for place, one in enumerate(arguments):
        if one == "--lang":
            return "".join(arguments[place + 1 : place + 2])
        if one.startswith("--lang="):
            return one.removeprefix("--lang=")
    return ""


def _of_locale(environment: Mapping[str, str]) -> str:
    named = next((environment[v] for v in _LOCALE_VARIABLES if environment.get(v)), "")
    return "ja" if named.startswith("ja") else "en"
