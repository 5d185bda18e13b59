"""Chains of steps whose chances are uncertain together: one doubt is shared by all of them.

How willing people are to pass somebody on is not known beforehand: the share ``mu`` of steps that
succeed is drawn once, from a beta distribution, for the whole chain. A step of ordinary warmth
succeeds with ``mu``; a warmer or colder one with ``mu ** a``, where its *reluctance* ``a`` is
below or above 1. A chain then succeeds with ``E[mu ** (a1 + a2 + ...)]``, which is more than the
product of the steps' own chances: if one step went well, the next is likelier to.

Because that is a falling function of the summed reluctance, the best chain under shared
uncertainty is the one of the smallest sum, and a search over sums (or over products of
``exp(-a)``) is exact.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_TABLE_POINTS = 8192
_LEAST, _MOST = 1e-12, 1e6
_QUANTILE_POINTS = 20_001
_MOST_IN_A_WEIGHT = 172.0


@dataclass(frozen=True, kw_only=True)
class ChainPrior:
    """How willing people are to pass somebody on, before anything is known: ``Beta(yes, no)``.

    The default is ``enishi-default-1``, the prior of the yields of channels: a mean of .3, with
    90 % between about .04 and .65. It is an assumption until there are enough own asks.

    Attributes:
        yes: First shape of the beta distribution, above 0.
        no: Its second shape, above 0.
    """

    yes: float = 1.5
    no: float = 3.5

    def chance(self, reluctance: float) -> float:
        """Return ``E[mu ** reluctance]``, the chance of a chain of so much reluctance in all.

        ``gamma(yes + A) gamma(yes + no) / (gamma(yes) gamma(yes + no + A))``, in constant time.

        Args:
            reluctance: Summed over the steps, at least 0.
        """
        return math.exp(self._log_chance(reluctance))

    def reluctance(self, chances: npt.ArrayLike) -> Floats:
        """Return the reluctance of steps that by themselves succeed with ``chances``.

        Args:
            chances: Any shape, above 0 and at most 1.

        Returns:
            The same shape, at least 0; :meth:`chance` of each gives the chance back to 1e-6.
        """
        falls = -np.log(np.asarray(chances, dtype=np.float64))
        rising, known = self._table
        with np.errstate(divide="ignore"):
            found = np.exp(np.interp(np.log(falls), known, rising))
        return np.where(falls > 0, found, 0.0)

    def weights(self, chances: npt.ArrayLike) -> Floats:
        """Return what a search may multiply along a chain: the larger, the likelier the chain.

        Args:
            chances: Any shape, above 0 and at most 1. Those under 4e-7 all weigh the same, so
                that the product over four steps is still above 0.
        """
        return np.exp(-np.minimum(self.reluctance(chances), _MOST_IN_A_WEIGHT))

    def chain_chance(self, chances: npt.ArrayLike) -> float:
        """Return the chance that every step of a chain succeeds.

        Args:
            chances: Of each step by itself, above 0 and at most 1; none gives 1.
        """
        return self.chance(float(self.reluctance(chances).sum()))

    def chain_range(self, chances: npt.ArrayLike, *, mass: float = 0.9) -> tuple[float, float]:
        """Return between which chances the chain's lies with probability ``mass``.

        Only what all steps share is uncertain here, so the ends are ``quantile(mu) ** A``.

        Args:
            chances: As in :meth:`chain_chance`.
            mass: Above 0 and below 1.
        """
        total = float(self.reluctance(chances).sum())
        low, high = self.quantiles((1 - mass) / 2, (1 + mass) / 2)
        return low**total, high**total

    def quantiles(self, *shares: float) -> tuple[float, ...]:
        """Return the quantiles of ``mu``, to about four digits."""
        points, mass = self._distribution
        return tuple(float(np.interp(share, mass, points)) for share in shares)

    def _log_chance(self, reluctance: float) -> float:
        total = self.yes + self.no
        risen = math.lgamma(self.yes + reluctance) - math.lgamma(total + reluctance)
        return risen - math.lgamma(self.yes) + math.lgamma(total)

    @cached_property
    def _table(self) -> tuple[Floats, Floats]:
        # Both ends are power laws, so straight lines between logarithms lose nearly nothing.
        rising = np.geomspace(_LEAST, _MOST, _TABLE_POINTS)
        falls = np.array([-self._log_chance(one) for one in rising.tolist()])
        return np.log(rising), np.log(falls)

    @cached_property
    def _distribution(self) -> tuple[Floats, Floats]:
        # Even steps of the angle put points where a beta distribution's ends are steep.
        points = np.sin(np.linspace(0, np.pi / 2, _QUANTILE_POINTS)) ** 2
        middle = (points[1:] + points[:-1]) / 2
        density = middle ** (self.yes - 1) * (1 - middle) ** (self.no - 1)
        mass = np.concatenate([[0.0], np.cumsum(density * np.diff(points))])
        return points, mass / mass[-1]
