"""The inner loops of the compiled search. Needs numba; imported only for large networks.

Everything here works on numbers of nodes and on levels: the value of a node at level ``h`` is the
largest product, taken from left to right, of the weights along a walk of at most ``h`` arcs from
the source.

Cuts are sound although values are rounded: rounding keeps order, so a product with a bound is
never below the product with the value.
"""

from enishi.network.kernels.labels import READ, SIEVE, Question, Room, Rows
from enishi.network.kernels.tracing import answer

__all__ = ["READ", "SIEVE", "Question", "Room", "Rows", "answer"]
