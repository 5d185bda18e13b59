"""Routes and what stands in for one where there is none, as plain values."""

from dataclasses import dataclass
from enum import StrEnum

from enishi.network.ties import NodeId
from enishi.terms import EnishiError, TieState


class NetworkError(EnishiError):
    """Arrays or arguments that make no network or no search."""


@dataclass(frozen=True, kw_only=True)
class Hop:
    """One step of a route, from ``a`` to ``b``.

    Attributes:
        probability: That ``a`` says yes and takes one further, towards ``b``.
        state: Of the tie; ``possible`` only in a route that is not verified yet.
    """

    a: NodeId
    b: NodeId
    probability: float
    state: TieState


@dataclass(frozen=True, kw_only=True)
class Route:
    """A loopless way from the source to a target (つてをたどる道).

    Attributes:
        nodes: From source to target, one more than there are hops.
        hops: At least one.
        probability: That every hop succeeds. Where steps are independent the product of the
            hops' probabilities, from left to right; more where they share one doubt
            (:class:`enishi.network.ChainPrior`).
        low: With 90 % probability the route's chance is at least this, as far as the shared
            doubt goes; the probability itself where steps are independent.
        high: And at most this.
    """

    nodes: tuple[NodeId, ...]
    hops: tuple[Hop, ...]
    probability: float
    low: float
    high: float

    @property
    def introducers(self) -> tuple[NodeId, ...]:
        """Return who stands between the source and the target; empty for a direct tie."""
        return self.nodes[1:-1]


class NoRouteReason(StrEnum):
    """Why no verified route leads to a target. Each has a sentence in ja and en."""

    ONLY_POSSIBLE = "only-possible"
    """A route would be there if one possible tie were confirmed."""
    TOO_FAR = "too-far"
    """Ties lead there, but by more hops, or through people who are not to be asked."""
    NOT_CONNECTED = "not-connected"
    """The target has ties, but none that lead to the source."""
    NO_TIES = "no-ties"
    """Nothing is known about whom the target knows."""


@dataclass(frozen=True, kw_only=True)
class NoRoute:
    """No verified route yet, and whom to warm up first.

    Attributes:
        warm_up: The node whose possible tie, once confirmed, would open the best route: the far
            end when the tie is the source's own (get in touch with them again), else the near
            end (ask them whether they know the other). None where no single tie would do.
        would_be: That route, with one ``possible`` hop in it.
    """

    target: NodeId
    reason: NoRouteReason
    warm_up: NodeId | None = None
    would_be: Route | None = None


@dataclass(frozen=True, kw_only=True)
class Reach:
    """What is known about reaching one target.

    Attributes:
        routes: The best verified route first, then alternatives; empty where there is none.
        no_route: Set exactly when ``routes`` is empty.
    """

    target: NodeId
    routes: tuple[Route, ...] = ()
    no_route: NoRoute | None = None

    @property
    def best(self) -> Route | None:
        """Return the best verified route, or None."""
        return self.routes[0] if self.routes else None

    @property
    def alternatives(self) -> tuple[Route, ...]:
        """Return the other routes, best first."""
        return self.routes[1:]
