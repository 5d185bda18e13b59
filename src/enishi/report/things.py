"""What each kind of metric counts, for plurals and counters."""

from enishi.experiment import Metric, MetricKind
from enishi.report.wording import Thing

_THINGS = {
    MetricKind.CONTACTS: Thing.PEOPLE,
    MetricKind.INTRODUCED: Thing.PEOPLE,
    MetricKind.COMMUNITIES_JOINED: Thing.COMMUNITIES,
    MetricKind.EVENTS_ATTENDED: Thing.EVENTS,
    MetricKind.PUBLICATIONS: Thing.PUBLICATIONS,
    MetricKind.ASKS: Thing.ASKS,
    MetricKind.SECOND_TALKS: Thing.PEOPLE,
}


def thing_of(metric: Metric) -> Thing:
    """Return what a metric counts."""
    return _THINGS[metric.kind]
