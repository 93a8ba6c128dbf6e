"""A sheet to look something up and take it: entries on the left, the one that one stands on whole on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QPlainTextEdit, QWidget

from ui.complaint.labels import PlainLabel, Type
from ui.forms.sheet import Sheet
from ui.response.choices import Choice, ChoiceList
from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.bridge import DeskBridge

_LIST_WIDTH = 250
_NARROW = 520
_HEIGHT = 220
_LOWEST = 130
_LOW = 102
_NO_LIMIT = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX."""


class BrowseSheet(Sheet):
    """A subclass shows entries, previews the one that the officer moves to, and takes it."""

    def __init__(self, bridge: DeskBridge, *, kind: str, title: str, verb: str, tracking_id: str) -> None:
        super().__init__(bridge, kind=kind, title=title, verb=verb, tracking_id=tracking_id)
        self.list = ChoiceList(title)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.setAccessibleName(self.tr("Preview"))
        self.hint = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        self.foot.insertWidget(0, self.hint, 1)
        self._content = QWidget()
        self._lay_out_content()
        self.verb_button.setEnabled(False)
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(lambda _: self.submit())

    def show_entries(self, choices: Sequence[Choice], nothing: str) -> None:
        """Show these entries, or say what it means that there are none."""
        self.list.show_choices(choices)
        self.list.setVisible(bool(choices))
        self._line.setVisible(bool(choices))
        if not choices:
            self.preview.setFocus()
            self.preview.setPlainText(nothing)

    def preview_of(self, choice: Choice) -> None:
        """Show an entry whole."""
        self.preview.setPlainText(str(choice.data))

    def submit(self) -> None:
        """Take the entry that the officer stands on, and leave."""
        choice = self.list.current
        if choice is not None:
            self.done.emit(self.taken(choice))

    def taken(self, choice: Choice) -> Any:  # noqa: ANN401 what `done` tells is the sheet's own
        """What `done` tells of an entry."""
        return choice.data

    def focus_first(self) -> None:
        """Into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_moved(self, choice: Choice | None) -> None:
        self.verb_button.setEnabled(choice is not None)
        if choice is None:
            self.preview.clear()
        else:
            self.preview_of(choice)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room for both, one above the other where there isn't."""
        super().resizeEvent(event)
        is_narrow = self.width() < metrics.px(_NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._sides.direction() is not wanted:
            self._sides.setDirection(wanted)
            self._share()

    def _share(self) -> None:
        """Give the list its part of the width, or of the height."""
        is_narrow = self._sides.direction() is QBoxLayout.Direction.TopToBottom
        self._content.setMinimumHeight(metrics.px(_LOWEST if is_narrow else _HEIGHT))
        self.hint.setVisible(not is_narrow)
        self.verb_button.setToolTip(self.hint.text() if is_narrow else "")
        if is_narrow:
            self.list.setMaximumSize(_NO_LIMIT, metrics.px(_LOW))
            self._line.setMinimumSize(0, metrics.LINE)
            self._line.setMaximumSize(_NO_LIMIT, metrics.LINE)
        else:
            self.list.setMaximumSize(metrics.px(_LIST_WIDTH), _NO_LIMIT)
            self._line.setMinimumSize(metrics.LINE, 0)
            self._line.setMaximumSize(metrics.LINE, _NO_LIMIT)

    def _lay_out_content(self) -> None:
        self._line = QFrame()
        self._line.setProperty("kind", "line")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(self.list, 2)
        self._sides.addWidget(self._line)
        self._sides.addWidget(self.preview, 3)
        self.preview.document().setDocumentMargin(12)
        self._share()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._content, 1)
