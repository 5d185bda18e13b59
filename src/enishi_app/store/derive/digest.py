"""A fingerprint of everything derived, to tell whether two states are the same."""

import hashlib
from collections.abc import Iterator

from django.db import models

from enishi_app.store.derive.rebuild import DERIVED
from enishi_app.store.models import Person, Workspace

_WORD = 2**256


def derived_digests(workspace: Workspace) -> dict[str, str]:
    """Return a digest of the derived rows of each table, whatever their order and row numbers."""
    return {model.__name__: _digest(model, workspace) for model in DERIVED}


def _digest(model: type[models.Model], workspace: Workspace) -> str:
    # A sum does not depend on the order in which the database gives the rows.
    total = sum(_number(row) for row in _rows(model, workspace)) % _WORD
    return f"{total:064x}"


def _rows(model: type[models.Model], workspace: Workspace) -> Iterator[tuple[object, ...]]:
    # Numbers the database gives are another at every rebuilding; a person's id is her own.
    fields = [
        field.attname
        for field in model._meta.concrete_fields  # noqa: SLF001 - Django offers it under this name
        if not field.primary_key or model is Person
    ]
    rows = model._default_manager.filter(workspace=workspace)  # noqa: SLF001
    return rows.values_list(*fields).iterator(chunk_size=5000)


def _number(row: tuple[object, ...]) -> int:
    return int.from_bytes(hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).digest())
