"""States: what the words of an event site say became of somebody."""

import re

from enishi.sources.keys import fold_name
from enishi.terms import AttendanceState

_CAME = re.compile(
    r"checked.?in|attended|present|yes - attended|出席(?:済み?)?|受付済み?|来場(?:済み?)?"
    r"|入場済み?|チェックイン済み?|true|1|○|présente?|enregistrée?|anwesend|eingecheckt"
)
_DID_NOT_COME = re.compile(
    r"no.?show|absent|missed|欠席|未来場|不参加|absente?|abwesend|nicht erschienen"
)
_NOT_COMING = re.compile(
    r"no|false|0|×|.*(?:キャンセル|取消|辞退|補欠|繰り上げ待ち|抽選|落選|未払|未入金|返金|無効|招待中"
    r"|cancel|declin|refund|deleted|pending|wait|not attending|not going|reject|invited|invalid"
    r"|expired|transferred|unpaid|annul|rembours|en attente|refus|ne participe pas|storniert"
    r"|erstattet|ausstehend|abgesagt|abgelehnt|warteliste|nimmt nicht teil).*"
)


def state_of(word: str) -> AttendanceState | None:
    """Return the state that a site's word stands for; None for who is not coming, or not yet.

    Declined, refunded, cancelled, pending and waiting all give None. Any other word on a list of
    those who signed up is one for coming.
    """
    folded = fold_name(word)
    if _CAME.fullmatch(folded):
        return AttendanceState.ATTENDED
    if _DID_NOT_COME.fullmatch(folded):
        return AttendanceState.MISSED
    return None if _NOT_COMING.fullmatch(folded) else AttendanceState.PLANNED
