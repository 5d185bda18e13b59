"""What a metric counts, said in Japanese and English."""

from collections.abc import Mapping

from enishi.evidence import channel_name
from enishi.experiment.plan import Metric, MetricKind
from enishi.network import place_name, role_name
from enishi.terms import Bilingual, Language

METRIC_WORDS: Mapping[MetricKind, Bilingual] = {
    MetricKind.CONTACTS: Bilingual(
        ja="期間中に初めて会った人。同じ人は一度だけ数えます。",
        en="People met for the first time within the period, each once.",
    ),
    MetricKind.INTRODUCED: Bilingual(
        ja="友人かコミュニティの紹介で、期間中に初めて会った人。同じ人は一度だけ数えます。",
        en="People met for the first time within the period through a friend's or a community's "
        "introduction, each once.",
    ),
    MetricKind.COMMUNITIES_JOINED: Bilingual(
        ja="期間中に参加した場。同じ場は一度だけ数えます。",
        en="Communities joined within the period, each once.",
    ),
    MetricKind.EVENTS_ATTENDED: Bilingual(
        ja="期間中に出席したイベント。同じイベントは一度だけ数えます。",
        en="Events attended within the period, each once.",
    ),
    MetricKind.PUBLICATIONS: Bilingual(
        ja="期間中に公開したもの。", en="Publications within the period."
    ),
    MetricKind.ASKS: Bilingual(
        ja="期間中の働きかけの数。紹介のお願いも、投稿や面識のない人への連絡も、"
        "結果を問わず数えます。",
        en="Every try to reach somebody within the period: introductions asked for, posts, talks, "
        "cold messages, whatever came of them.",
    ),
    MetricKind.SECOND_TALKS: Bilingual(
        ja="期間中に初めて会い、後の日に通話か対面でもう一度話した人。",
        en="People met for the first time within the period, with a call or a meeting on a later "
        "day of it.",
    ),
}
_ON_PURPOSE = Bilingual(
    ja="その日の「会いたい人」に当てはまる人に限ります。",
    en="Only those whom the purpose of that day names.",
)
_ONLINE = {
    True: Bilingual(ja="オンラインのものに限ります。", en="Only online ones."),
    False: Bilingual(ja="対面のものに限ります。", en="Only those on the spot."),
}
_PUBLICATIONS = {
    "article": Bilingual(ja="記事に限ります。", en="Only articles."),
    "post": Bilingual(ja="投稿に限ります。", en="Only posts."),
}


def metric_rule(metric: Metric, language: Language) -> str:
    """Say what a metric counts, in whole sentences: its rule, then whatever narrows it."""
    sentences = [METRIC_WORDS[metric.kind].to(language), *_narrowing(metric, language)]
    return ("" if language is Language.JA else " ").join(filter(None, sentences))


def _narrowing(metric: Metric, language: Language) -> list[str]:
    return [
        _role(metric.role, language).to(language),
        _place(metric.place, language).to(language),
        _channels(metric.channels, language).to(language),
        _ON_PURPOSE.to(language) if metric.on_purpose else "",
        "" if metric.is_online is None else _ONLINE[metric.is_online].to(language),
        _PUBLICATIONS.get(metric.kind_of_publication, Bilingual()).to(language),
    ]


def _role(code: str, language: Language) -> Bilingual:
    name = role_name(code, language)
    if not code:
        return Bilingual()
    return Bilingual(
        ja=f"{name}に限り、より細かい職種も含めます。",
        en=f"Only those with the role {name} or a narrower one.",
    )


def _place(code: str, language: Language) -> Bilingual:
    name = place_name(code, language)
    return (
        Bilingual(ja=f"{name}でのものに限ります。", en=f"Only in {name}.") if code else Bilingual()
    )


def _channels(codes: tuple[str, ...], language: Language) -> Bilingual:
    names = [channel_name(code, language) for code in codes]
    if not names:
        return Bilingual()
    return Bilingual(
        ja=f"きっかけが{'、'.join(names)}のものに限ります。",
        en=f"Only by way of: {', '.join(names)}.",
    )
