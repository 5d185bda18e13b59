"""An experiment of six months with its records, invented: the figures come out of the records."""

from datetime import date

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
)
from enishi.report import ReportMaterial
from enishi.terms import (
    Comparison,
    ExperimentKind,
    Mark,
    Period,
)
from tests.library.report.builders import EXPERIMENT, both
from tests.library.report.sample_records import (
    sample_introductions,
    sample_journal,
    sample_people,
)

SAMPLE_DAY = date(2024, 8, 31)
_START = date(2024, 6, 1)
_END = date(2024, 11, 30)
_REVISED = date(2024, 8, 31)
_NETWORK, _TRENDS, _SALES = (WorkstreamId(name) for name in ("network", "trends", "sales"))


def _stage(key: str, ja: str, en: str, start: date, end: date) -> Stage:
    return Stage(id=StageId(key), name=both(ja, en), period=Period(start=start, end=end))


def _activity(key: str, stage: str, stream: WorkstreamId, ja: str, en: str) -> Activity:
    return Activity(id=ActivityId(key), stage=StageId(stage), workstream=stream, title=both(ja, en))


def _criterion(key: str, ja: str, en: str, metric: Metric, number: int) -> Criterion:
    return Criterion(
        id=CriterionId(key),
        title=both(ja, en),
        metric=metric,
        comparison=Comparison.AT_LEAST,
        number=number,
        by=_END,
    )


def _figure(key: str, ja: str, en: str, metric: Metric) -> Figure:
    return Figure(id=key, title=both(ja, en), metric=metric)


_MARKETERS = Metric(kind=MetricKind.CONTACTS, role="marketer")
_ARTICLES = Metric(kind=MetricKind.PUBLICATIONS, kind_of_publication="article")
_GROUPS_JOINED = Metric(kind=MetricKind.COMMUNITIES_JOINED, is_online=True)
_STAGES = (
    _stage("s1", "人脈づくりを始める", "Start networking", _START, date(2024, 7, 31)),
    _stage("s2", "現地で会う", "Meet on the spot", date(2024, 7, 1), _REVISED),
    _stage("s3", "効果をみる", "Observe the effect", date(2024, 9, 1), date(2024, 10, 31)),
    _stage("s4", "まとめて伝える", "Analyse and publish", date(2024, 11, 1), _END),
)
_EARLY = (
    _activity(
        "ask",
        "s1",
        _NETWORK,
        "友人や参加中のコミュニティに、海外のマーケターを紹介してもらう",
        "Ask friends and own communities to introduce marketers abroad",
    ),
    _activity(
        "media",
        "s1",
        _TRENDS,
        "ウェブメディアで海外のコミュニティマーケティングの事例を調べる",
        "Check web media for community-marketing cases abroad",
    ),
    _activity(
        "share",
        "s1",
        _TRENDS,
        "調べたことをSNSとnoteで発信する",
        "Publish what was learned on social media and note",
    ),
    _activity(
        "paris",
        "s2",
        _NETWORK,
        "7月下旬からパリで実地調査をする",
        "Fieldwork in Paris from late July",
    ),
    _activity(
        "local",
        "s2",
        _NETWORK,
        "現地のマーケターのコミュニティを見つけて参加する",
        "Find and join a local marketers' community",
    ),
    _activity(
        "nomad",
        "s2",
        _NETWORK,
        "ノマドのコミュニティのイベントに出て、マーケターと会う",
        "Attend events of a nomad community to meet marketers",
    ),
)
_LATE_BEFORE = (
    _activity(
        "effect", "s3", _NETWORK, "つながりの効果を観察する", "Observe the effect of the ties"
    ),
    _activity("sell", "s4", _SALES, "国内企業に提案する", "Make offers to companies in Japan"),
)
_LATE_NOW = (
    _activity(
        "review",
        "s3",
        _NETWORK,
        "出会いかたを振り返り、ノウハウを残す",
        "Review which ways of making contact worked and keep the know-how",
    ),
    _activity(
        "fukuoka",
        "s3",
        _NETWORK,
        "10月のCOLIVE FUKUOKAで、海外のノマドマーケターと会う",
        "Meet foreign nomad marketers at COLIVE FUKUOKA in October",
    ),
    _activity(
        "sell",
        "s4",
        _TRENDS,
        "海外のコミュニティの事例をSNSとnoteで伝える",
        "Report foreign community cases on social media and note",
    ),
)


