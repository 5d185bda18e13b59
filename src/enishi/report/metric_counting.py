"""Count a metric of the plan in a report's material."""

from enishi.experiment import Metric, count_metric
from enishi.people import PersonCard, PersonFacts
from enishi.report.findings import Counted
from enishi.report.material import ReportMaterial
from enishi.terms import Period


def count_in(material: ReportMaterial, metric: Metric, period: Period) -> Counted:
    """Return how many records ``metric`` counts in a period, ends included.

    The rule is the experiment's own, so that a report and the page say the same number.
    """
    found = count_metric(
        metric,
        journal=material.journal,
        introductions=material.introductions,
        people={card.id: _facts(card) for card in material.people},
        purposes=material.experiments[0].purposes,
        period=period,
    )
    return Counted(value=found.value, records=tuple(one.id for one in found.records))


def _facts(card: PersonCard) -> PersonFacts:
    return PersonFacts(roles=card.roles, place=card.place, languages=card.languages)
