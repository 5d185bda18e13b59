"""One text of the user's in the language she wrote it in."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enishi.terms import Bilingual

_JAPANESE = re.compile("[぀-ヿ㐀-鿿々〆〇]")


def say_in_both(text: str, *, ja: str = "", en: str = "") -> "Bilingual":
    """Return a text; what is not said to be Japanese or English is told by its letters."""
    from enishi.terms import Bilingual

    if not text:
        return Bilingual(ja=ja, en=en)
    return (
        Bilingual(ja=ja or text, en=en)
        if _JAPANESE.search(text)
        else Bilingual(ja=ja, en=en or text)
    )
