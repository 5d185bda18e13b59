"""An answer as the page shows it: how the question was understood, drawn and listed."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from enishi.network import ReachQuery, query_parts
from enishi.terms import Language
from enishi_app.actions.actor import Actor
from enishi_app.actions.reach import ReachAnswer
from enishi_app.web.reach.asking import FieldsForm, fields_of, text_of
from enishi_app.web.reach.picture import draw_answer
from enishi_app.web.reach.routes import show_reach


@dataclass(frozen=True, kw_only=True)
class ShownPart:
    """One part of a question, said in both languages.

    Attributes:
        without: The question without it; empty where nothing would be left.
    """

    said: str
    also: str
    also_language: Language
    without: str


@dataclass(frozen=True, kw_only=True)
class ShownNear:
    """A wider question that somebody fits."""

    said: str
    text: str
    count: int


def tell_answer(actor: Actor, answer: ReachAnswer, *, here: str) -> dict[str, object]:
    """Return what the page shows of an answer."""
    language = actor.language
    reaches = [show_reach(answer, one, language, here=here) for one in answer.reaches]
    initial = fields_of(answer.query, language)
    return {
        "answer": answer,
        "parts": list(_parts(answer.query, language)),
        "unknown": _quoted(answer.query.unknown, language),
        "without_unknown": _without_unknown(answer.query),
        "reached": [one for one in reaches if one.best],
        "missed": [one for one in reaches if not one.best],
        "drawing": draw_answer(answer, language),
        "near": list(_near(answer, language)),
        "fields": FieldsForm(language=language, initial=initial),
    }


def _quoted(words: tuple[str, ...], language: Language) -> str:
    if language is Language.JA:
        return "".join(f"「{word}」" for word in words)
    return ", ".join(f"“{word}”" for word in words)


def _parts(query: ReachQuery, language: Language) -> Iterator[ShownPart]:
    other = Language.EN if language is Language.JA else Language.JA
    for part in fields(query):
        if not getattr(query, part.name):
            continue
        alone = ReachQuery(**{part.name: getattr(query, part.name)})
        said, also = query_parts(alone, language)[0], query_parts(alone, other)[0]
        without = text_of(replace(query, **{part.name: ()}))
        is_vocabulary = part.name in {"roles", "places", "languages"}
        yield ShownPart(
            said=said, also=also if is_vocabulary else "", also_language=other, without=without
        )


def _near(answer: ReachAnswer, language: Language) -> Iterator[ShownNear]:
    joint = "、" if language is Language.JA else ", "
    for one in answer.near:
        said = joint.join(query_parts(one.query, language))
        yield ShownNear(said=said, text=text_of(one.query), count=one.count)


def _without_unknown(query: ReachQuery) -> str:
    """Return the question without the words that were not understood, if there were any."""
    return text_of(query.without_unknown()) if query.unknown else ""
