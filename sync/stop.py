"""One word that ends what is under way, whichever part of it that is by now. From any thread, and from a signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Stop:
    """Called by whoever wants the end; what runs tells `by` which part can be ended how.

    There is no lock, since a signal might come while its own thread holds it. The order of the two steps on either side
    sees to it that a wish is heard; a part may be told twice.
    """

    def __init__(self) -> None:
        self.is_wanted = False
        self._way: Callable[[], None] = lambda: None

    def __call__(self) -> None:
        """End it."""
        self.is_wanted = True
        self._way()

    def by(self, way: Callable[[], None]) -> None:
        """From now on it is ended so; at once where that was wanted before."""
        self._way = way
        if self.is_wanted:
            way()
