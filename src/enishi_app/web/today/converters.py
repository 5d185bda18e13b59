"""Kinds of things to tend in addresses."""

from enishi.outreach import TendKind


class TendKindConverter:
    """Read a kind from an address and write it there."""

    regex = "|".join(TendKind)

    def to_python(self, value: str) -> TendKind:
        """Return the kind an address names."""
        return TendKind(value)

    def to_url(self, value: TendKind) -> str:
        """Return how a kind stands in an address."""
        return value.value
