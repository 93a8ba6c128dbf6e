"""The garbage collector while a pull runs: what a pull makes is no garbage, so its bursts need not start a search."""

from __future__ import annotations

import gc


def calm_collector() -> None:
    """For the whole process, once what it needs is loaded: leave that out of searches, and search seldom.

    A search through everything stops all threads, for 50 to 100 ms each time, and finds nothing.
    """
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)
    gc.enable()