def _plan(late: tuple[Activity, ...]) -> Plan:
    return Plan(
        title=both("コミュニティの力と人脈", "Communities and networks"),
        question=both(
            "コミュニティの力で、世界中のマーケターとつながれるか？",
            "Can the power of communities build a network with marketers around the world?",
        ),
        period=Period(start=_START, end=_END),
        hypothesis=both(
            "友人とコミュニティに紹介を頼めば、知り合いのいない街でもマーケターに会える。",
            "If I ask friends and communities to introduce me, I will meet marketers even in a "
            "city where I know nobody.",
        ),
        background=both(
            "日本のマーケターには、海外の仲間と知り合うきっかけがあまりありません。"
            "コミュニティがその入り口になるかを、半年かけて確かめます。",
            "Marketers in Japan have few ways to get to know colleagues abroad. "
            "For half a year I find out whether communities can open the door.",
        ),
        verification=both(
            "出会った人、お願い、参加、発信をその日のうちに記録し、期日ごとに数えます。",
            "Contacts, asks, groups and articles are recorded on the day they happen, and "
            "counted on set dates.",
        ),
        workstreams=(
            Workstream(
                id=_NETWORK,
                name=both("コミュニティを通じた人脈づくり", "Network building through communities"),
            ),
            Workstream(
                id=_TRENDS,
                name=both(
                    "海外のコミュニティマーケティングの情報収集と発信",
                    "Collecting and publishing community-marketing trends from abroad",
                ),
            ),
            Workstream(
                id=_SALES,
                name=both(
                    "日本の企業やマーケターへの提案",
                    "Sales towards Japanese companies and marketers",
                ),
            ),
        ),
        stages=_STAGES,
        activities=(*_EARLY, *late),
        criteria=(
            _criterion("marketers", "マーケターと知り合う", "Marketers met", _MARKETERS, 10),
            _criterion("groups", "オンラインの場に参加する", "Online groups", _GROUPS_JOINED, 5),
            _criterion("articles", "現地の報告を公開する", "Field reports", _ARTICLES, 10),
        ),
        figures=(
            _figure("contacts", "つながった人", "Contacts", Metric(kind=MetricKind.CONTACTS)),
            _figure(
                "introduced", "紹介でつながった人", "Introduced", Metric(kind=MetricKind.INTRODUCED)
            ),
            _figure("marketers", "マーケター", "Marketers", _MARKETERS),
            _figure("groups", "参加したオンラインの場", "Online groups joined", _GROUPS_JOINED),
            _figure(
                "events",
                "出席したイベント",
                "Events attended",
                Metric(kind=MetricKind.EVENTS_ATTENDED),
            ),
            _figure("articles", "公開した記事", "Articles published", _ARTICLES),
        ),
    )


def _mark(activity: str, mark: Mark, on: date, ja: str = "", en: str = "") -> ActivityMark:
    return ActivityMark(activity=ActivityId(activity), mark=mark, on=on, reason=both(ja, en))


def _learned(ja: str, en: str) -> Learning:
    return Learning(on=_REVISED, text=both(ja, en))


def sample_experiment() -> Experiment:
    first, second = _plan(_LATE_BEFORE), _plan(_LATE_NOW)
    july = date(2024, 7, 31)
    return Experiment(
        id=EXPERIMENT,
        kind=ExperimentKind.OWN,
        plan=second,
        purposes=(
            Purpose(
                version=1,
                on=date(2024, 5, 25),
                who=(
                    WhoCell(role="marketer", place="paris"),
                    WhoCell(role="marketer", place="lisbon"),
                ),
                why=both(
                    "海外のコミュニティの始めかたを学び、日本の読者に伝えるため。",
                    "To learn how communities abroad begin, and to tell readers in Japan.",
                ),
            ),
        ),
        revisions=(
            Revision(number=1, on=date(2024, 5, 31), plan=first),
            Revision(
                number=2,
                on=_REVISED,
                plan=second,
                reason=both(
                    "夏のパリでは出会いが少なく、目的も広すぎました。"
                    "10月のイベントに絞って、出会いかたを見直します。",
                    "Paris in summer offered few chances to meet, and the purpose was too wide. "
                    "The review now leads to one event in October.",
                ),
            ),
        ),
        marks=(
            _mark("ask", Mark.DONE, july),
            _mark("media", Mark.DONE, july),
            _mark(
                "share",
                Mark.PARTIAL,
                july,
                "佐伯 真帆さんを紹介していただき、五つの場に参加しました。"
                "ただ、調べた行事や手順は公開できませんでした。",
                "Maho Saeki was introduced and five groups were joined, "
                "but the events and steps researched were not published.",
            ),
            _mark("paris", Mark.DONE, _REVISED),
            _mark(
                "local",
                Mark.PARTIAL,
                _REVISED,
                "交流会に一度出て、デジタルマーケターのRocheさんと会いました。"
                "五輪と八月の休暇で交流会そのものが少なく、事前に調べていませんでした。",
                "One meetup attended, where I met Camille Roche, a digital marketer. With the "
                "Games and the August holidays there were few meetups, which I had not researched.",
            ),
            _mark("nomad", Mark.DONE, _REVISED),
        ),
        learnings=(
            _learned("目的が先。誰に、なぜ会うのかが決まってから動く。", "Purpose comes first."),
            _learned(
                "街の季節と行事は、行く前に調べる。", "Research season and events before going."
            ),
            _learned("会いたい人を絞る。", "Narrow the target."),
            _learned(
                "自分が何を求めているかを、英語で言えるようにしておく。",
                "Prepare to say in English what I am looking for.",
            ),
        ),
    )


def assigned_experiment() -> Experiment:
    plan = Plan(
        title=both("外国語", "Foreign languages"),
        question=both(
            "楽しみで外国語に触れるだけで力はつくか。無理なく海外の仕事を得られるか？",
            "Does touching a foreign language for fun raise the ability by itself, and can work "
            "from abroad be won without strain?",
        ),
        period=Period(start=_START, end=_END),
    )
    return Experiment(
        id=EXPERIMENT.__class__("e2"),
        kind=ExperimentKind.ASSIGNED,
        plan=plan,
        sponsor=both("ことばの研究所", "Institute of Words"),
    )


def sample_material() -> ReportMaterial:
    return ReportMaterial(
        experiments=(sample_experiment(), assigned_experiment()),
        journal=sample_journal(),
        introductions=sample_introductions(),
        people=sample_people(),
    )
