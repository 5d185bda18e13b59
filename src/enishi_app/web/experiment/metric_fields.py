"""The fields by which a metric is chosen and narrowed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.evidence import channel_name
from enishi.experiment import Metric, MetricKind
from enishi.network import place_name, places, recognise_place, role_name, roles
from enishi.terms import Channel, Language

KINDS = (
    (MetricKind.CONTACTS, _("People met for the first time")),
    (MetricKind.INTRODUCED, _("People met through an introduction")),
    (MetricKind.COMMUNITIES_JOINED, _("Communities joined")),
    (MetricKind.EVENTS_ATTENDED, _("Events attended")),
    (MetricKind.PUBLICATIONS, _("Articles and posts published")),
    (MetricKind.ASKS, _("Tries to reach somebody")),
    (MetricKind.SECOND_TALKS, _("People talked to a second time")),
)
_WHERE = (("", _("Both")), ("online", _("Only online")), ("local", _("Only on the spot")))
_PUBLISHED = (("", _("Both")), ("article", _("Only articles")), ("post", _("Only posts")))
_ONLINE = {"": None, "online": True, "local": False}


class PlaceCode(forms.CharField):
    """A place of the vocabulary, as one says it."""

    def __init__(self, *, label: Any) -> None:  # noqa: ANN401 - a text or a lazy one
        super().__init__(label=label, required=False, max_length=80)

    def clean(self, value: object) -> str:
        """Return the code of the place; refuse one that the vocabulary does not know."""
        typed = super().clean(value)
        code = typed if typed in places() else recognise_place(typed)
        if typed and not code:
            msg = _("This place is not known. Try the city or the country.")
            raise forms.ValidationError(msg)
        return code or ""


def metric_fields(language: Language) -> dict[str, forms.Field]:
    """Return the fields of a metric, what narrows it after what it counts."""
    named = sorted((role_name(code, language), code) for code in roles())
    channels = [(one, channel_name(one, language)) for one in Channel]
    return {
        "kind": forms.ChoiceField(label=_("What is counted"), choices=KINDS),
        "role": forms.ChoiceField(
            label=_("Only people who are"),
            required=False,
            choices=[("", _("Anybody")), *((code, name) for name, code in named)],
        ),
        "place": PlaceCode(label=_("Only in")),
        "on_purpose": forms.BooleanField(
            label=_("Only those whom the purpose names"), required=False
        ),
        "channels": forms.MultipleChoiceField(
            label=_("Only by these ways"),
            required=False,
            choices=channels,
            widget=forms.CheckboxSelectMultiple,
        ),
        "where": forms.ChoiceField(label=_("Online or local"), required=False, choices=_WHERE),
        "published": forms.ChoiceField(
            label=_("Articles or posts"), required=False, choices=_PUBLISHED
        ),
    }


def metric_of(said: dict[str, Any], *, held: Metric | None) -> Metric:
    """Return the metric that valid fields describe.

    Args:
        said: What the fields hold.
        held: The metric before; channels of the user's own, which no field shows, are kept.
    """
    own = [one for one in held.channels if one not in set(Channel)] if held else []
    return Metric(
        kind=MetricKind(said["kind"]),
        role=said["role"],
        place=said["place"],
        channels=(*said["channels"], *own),
        on_purpose=said["on_purpose"],
        is_online=_ONLINE[said["where"]],
        kind_of_publication=said["published"],
    )


def initial_metric(metric: Metric, language: Language) -> dict[str, object]:
    """Return what stands in the fields of a metric."""
    where = {None: "", True: "online", False: "local"}[metric.is_online]
    return {
        "kind": metric.kind,
        "role": metric.role,
        "place": place_name(metric.place, language) if metric.place else "",
        "on_purpose": metric.on_purpose,
        "channels": list(metric.channels),
        "where": where,
        "published": metric.kind_of_publication,
    }


def is_narrowed(metric: Metric | None) -> bool:
    """Tell whether anything narrows a metric, so that its fields stand open."""
    return metric is not None and metric != Metric(kind=metric.kind)
