"""What is costly to work out, kept in memory until the workspace changes."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from enishi_app.store.models import Workspace

_T = TypeVar("_T")


class Kept(Generic[_T]):
    """A few values, each for one workspace in one version.

    Two requests that ask at the same time may both work it out; neither waits for the other.
    """

    def __init__(self, *, size: int = 4) -> None:
        self._size = size
        self._values: OrderedDict[tuple[object, ...], _T] = OrderedDict()
        self._lock = Lock()

    def get(self, workspace: Workspace, work_out: Callable[[], _T], *also: object) -> _T:
        """Return the value for this version of the workspace.

        Args:
            workspace: As it was just read.
            work_out: Called where the value is not at hand.
            also: Whatever else the value depends on (the day).
        """
        key = (workspace.pk, workspace.created_at, workspace.version, *also)
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = work_out()
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value
