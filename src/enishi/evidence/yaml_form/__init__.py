"""Reading YAML that people write: bounded, safe, and every problem with line and field."""

from enishi.evidence.yaml_form.details import explain_detail
from enishi.evidence.yaml_form.fields import Fields, Form
from enishi.evidence.yaml_form.nodes import Tree, read_tree
from enishi.evidence.yaml_form.words import read_language, read_place, read_role

__all__ = [
    "Fields",
    "Form",
    "Tree",
    "explain_detail",
    "read_language",
    "read_place",
    "read_role",
    "read_tree",
]
