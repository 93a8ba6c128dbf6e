"""The parts of the editor's frame that only show: the line around it, and whether the text is on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.complaint.words import event_time, time_of
from ui.response.saver import SaveState
from ui.theme import metrics
from ui.theme.icons import paint_icon
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from datetime import datetime

    from ui.response.session import AnswerSession

_ICON = 14


class AnswerFrame(QWidget):
    """A ground with round corners; the line around it tells where the typing goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_active = False

    def set_active(self, active: bool) -> None:
        """Whether the editor in it has the focus."""
        self._is_active = active
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line around."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(Role.ACCENT if self._is_active else Role.LINE), metrics.LINE))
        painter.setBrush(colour(Role.PANEL))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics.CORNER, metrics.CORNER)


class SaveMark(QWidget):
    """`✓ Tersimpan 10.42`: said after the commit, never before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._icon, self._ink = "", "", Role.MUTED
        self._is_short = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def show_state(self, session: AnswerSession, now: datetime) -> None:
        """Say how the session's text stands."""
        match session.save_state:
            case SaveState.SAVING:
                self._say(self.tr("Saving…"))
            case SaveState.SAVED:
                self._say(self.tr("Saved %1").replace("%1", time_of(session.saved_at)), "check", Role.FINE)
            case SaveState.FAILED:
                self._say(self.tr("Not saved"), "triangle-alert", Role.LATE)
            case SaveState.UNTOUCHED if session.draft and session.draft.text:
                self._say(self.tr("Saved %1").replace("%1", event_time(session.draft.updated_at, now)), "check")
            case _:
                self._say("")

    def set_short(self, is_short: bool) -> None:
        """Show the icon alone, where there is one; the words are in the tooltip then."""
        if is_short != self._is_short:
            self._is_short = is_short
            self.setToolTip(self._text if is_short else "")
            self.updateGeometry()
            self.update()

    @property
    def _shown(self) -> str:
        return "" if self._is_short and self._icon else self._text

    def sizeHint(self) -> QSize:
        """Icon and words."""
        measure = QFontMetricsF(metrics.secondary())
        icon = _ICON + metrics.SPACING if self._icon else 0
        return QSize(round(measure.horizontalAdvance(self._shown) + icon + 0.5), round(measure.height() + 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Icon and words."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._icon:
            paint_icon(painter, self._icon, self._ink, QRectF(0, rect.center().y() - _ICON / 2, _ICON, _ICON))
            rect.setLeft(_ICON + metrics.SPACING)
        painter.setFont(metrics.secondary())
        painter.setPen(colour(Role.LATE if self._ink is Role.LATE else Role.MUTED))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self._shown)

    def _say(self, text: str, icon: str = "", ink: Role = Role.MUTED) -> None:
        if (text, icon, ink) != (self._text, self._icon, self._ink):
            self._text, self._icon, self._ink = text, icon, ink
            self.setAccessibleName(text)
            self.setToolTip(text if self._is_short else "")
            self.setVisible(bool(text))
            self.updateGeometry()
            self.update()
