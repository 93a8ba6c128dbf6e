"""The thread that speaks to the upstream, for as long as a central API runs as a gateway."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem
from sync.central.upstream.carrier import Carrier
from sync.central.upstream.fetching import Fetcher
from sync.central.upstream.gate import Gate
from sync.connectors.lapor3.client import Lapor3Client
from sync.connectors.lapor3.files import Lapor3Files
from sync.scheduling.backoff import Backoff

if TYPE_CHECKING:
    from typing import Self

    from sync.central.store import Store
    from sync.central.upstream.config import Config

_log = logging.getLogger(__name__)


class Upstream:
    """Carries and looks in a thread while the context lasts."""

    def __init__(self, store: Store, config: Config) -> None:
        """Raises what the client raises for an address or keys that can't be right."""
        self._store = store
        self._client = Lapor3Client(config.lapor3, clock=store.clock)
        self._gate = Gate(config.lapor3.page_of, patience=config.patience)
        self._files = Lapor3Files(
            config.lapor3.base_url, lambda _: None, keep=self._client.keep_pace, counter=self._client.counter
        )
        fetcher = Fetcher(store, self._files)
        self._carrier = Carrier(store, self._client, self._gate, fetcher, rhythm=config.rhythm, backoff=config.backoff)
        self._backoff = config.backoff or Backoff()
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upstream", daemon=True)

    def __enter__(self) -> Self:
        self._store.gate = self._gate
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._client.abort()
        self._files.abort()
        self._gate.work_came()
        self._thread.join()
        self._files.close()
        self._client.close()
        self._store.gate = None

    def _run(self) -> None:
        failures = 0
        while not self._is_over.is_set():
            try:
                while self._carrier.step():
                    failures = 0
                    self._gate.is_open = True
                    if self._is_over.is_set():
                        return
                self._gate.wait_for_work(self._carrier.pause())
            except KnownProblem as problem:
                if problem.code == "cancelled":
                    return
                failures += 1
                self._leave_alone(self._backoff.delay(failures), problem.code)
            except Exception:  # noqa: BLE001 - the border of the thread: officers are answered without it
                failures += 1
                _log.exception("a step of the gateway failed")
                self._leave_alone(self._backoff.delay(failures), "bug")

    def _leave_alone(self, seconds: float, why: str) -> None:
        """Try nothing for a while, whatever officers send meanwhile, and let none of them wait for it."""
        _log.warning("the upstream can't be used: %s; again in %.0f s", why, seconds)
        self._gate.is_open = False
        self._is_over.wait(seconds)
