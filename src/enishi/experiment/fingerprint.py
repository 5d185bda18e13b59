"""The fingerprint of a plan, by which a changed past is noticed."""

import hashlib
import json
from dataclasses import fields, is_dataclass

from enishi.experiment.plan import Plan


def plan_fingerprint(plan: Plan) -> str:
    """Return the SHA-256 of a plan's canonical form, in hexadecimal.

    Equal plans have equal fingerprints, different ones different ones. Fields that hold their
    default are left out of the canonical form, so that a plan frozen before a field existed
    keeps its fingerprint.
    """
    text = json.dumps(_canonical(plan), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _canonical(value: object) -> object:
    if isinstance(value, tuple):
        return [_canonical(item) for item in value]
    if is_dataclass(value):
        held = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _canonical(item) for field, item in held if item != field.default}
    return value if isinstance(value, (bool, int)) or value is None else str(value)
