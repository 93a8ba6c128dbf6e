"""What Qt knows of the network, told to the sync as it changes: whether it is there and whether it is paid by the byte.

On Windows and on most Linux desktops the system says so; where it doesn't, nothing is known and the sync goes by its
own tries alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

from sync.scheduling.network import UNKNOWN, Network

if TYPE_CHECKING:
    from desktop.clock import Clock

_Reachability = QNetworkInformation.Reachability
_Medium = QNetworkInformation.TransportMedium
_Feature = QNetworkInformation.Feature


class NetworkWatch(QObject):
    """Watches from `start` on."""

    changed = Signal(object)
    """A `Network`."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.now: Network = UNKNOWN

    def start(self) -> None:
        """Begin; `changed` tells what there is to tell."""
        if not QNetworkInformation.loadDefaultBackend():
            return
        source = QNetworkInformation.instance()
        source.reachabilityChanged.connect(self._look)
        source.isMeteredChanged.connect(self._look)
        source.transportMediumChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        source = QNetworkInformation.instance()
        self.take(
            is_reachable=_reachable(source.reachability()) if source.supports(_Feature.Reachability) else None,
            is_metered=_metered(source),
        )

    def take(self, *, is_reachable: bool | None, is_metered: bool | None) -> None:
        """It is so now."""
        has_returned = is_reachable is True and self.now.is_reachable is False
        seen = replace(self.now, is_reachable=is_reachable, is_metered=is_metered)
        if has_returned:
            seen = replace(seen, returned_at=self._clock.now())
        if seen != self.now:
            self.now = seen
            self.changed.emit(seen)


def _reachable(reachability: QNetworkInformation.Reachability) -> bool | None:
    """A campus network without the world behind it may well have the central API in it."""
    if reachability is _Reachability.Unknown:
        return None
    return reachability is not _Reachability.Disconnected


def _metered(source: QNetworkInformation) -> bool | None:
    is_mobile = source.supports(_Feature.TransportMedium) and source.transportMedium() is _Medium.Cellular
    if not source.supports(_Feature.Metered):
        return True if is_mobile else None
    return is_mobile or source.isMetered()
