"""Text for programs that read Windows-31J (cp932) only, as old ones in Japan do."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import BinaryIO

_CODING = "cp932"
_GETA = "〓"
"""What printers in Japan set for a letter that they do not have."""
# The same signs, which Windows' table has under other numbers than JIS.
_TWINS = str.maketrans({"〜": "～", "−": "－", "‖": "∥", "—": "―", "¢": "￠", "£": "￡", "¬": "￢"})


class LegacyText:
    """A text file in cp932. Letters that it lacks become their plain form, or 〓."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write a text; return its length."""
        self._file.write("".join(map(_fit, text.translate(_TWINS))).encode(_CODING))
        return len(text)


def lost_signs(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the letters of these texts that cp932 lacks, each once, in order."""
    signs = {sign for text in texts if not text.isascii() for sign in text.translate(_TWINS)}
    return tuple(sorted(sign for sign in signs if _fit(sign) != sign))


@lru_cache(maxsize=20_000)
def _fit(sign: str) -> str:
    plain = unicodedata.normalize("NFD", sign)[0]
    return next((one for one in (sign, plain) if _is_in_table(one)), _GETA)


def _is_in_table(sign: str) -> bool:
    try:
        sign.encode(_CODING)
    except UnicodeEncodeError:
        return False
    return True
