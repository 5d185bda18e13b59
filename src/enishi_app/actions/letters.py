"""What the letters around an introduction are written from."""

from datetime import date

from enishi.evidence import Community
from enishi.experiment import Experiment, purpose_at
from enishi.outreach import Introduction, LetterFacts
from enishi.terms import Bilingual
from enishi_app.actions.actor import Actor, NoSuchThingError, reading
from enishi_app.store.load.experiments import load_experiments
from enishi_app.store.load.journal import load_entry
from enishi_app.store.load.myself import load_myself
from enishi_app.store.load.people import PersonName, load_names
from enishi_app.store.load.workspaces import today_in
from enishi_app.store.models import Workspace


def letter_facts(actor: Actor, introduction: str) -> LetterFacts:
    """Return what is known of an introduction for its letters.

    The why is that of the purpose in force today, in the introduction's experiment.

    Raises:
        NoSuchThingError: If there is no such introduction.
    """
    workspace = reading(actor)
    held = load_entry(workspace, introduction)
    if not isinstance(held, Introduction):
        msg = "entry must be the id of an introduction, got another"
        raise NoSuchThingError(msg)
    people = load_names(workspace, [str(one) for one in (held.introducer, held.target) if one])
    target = people.get(str(held.target))
    return LetterFacts(
        me=next(iter(load_myself(workspace).names), ""),
        introducer=_asked(workspace, held, people),
        target=target.name if target else held.profile,
        about=_about(target),
        why=_why(load_experiments(workspace), held, today_in(workspace)),
        is_person=target is not None,
        is_group=held.introducer is None,
    )


def _asked(workspace: Workspace, held: Introduction, people: dict[str, PersonName]) -> str:
    if held.introducer:
        known = people.get(str(held.introducer))
        return known.name if known else ""
    community = load_entry(workspace, str(held.community))
    return community.name if isinstance(community, Community) else ""


def _about(target: PersonName | None) -> str:
    return ", ".join(part for part in (target.title, target.organisation) if part) if target else ""


def _why(experiments: tuple[Experiment, ...], held: Introduction, day: date) -> Bilingual:
    own = [one for one in experiments if one.id == held.experiment]
    for experiment in (*own, *experiments):
        purpose = purpose_at(experiment, day)
        if purpose:
            return purpose.why
    return Bilingual()


__all__ = ["letter_facts"]
