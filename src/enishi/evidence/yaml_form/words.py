"""Codes of the vocabulary in written files: roles, places, languages."""

from enishi.evidence.yaml_form.fields import Fields
from enishi.network import languages, place_name, places, recognise_place, roles
from enishi.terms import Language, ProblemCode


def read_role(fields: Fields, name: str = "role") -> str:
    """Read a role code."""
    role = fields.text(name)
    if role and role not in roles():
        fields.refuse(ProblemCode.BAD_VALUE, name, detail="must be a role code such as marketer")
        return ""
    return role


def read_place(fields: Fields, name: str = "place") -> str:
    """Read a place code; a place that the vocabulary does not know stands as written."""
    place = fields.text(name)
    code = "" if place in places() else recognise_place(place)
    if not code:
        return place
    detail = f"must be {code} for {place_name(code, Language.EN)}"
    fields.refuse(ProblemCode.BAD_VALUE, name, detail=detail)
    return code


def read_language(fields: Fields, name: str = "language") -> str:
    """Read a language code."""
    language = fields.text(name)
    if language and language not in languages():
        fields.refuse(ProblemCode.BAD_VALUE, name, detail="must be a language code such as ja")
        return ""
    return language
