"""Why an ask is in a plan, or is not, in Japanese and English."""

from collections.abc import Mapping

from enishi.network import ME, NodeId
from enishi.outreach.planning.values import LeftOut, LeftOutReason, PlannedAsk
from enishi.terms import Bilingual, Language

Names = Mapping[NodeId, str]

_DIRECT = Bilingual(
    ja="{target}とはすでにつながりがあります。ご自身で連絡できます。",
    en="You know {target} yourself: write to them.",
)
_NEAR = Bilingual(ja="{introducer}は{target}を知っています。", en="{introducer} knows {target}.")
_FAR = Bilingual(
    ja="{introducer}は{via}を、{via}は{target}を知っています。",
    en="{introducer} knows {via}, who knows {target}.",
)
_ADDS = Bilingual(
    ja="これで会える見込みが{adds}人分増えます。",
    en="This adds {adds} to the number of people you may expect to meet.",
)
_BESIDE = Bilingual(
    ja="同じ人を{others}にもお願いするため、増える分は少なめです。",
    en="It adds less by itself, since {others} is asked for the same person.",
)
_LEFT_OUT: Mapping[LeftOutReason, Bilingual] = {
    LeftOutReason.NO_ROOM: Bilingual(
        ja="{introducer}には、しばらくお願いを控えます。",
        en="{introducer} is not to be asked at present.",
    ),
    LeftOutReason.ASKED_FOR_ANOTHER: Bilingual(
        ja="{introducer}には、この計画で別の人の紹介をお願いします。",
        en="{introducer} is already asked for somebody else in this plan.",
    ),
    LeftOutReason.TOO_DEAR: Bilingual(
        ja="{introducer}へのお願いは、予算の全部より重くなります。",
        en="Asking {introducer} costs more than the whole budget.",
    ),
    LeftOutReason.BUDGET_SPENT: Bilingual(
        ja="同じ回数なら、ほかのお願いのほうが多くの人に会えそうです。",
        en="With as many asks, others may be expected to bring more.",
    ),
    LeftOutReason.OVERLAP: Bilingual(
        ja="{target}への紹介はほかの人にお願いするため、重ねて頼んでもあまり増えません。",
        en="Others are asked for {target} already; one more adds little.",
    ),
}


def people_words(count: float) -> str:
    """Write an expected number of people with one decimal, or ``<0.1``."""
    return f"{count:.1f}" if count >= 0.05 else "<0.1"  # noqa: PLR2004 - what rounds to 0.1


def explain_ask(ask: PlannedAsk, names: Names, language: Language) -> str:
    """Say in a few words why an ask is in the plan and what it adds.

    Args:
        ask: From a plan.
        names: Of everybody in it as they stand in a sentence: 「田中さん」, with an honorific.
        language: Of the sentences.
    """
    parts = [_road(ask), _ADDS]
    if ask.beside:
        parts.append(_BESIDE)
    said = {
        "introducer": names[ask.introducer],
        "target": names[ask.target],
        "via": names[ask.via],
        "adds": people_words(ask.adds),
        "others": ("、" if language is Language.JA else ", ").join(
            names[node] for node in ask.beside
        ),
    }
    between = "" if language is Language.JA else " "
    return between.join(part.to(language).format(**said) for part in parts)


def explain_left_out(one: LeftOut, names: Names, language: Language) -> str:
    """Say why an ask is not in the plan."""
    said = {"introducer": names[one.introducer], "target": names[one.target]}
    return _LEFT_OUT[one.reason].to(language).format(**said)


def _road(ask: PlannedAsk) -> Bilingual:
    if ask.introducer in (ask.target, ME):
        return _DIRECT
    return _NEAR if ask.via == ask.introducer else _FAR
