"""The files of a complaint as chips: name, size, and where they are."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.complaint.flow import FlowLayout
from ui.theme import metrics
from ui.theme.icons import SIZE, paint_icon
from ui.theme.roles import Role, colour
from ui.words import size as size_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.complaint import Attachment

_PADDING = 10
_LONGEST_NAME = 240


class AttachmentChip(QWidget):
    """One file. Painted, so that a citizen's file name is nothing but text."""

    def __init__(self, attachment: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = " ".join(attachment.file_name.split())
        self._size = f"· {size_words(attachment.size)}"
        self._place = self.tr("on the server")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self._name} {self._size}, {self._place}")
        self.setToolTip(f"<p>{escape(self._name)}</p>")

    def sizeHint(self) -> QSize:
        """Icon, name, size and place in one line."""
        width = 2 * _PADDING + SIZE + 8 + self._name_width() + 6
        width += self._advance(self._size) + 12 + self._advance(self._place)
        return QSize(round(width + 0.5), round(self._measure().height() + 2 * metrics.SPACING + 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One line around, the place muted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(Role.LINE), metrics.LINE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics.CORNER, metrics.CORNER)
        painter.setFont(metrics.secondary())
        middle = self.height() / 2
        paint_icon(painter, "paperclip", Role.MUTED, QRectF(_PADDING, middle - SIZE / 2, SIZE, SIZE))
        x = float(_PADDING + SIZE + 8)
        name = self._measure().elidedText(self._name, Qt.TextElideMode.ElideMiddle, _LONGEST_NAME)
        for text, ink, gap in ((name, Role.TEXT, 6), (self._size, Role.TEXT, 12), (self._place, Role.MUTED, 0)):
            painter.setPen(colour(ink))
            painter.drawText(QRectF(x, 0, self._advance(text) + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            x += self._advance(text) + gap

    def _measure(self) -> QFontMetricsF:
        return QFontMetricsF(metrics.secondary())

    def _advance(self, text: str) -> float:
        return self._measure().horizontalAdvance(text)

    def _name_width(self) -> float:
        return min(_LONGEST_NAME, self._advance(self._name))


class Attachments(QWidget):
    """All files of a complaint; hidden where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Attachment, ...] = ()
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Attachments"))
        self.hide()

    def show_files(self, attachments: Sequence[Attachment]) -> None:
        """Show these files."""
        if tuple(attachments) == self._shown:
            return
        self._shown = tuple(attachments)
        self._flow.truncate()
        for attachment in attachments:
            self._flow.addWidget(AttachmentChip(attachment))
        self.setVisible(bool(attachments))
