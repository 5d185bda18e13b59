"""Ties, their strength, the graph, and the routes through it."""

from enishi.network.ties import ME, EvidenceKind, NodeId, NodeKind, StatedTie, Tie, TieEvidence

__all__ = ["ME", "EvidenceKind", "NodeId", "NodeKind", "StatedTie", "Tie", "TieEvidence"]
