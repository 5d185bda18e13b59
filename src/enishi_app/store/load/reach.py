"""Whom a question asks for."""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from enishi.evidence import Community, Membership
from enishi.language import romaji_key, search_key
from enishi.network import NodeId, ReachQuery, matches
from enishi.people import PersonStanding
from enishi_app.store.load.journal import load_entries
from enishi_app.store.load.people import has_tag, load_profiles
from enishi_app.store.models import Person, Workspace

_PIECE = 5000


def match_query(workspace: Workspace, query: ReachQuery) -> list[NodeId]:
    """Return the ids of everybody a question asks for, in order of id.

    The database narrows by role, place, language and words; what only the library can tell is
    told by :func:`enishi.network.matches` on those that are left.
    """
    rows = _narrow(workspace, query)
    ids = [NodeId(one) for one in rows.order_by("id").values_list("id", flat=True)]
    if not _needs_profiles(query):
        return ids
    communities = _communities(workspace) if query.communities else {}
    pieces = (ids[start : start + _PIECE] for start in range(0, len(ids), _PIECE))
    return sorted(
        profile.id
        for piece in pieces
        for profile in load_profiles(workspace, piece, communities=communities)
        if matches(query, profile)
    )


def _narrow(workspace: Workspace, query: ReachQuery) -> QuerySet[Person]:
    rows = Person.objects.filter(workspace=workspace, standing=PersonStanding.CONTACT)
    tags = (("role", query.roles), ("place", query.places), ("language", query.languages))
    for kind, values in tags:
        if values:
            rows = rows.filter(reduce(or_, (has_tag(workspace, kind, v) for v in values)))
    for words in (query.names, query.organisations):
        if words:
            rows = rows.filter(reduce(or_, map(_written, words)))
    for word in query.unknown:
        rows = rows.filter(_written(word))
    return rows


def _written(words: str) -> Q:
    """Return the condition that all these words stand among what a person is searched by."""
    folded = (search_key(words), romaji_key(words))
    return reduce(or_, (_all(one.split()) for one in folded))


def _all(words: list[str]) -> Q:
    return Q(*(Q(search_text__contains=word) for word in words))


def _needs_profiles(query: ReachQuery) -> bool:
    return bool(
        query.names or query.organisations or query.labels or query.communities or query.unknown,
    )


def _communities(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Return the ids and names of the communities that each person belongs to."""
    entries = load_entries(workspace, (Community, Membership))
    names = {e.id: e.name for e in entries if isinstance(e, Community)}
    held: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        if isinstance(entry, Membership) and entry.person:
            known = held.get(entry.person, ())
            held[entry.person] = (*known, entry.community, names.get(entry.community, ""))
    return held
