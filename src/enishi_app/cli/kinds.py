"""What an argument may be: a day, a role, a place, a language."""

from datetime import date
from gettext import gettext

import click

CHANNELS = (
    *("friend-introduction", "community-introduction", "event", "online-group"),
    *("language-exchange", "cold-message", "inbound", "work", "chance"),
)


class DayType(click.ParamType[date]):
    """A day as ``2024-08-31``."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day; refuse anything else."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(gettext("This is not a day such as 2024-08-31: %s") % value, param, ctx)


class RoleType(click.ParamType[str]):
    """A role by its code or by its name in Japanese or English."""

    name = "role"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code; refuse a role that the vocabulary does not know."""
        from enishi.network import recognise_roles, roles

        known = roles()
        found = [value] if value in known else recognise_roles(value)
        if not found:
            self.fail(gettext("This role is not known: %s") % value, param, ctx)
        return found[0]


class PlaceType(click.ParamType[str]):
    """A place by its code or name; anything else stays as it was typed."""

    name = "place"

    def convert(
        self,
        value: str,
        param: click.Parameter | None,  # noqa: ARG002 - click's signature
        ctx: click.Context | None,  # noqa: ARG002
    ) -> str:
        """Return the code where the vocabulary knows the place."""
        from enishi.network import places, recognise_place

        return value if value in places() else recognise_place(value) or value


class LanguageType(click.ParamType[str]):
    """A language by its ISO 639-1 code or its name."""

    name = "language"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code; refuse a language that the vocabulary does not know."""
        from enishi.network import language_name, languages
        from enishi.terms import Language

        named = {language_name(c, one).lower(): c for c in languages() for one in Language}
        found = value.lower() if value.lower() in languages() else named.get(value.lower())
        if not found:
            self.fail(gettext("This language is not known: %s") % value, param, ctx)
        return found


DAY, ROLE, PLACE, LANGUAGE = DayType(), RoleType(), PlaceType(), LanguageType()
