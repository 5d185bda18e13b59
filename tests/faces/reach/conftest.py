"""The sample, and a browser of its owner."""

from tests.faces.records.conftest import actor, visitor

__all__ = ["actor", "visitor"]
