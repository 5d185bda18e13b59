"""Who is a contact and who is only proposed, by what the user said and the rules she made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from enishi.people import InboxRule, InboxWord, PersonStanding, RuleSubject, standing_of
from enishi.sources import FieldKind
from enishi_app.store.codec import load_value
from enishi_app.store.decide import DecisionKind
from enishi_app.store.derive.gather import Gathered
from enishi_app.store.models import Decision, Workspace

SUBJECT_OF = {"membership": RuleSubject.COMMUNITY, "attendance": RuleSubject.EVENT}
"""What a rule goes by, for each kind of support that puts people in one place."""


@dataclass(frozen=True, kw_only=True)
class InboxRules:
    """The rules that hold, by what they go by."""

    words: Mapping[tuple[RuleSubject, str], InboxWord] = field(default_factory=dict)

    @classmethod
    def of(cls, workspace: Workspace) -> "InboxRules":
        """Return the rules of a workspace; the last word on each holds."""
        kind = DecisionKind.INBOX_RULE
        rows = Decision.objects.filter(workspace=workspace, kind=kind).order_by("id")
        rules = (load_value(InboxRule, row.payload) for row in rows)
        return cls(words={(rule.subject, rule.value): rule.word for rule in rules})

    def standing_of(self, one: Gathered) -> PersonStanding:
        """Return where somebody stands."""
        if one.is_decided:
            return PersonStanding.CONTACT
        records = [dated.record for dated in one.records]
        word = one.word if one.word is not InboxWord.OPEN else self._ruled(one)
        return standing_of(records, word)

    def _ruled(self, one: Gathered) -> InboxWord:
        if not self.words:
            return InboxWord.OPEN
        words = {self.words.get(place, InboxWord.OPEN) for place in _places(one)}
        # A rule that keeps somebody weighs more than one that leaves her out.
        ranked = (InboxWord.KEPT, InboxWord.DISMISSED)
        return next((word for word in ranked if word in words), InboxWord.OPEN)


def _places(one: Gathered) -> set[tuple[RuleSubject, str]]:
    mails = [mail for dated in one.records for mail in dated.record.all(FieldKind.MAIL)]
    domains = {(RuleSubject.MAIL_DOMAIN, mail.rpartition("@")[2].lower()) for mail in mails}
    groups = {
        (SUBJECT_OF[support.kind], support.other)
        for support in one.supports
        if support.kind in SUBJECT_OF
    }
    return domains | groups
