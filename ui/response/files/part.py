"""Files that go with the answer: attached by a button, dropped, pasted; kept at once, and never lost.

What is taken belongs to the complaint on which it was attached, also when the officer has gone on meanwhile.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop.cache.intents import draft_files
from desktop.changes import ChangeSet, Topic
from desktop.files.own import MEDIA_TYPES
from desktop.problems import KnownProblem
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.words import explained
from ui.response.files.strip import FileStrip
from ui.shell.undo import offer
from ui.viewer.opening import FileOpening, Held
from ui.words import size as size_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.cache.intents.draft_files import DraftFile
    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge
    from ui.response.files.taking import Pasted, Taken
    from ui.response.panel import ResponsePanel

_WEIGHT = 35
_PER_OP = 60
"""Bytes that an answer has around its text, about."""


class FilesPart(QObject):
    """Of one answer's panel: the verb in its head, the strip below its text, what it costs at its foot."""

    def __init__(self, bridge: DeskBridge, panel: ResponsePanel) -> None:
        super().__init__(panel)
        self._bridge, self._panel = bridge, panel
        self._tracking_id: TrackingId | None = None
        self._taking: list[TrackingId] = []
        self.strip = FileStrip()
        self.opening = FileOpening(bridge, panel)
        self.attach_button = QPushButton(self.tr("Attach…"))
        self.cost = PlainLabel(kind=Type.SECONDARY, ink="muted")
        self._is_cost_short = False
        panel.add_to_head(self.attach_button, weight=_WEIGHT)
        panel.add_under_editor(self.strip)
        panel.add_note_to_foot(self.cost, self._say_cost)
        panel.gates.append(self._may_queue)
        panel.edit.take_files = self.take_mime
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)
        self._connect()
        self._on_session()

    @property
    def is_settled(self) -> bool:
        """Whether nothing is on its way in."""
        return not self._taking

    @property
    def taking(self) -> TrackingId | None:
        """A complaint, this one or another, for which a file is being read."""
        return next(iter(self._taking), None)

    def choose(self) -> None:
        """Ask which files."""
        dialog = QFileDialog(self._panel, self.tr("Attach files to the answer"), QDir.homePath())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*.{ending}" for ending in MEDIA_TYPES)
        dialog.setNameFilters([f"{self.tr('What LAPOR! takes')} ({endings})", f"{self.tr('All files')} (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda paths: self.take(list(map(Path, paths))))
        dialog.open()

    def take_mime(self, mime: QMimeData) -> bool:
        """Take what was dropped or pasted, if it is files or a picture; where there are words too, those are meant."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.take(paths)
        elif mime.hasImage() and not mime.hasText():
            from ui.response.files.taking import Pasted

            image = mime.imageData()
            if isinstance(image, QImage) and not image.isNull():
                moment = self._bridge.desk.clock.now().astimezone()
                name = self.tr("picture %1.png").replace("%1", f"{moment:%Y-%m-%d %H.%M.%S}")
                self.take([Pasted(name, image)])
        else:
            return False
        return True

    def take(self, sources: Sequence[Path | Pasted]) -> None:
        """Attach these to the answer on screen."""
        from ui.response.files.taking import take

        tracking_id = self._panel.session.tracking_id
        if tracking_id is None or self._is_locked():
            return
        self.strip.hush()
        for source in sources:
            self._taking.append(tracking_id)
            take(
                self._bridge,
                source,
                then=partial(self._on_taken, tracking_id),
                failed=partial(self._on_failed, tracking_id),
                owner=self,
            )
        self._show_busy()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is dropped beside the text is meant for the answer too."""
        if isinstance(event, QDragMoveEvent) and event.mimeData().hasUrls() and not self._is_locked():
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and self.take_mime(event.mimeData()):
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    # ---- slots ---------------------------------------------------------------------------------------------------

    def _on_taken(self, tracking_id: TrackingId, taken: Taken) -> None:
        self._bridge.write(
            draft_files.attach,
            tracking_id,
            taken.file,
            taken.small,
            then=lambda _: self._finish(tracking_id),
            failed=partial(self._on_failed, tracking_id),
            owner=self,
        )

    def _on_failed(self, tracking_id: TrackingId, problem: KnownProblem) -> None:
        self._finish(tracking_id)
        if tracking_id == self._tracking_id:
            self._say(problem)
        else:
            self._bridge.problem_raised.emit(problem)

    def _on_session(self) -> None:
        session = self._panel.session
        self.attach_button.setEnabled(session.tracking_id is not None and not self._is_locked())
        if session.tracking_id != self._tracking_id:
            self._tracking_id = session.tracking_id
            self.strip.hush()
            self._show([])
            self._show_busy()
            self._ask()

    def _on_desk_changed(self, change: ChangeSet) -> None:
        concerns = self._tracking_id in change.tracking_ids or not change.tracking_ids
        if concerns and change.topics & Topic.FILES:
            self._ask()

    def _on_locked(self, _is_locked: bool) -> None:
        self._on_session()
        self._show(self.strip.files)

    def _remove(self, file: DraftFile) -> None:
        words = self.tr("%1 taken off the answer").replace("%1", file.name)

        def put_back() -> None:
            self._bridge.write(draft_files.put_back, file.file_id, owner=self, failed=self._say)

        self._write(draft_files.remove, file, then=lambda _: offer(self._panel, words, put_back))

    def _shrink(self, file: DraftFile, is_shrunk: bool) -> None:
        self._write(partial(draft_files.choose, is_shrunk=is_shrunk), file)

    def _open(self, file: DraftFile, chip: QWidget) -> None:
        ref = file.ref
        self.opening.open(Held(ref.name, ref.sha256), chip)

    def _on_told(self, words: str) -> None:
        self.strip.hush()
        if words:
            title, _, advice = words.partition("\n")
            self.strip.say(title, advice)

    def _on_bug(self, _bug: Exception) -> None:
        """The bug may have been in a file that is being read, which then never comes."""
        self._taking.clear()
        self._show_busy()

    # ---- internals -----------------------------------------------------------------------------------------------

    def _is_locked(self) -> bool:
        return self._panel.edit.isReadOnly()

    def _may_queue(self) -> bool:
        """An answer is not queued while a file that belongs to it is still being read."""
        is_ready = self._tracking_id not in self._taking
        if not is_ready:
            self._say(KnownProblem("attachments-being-read"))
        return is_ready

    def _write(
        self, operation: Callable[..., DraftFile], file: DraftFile, then: Callable[[DraftFile], object] | None = None
    ) -> None:
        self.strip.hush()
        self._bridge.write(operation, file.file_id, then=then, owner=self, failed=self._say)

    def _finish(self, tracking_id: TrackingId) -> None:
        if tracking_id in self._taking:
            self._taking.remove(tracking_id)
        self._show_busy()

    def _ask(self) -> None:
        if self._tracking_id is not None:
            then = partial(self._on_files, self._tracking_id)
            self._bridge.read(draft_files.of_draft, self._tracking_id, then=then, owner=self)

    def _on_files(self, tracking_id: TrackingId, files: list[DraftFile]) -> None:
        if tracking_id == self._tracking_id:
            self._show(files)

    def _show(self, files: Sequence[DraftFile]) -> None:
        self.strip.show_files(files, is_locked=self._is_locked())
        self._show_cost()

    def _show_busy(self) -> None:
        count = self._taking.count(self._tracking_id) if self._tracking_id else 0
        self.strip.busy.setText(self.tr("Reading %n file(s)…", "", count) if count else "")
        self.strip.refresh()

    def _say(self, problem: KnownProblem) -> None:
        told = explained(problem.code, problem.params)
        self.strip.say(told.title, told.advice)

    def _show_cost(self) -> None:
        self._say_cost(is_short=self._is_cost_short)

    def _say_cost(self, is_short: bool) -> None:
        self._is_cost_short = is_short
        length, refs = self._panel.edit.length, [file.ref for file in self.strip.files]
        files = sum(ref.size for ref in refs)
        text = length + _PER_OP if length else 0
        parts = [self.tr("text %1").replace("%1", size_words(text))]
        if refs:
            parts.append(self.tr("%n file(s) %1", "", len(refs)).replace("%1", size_words(files)))
        whole = self.tr("To send: %1").replace("%1", size_words(text + files))
        self.cost.setToolTip(", ".join(parts))
        self.cost.setText(size_words(text + files) if is_short else whole)
        self.cost.setVisible(bool(text or refs) and not (is_short and not refs))

    def _connect(self) -> None:
        self.attach_button.clicked.connect(lambda _: self.choose())
        self.strip.opened.connect(self._open)
        self.strip.shrink_chosen.connect(self._shrink)
        self.strip.removed.connect(self._remove)
        self.opening.told.connect(self._on_told)
        self._panel.session.changed.connect(self._on_session)
        self._panel.low.connect(self.strip.set_low)
        self.strip.problem.shown.connect(lambda is_shown: self._panel.help.strip.make_way(for_words=is_shown))
        self._panel.edit.locked.connect(self._on_locked)
        self._panel.edit.textChanged.connect(self._show_cost)
        self._bridge.desk_changed.connect(self._on_desk_changed)
        self._bridge.bug_raised.connect(self._on_bug)
