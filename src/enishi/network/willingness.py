"""Willingness as a handful of points, so that sums over it are exact enough and cheap."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt

from enishi.network.chain import ChainPrior

Floats = npt.NDArray[np.float64]

POINTS = 16
_LEAST_LOG = -700.0
_TINY = 1e-9


@dataclass(frozen=True, kw_only=True, eq=False)
class Willingness:
    """How willing people are to pass somebody on: points of it, and how much each weighs.

    Expectations over the shared doubt of :class:`ChainPrior` become sums over the points. With
    16 points of Gauss and Jacobi the chance of a chain of up to four steps is right to 1e-4.

    Attributes:
        logs: Natural logarithm of each point, at most 0.
        weights: Of each point, summing to 1.
    """

    logs: Floats
    weights: Floats

    @classmethod
    def of(cls, chain: ChainPrior | None) -> Self:
        """Return the points of a prior; a single one where steps are independent."""
        if chain is None:
            # One point at exp(-1): a chance p is then the point to the power of -log(p).
            return cls(logs=np.array([-1.0]), weights=np.array([1.0]))
        points, weights = _gauss_jacobi(chain.yes, chain.no, POINTS)
        return cls(logs=np.maximum(np.log(points), _LEAST_LOG), weights=weights)

    @cached_property
    def mean(self) -> float:
        """Return the chance of a step of ordinary warmth."""
        return float(self.chances(1.0))

    def powers(self, reluctance: npt.ArrayLike) -> Floats:
        """Return the chance at each point: the shape of ``reluctance`` and one more axis."""
        return np.exp(np.asarray(reluctance, dtype=np.float64)[..., None] * self.logs)

    def chances(self, reluctance: npt.ArrayLike) -> Floats:
        """Return the chance of steps with so much reluctance in all, over all points."""
        found: Floats = self.powers(reluctance) @ self.weights
        return found

    def after(self, *, yes: npt.ArrayLike = (), no: npt.ArrayLike = ()) -> Self:
        """Return what is believed after asks with these reluctances were answered.

        Bayes' rule on the points. An answer of somebody who was very likely to say so changes
        little.

        Args:
            yes: Reluctance of each ask that led on.
            no: Of each that did not; one that could not fail counts as nearly so.
        """
        likelihood = np.sum(np.asarray(yes, dtype=np.float64)) * self.logs
        refused = np.maximum(np.asarray(no, dtype=np.float64), _TINY)[:, None] * self.logs
        likelihood = likelihood + np.log(-np.expm1(refused)).sum(axis=0)
        weights = self.weights * np.exp(likelihood - likelihood.max())
        return type(self)(logs=self.logs, weights=weights / weights.sum())


def _gauss_jacobi(yes: float, no: float, count: int) -> tuple[Floats, Floats]:
    """Points and weights of the beta distribution (Golub, Welsch 1969, doi:10.2307/2004418)."""
    a, b = no - 1, yes - 1
    k = np.arange(count, dtype=np.float64)
    twice = 2 * k + a + b
    with np.errstate(divide="ignore", invalid="ignore"):
        diagonal = (b * b - a * a) / (twice * (twice + 2))
    # At k = 0 the fraction may be 0 / 0; its limit is the mean.
    diagonal[0] = (b - a) / (a + b + 2)
    k = k[1:]
    twice = twice[1:]
    with np.errstate(divide="ignore", invalid="ignore"):
        squared = 4 * k * (k + a) * (k + b) * (k + a + b) / (twice**2 * (twice + 1) * (twice - 1))
    if a + b == -1:
        # Both factors that vanish here cancel.
        squared[0] = 4 * (1 + a) * (1 + b) / ((2 + a + b) ** 2 * (3 + a + b))
    off = np.sqrt(squared)
    values, vectors = np.linalg.eigh(np.diag(diagonal) + np.diag(off, 1) + np.diag(off, -1))
    return np.clip((values + 1) / 2, 0.0, 1.0), vectors[0] ** 2
