"""Letters around an introduction: drafts to copy, change and send oneself.

Every letter says that no is a fine answer, and what exactly is asked. Nothing is sent by enishi.
"""

from enishi.outreach.letters.facts import Letter, LetterFacts, LetterKind, Politeness
from enishi.outreach.letters.writing import write_about_me, write_letter

__all__ = [
    "Letter",
    "LetterFacts",
    "LetterKind",
    "Politeness",
    "write_about_me",
    "write_letter",
]
