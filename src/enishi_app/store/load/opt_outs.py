"""Who asked not to be asked."""

from enishi.outreach import AskingWord
from enishi.people import Identities
from enishi.terms import PersonId
from enishi_app.store.codec import load_value
from enishi_app.store.decide import DecisionKind
from enishi_app.store.load.identities import load_identities
from enishi_app.store.models import Decision, Workspace


def load_opt_outs(workspace: Workspace) -> frozenset[PersonId]:
    """Return everybody whose last word is that she does not want to be asked.

    Of records that name one person the last word of any of them counts.
    """
    kind = DecisionKind.ASKING_SAID
    rows = Decision.objects.filter(workspace=workspace, kind=kind).order_by("id")
    said = [(row.subject, load_value(AskingWord, row.payload)) for row in rows]
    who = load_identities(workspace) if said else Identities()
    last = {who.person(PersonId(subject)): word for subject, word in said}
    return frozenset(person for person, word in last.items() if not word.may_be_asked)
