"""People resolution (名寄せ): which records name the same human being."""

from enishi.people.card import CardField, CardValue, PersonCard

__all__ = ["CardField", "CardValue", "PersonCard"]
