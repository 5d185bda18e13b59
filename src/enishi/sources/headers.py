"""Headers: one spelling for the many ways in which programs write a column's name."""

import re
import unicodedata
from functools import lru_cache

_LONGEST_HEADER = 200
_BLANKS = re.compile(r"[\s_]+")
# The long-vowel mark ー is a letter, not a hyphen, and stays.
_HYPHENS = re.compile(r"[-‐‑‒–—―−]+")


def fold_header(text: str) -> str:
    """Return the header in NFKC and lower case, without blanks, underscores and hyphens.

    What is longer than any header comes back as it stands.
    """
    return text if len(text) > _LONGEST_HEADER else _folded(text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().strip("\ufeff")
    return _HYPHENS.sub("", _BLANKS.sub("", folded))
