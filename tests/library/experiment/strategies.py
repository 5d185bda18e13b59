"""Experiments as hypothesis draws them: whole ones, of which every part holds together."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from enishi.experiment import (
    Activity,
    ActivityId,
    ActivityMark,
    Criterion,
    CriterionId,
    Experiment,
    Figure,
    Learning,
    Metric,
    MetricKind,
    Plan,
    Purpose,
    Revision,
    Stage,
    StageId,
    WhoCell,
    Workstream,
    WorkstreamId,
    plan_fingerprint,
)
from enishi.network import languages, places, roles
from enishi.terms import (
    Bilingual,
    Channel,
    Comparison,
    ExperimentId,
    ExperimentKind,
    Mark,
    Period,
)

_ALPHABET = st.one_of(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cn")),
    st.sampled_from(
        [*"\t\n\n  　:#-'\"{}[]&*!|>%@`,?~=", "縁", "Ａ", "１", "🍵", "é", "\u2028", "\x85"]
    ),
)
TEXTS = st.one_of(
    st.text(_ALPHABET, min_size=1, max_size=40),
    st.sampled_from(
        [
            "no", "null", "~", "2024-06-01", "1e3", "0o17", "- a", "a: b", "# c", "|", "  前に空白",
            "後ろに空白  ", "一行目\n二行目", "\n始まりの改行", "終わりの改行\n\n", "a\n  b\n c",
            "=", "<<",
            "👩‍🔧の縁", "\ttab", "a\tb\nc", "a\r\nb", "\ufeffmark", "---\nb", "...",
        ]
    ),
)  # fmt: skip
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))
KEYS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cs", "Cc", "Cn", "Zs", "Zl", "Zp"),
        exclude_characters="/",
    ),
    min_size=1,
    max_size=12,
)


@st.composite
def bilinguals(draw: st.DrawFn, *, may_be_empty: bool = True) -> Bilingual:
    ja, en = draw(st.one_of(st.just(""), TEXTS)), draw(st.one_of(st.just(""), TEXTS))
    return Bilingual(ja=ja, en=en) if ja or en or may_be_empty else Bilingual(ja=draw(TEXTS))


WORDS = bilinguals(may_be_empty=False)
LEARNINGS = st.builds(Learning, on=DAYS, text=WORDS)
PLACES = st.one_of(st.just(""), st.sampled_from(places()), st.just("隠れ里"))
ROLES = st.one_of(st.just(""), st.sampled_from(roles()))
WHO_CELLS = st.builds(
    WhoCell, role=ROLES, place=PLACES, language=st.sampled_from(("", *languages()))
)
METRICS = st.builds(
    Metric,
    kind=st.sampled_from(MetricKind),
    role=ROLES,
    place=PLACES,
    channels=st.lists(st.one_of(st.sampled_from(Channel), TEXTS), max_size=2).map(
        lambda found: tuple(str(one) for one in found)
    ),
    on_purpose=st.booleans(),
    is_online=st.sampled_from((None, True, False)),
    kind_of_publication=st.sampled_from(("", "article", "post")),
)


@st.composite
def periods(draw: st.DrawFn, *, within: Period | None = None) -> Period:
    days = st.dates(within.start, within.end) if within else DAYS
    start, end = sorted((draw(days), draw(days)))
    return Period(start=start, end=end)


def _keys(most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(KEYS, max_size=most, unique=True)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    period = draw(periods())
    stages = [
        Stage(id=StageId(key), name=draw(WORDS), period=draw(periods(within=period)))
        for key in draw(_keys(3))
    ]
    streams = [Workstream(id=WorkstreamId(key), name=draw(WORDS)) for key in draw(_keys(2))]
    activities = [
        Activity(
            id=ActivityId(key),
            stage=draw(st.sampled_from(stages)).id,
            workstream=draw(st.sampled_from(streams)).id,
            title=draw(WORDS),
        )
        for key in draw(_keys(3) if stages and streams else st.just([]))
    ]
    return Plan(
        title=draw(bilinguals()),
        question=draw(WORDS),
        period=period,
        hypothesis=draw(bilinguals()),
        background=draw(bilinguals()),
        verification=draw(bilinguals()),
        workstreams=tuple(streams),
        stages=tuple(stages),
        activities=tuple(activities),
        criteria=tuple(draw(_criteria(period))),
        figures=tuple(
            Figure(id=key, title=draw(WORDS), metric=draw(METRICS)) for key in draw(_keys(2))
        ),
        other=draw(bilinguals()),
    )


@st.composite
def _criteria(draw: st.DrawFn, period: Period) -> list[Criterion]:
    return [
        Criterion(
            id=CriterionId(key),
            title=draw(WORDS),
            metric=draw(METRICS),
            comparison=draw(st.sampled_from(Comparison)),
            number=draw(st.integers(0, 10_000)),
            by=draw(st.dates(period.start, period.end)),
        )
        for key in draw(_keys(2))
    ]


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    plan = draw(plans())
    days = sorted(draw(st.lists(DAYS, max_size=2)))
    revisions = tuple(
        Revision(number=number, on=on, plan=frozen, reason=draw(WORDS))
        for number, on in enumerate(days, 1)
        for frozen in [draw(plans())]
    )
    revisions = tuple(replace(r, fingerprint=plan_fingerprint(r.plan)) for r in revisions)
    purposes = tuple(
        Purpose(
            version=version,
            on=on,
            who=tuple(draw(st.lists(WHO_CELLS, max_size=2))),
            why=draw(bilinguals()),
            reason=draw(WORDS),
        )
        for version, on in enumerate(sorted(draw(st.lists(DAYS, max_size=2))), 1)
    )
    return Experiment(
        id=ExperimentId(draw(KEYS)),
        kind=draw(st.sampled_from(ExperimentKind)),
        plan=plan,
        sponsor=draw(bilinguals()),
        purposes=purposes,
        revisions=revisions,
        marks=tuple(draw(_marks(plan))),
        learnings=tuple(draw(st.lists(LEARNINGS, max_size=2))),
    )


@st.composite
def _marks(draw: st.DrawFn, plan: Plan) -> list[ActivityMark]:
    return [
        ActivityMark(
            activity=activity.id,
            mark=draw(st.sampled_from(Mark)),
            on=plan.period.start + timedelta(days=draw(st.integers(0, 900))),
            reason=draw(WORDS),
        )
        for activity in plan.activities
        if draw(st.booleans())
    ]
