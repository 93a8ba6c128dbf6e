"""Between the files on the page and whoever fetches them: wishes go one way, how they go comes the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desktop.complaint import TrackingId
    from sync.files.board import FileProgress


class Downloads(QObject):
    """Of one reading pane. The window connects it to the sync; without one, wishes go nowhere."""

    wanted = Signal(str, str)
    """The officer wants a file: its tracking ID and its attachment's id."""
    unwanted = Signal(str)
    """The officer wants an attachment no more."""
    progressed = Signal(object)
    """A `FileProgress`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._progress: dict[str, FileProgress] = {}

    def progress(self, attachment_id: str) -> FileProgress | None:
        """How an attachment stands, where anything was told of it."""
        return self._progress.get(attachment_id)

    def want(self, tracking_id: TrackingId, attachment_id: str) -> None:
        """Fetch it."""
        self.wanted.emit(tracking_id, attachment_id)

    def stop(self, attachment_id: str) -> None:
        """Fetch it no more; what came is kept."""
        self.unwanted.emit(attachment_id)

    def tell(self, progress: FileProgress) -> None:
        """An attachment stands so now."""
        self._progress[progress.file_id] = progress
        self.progressed.emit(progress)
