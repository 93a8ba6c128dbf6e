"""One file of a complaint: a small picture of it, its name, its size and where it is.

Painted, so that a citizen's file name is nothing but text.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.plain_text import one_line
from ui.theme import metrics
from ui.theme.icons import SIZE, paint_icon
from ui.theme.roles import Role, colour
from ui.words import size as size_words

if TYPE_CHECKING:
    from desktop.complaint import Attachment
    from desktop.files.rows import Holding

_PADDING = 8
_PREVIEW = 40
_LONGEST_NAME = 220
_ICONS = {".pdf": "file-text", ".jpg": "image", ".jpeg": "image", ".png": "image", ".gif": "image", ".webp": "image"}


class AttachmentCard(QAbstractButton):
    """Takes the focus and a click once its file is here."""

    def __init__(self, attachment: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attachment = attachment
        self._name = one_line(attachment.file_name) or self.tr("(no name)")
        self._preview: QImage | None = None
        self._sha256 = ""
        self._place = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(f"<p>{escape(self._name)}</p>")
        self._tell(self.tr("on the server"))

    @property
    def sha256(self) -> str:
        """The name of its content in the store; empty while that isn't here whole."""
        return self._sha256

    @property
    def preview(self) -> QImage | None:
        """The small picture of it."""
        return self._preview

    @staticmethod
    def preview_size() -> QSize:
        """The room for a preview, in logical pixels."""
        return QSize(metrics.px(_PREVIEW), metrics.px(_PREVIEW))

    def show_holding(self, holding: Holding) -> None:
        """Say how much of it is here."""
        self._sha256 = holding.sha256
        if holding.is_whole:
            self._tell(self.tr("on this PC"))
        elif holding.size:
            percent = min(100 * holding.size // max(self.attachment.size, 1), 99)
            self._tell(self.tr("%1 % here").replace("%1", str(percent)))
        else:
            self._tell(self.tr("on the server"))

    def show_preview(self, image: QImage) -> None:
        """Show what is in it."""
        self._preview = image
        self.update()

    def sizeHint(self) -> QSize:
        """A preview and two lines beside it."""
        words = max(min(metrics.px(_LONGEST_NAME), self._base().horizontalAdvance(self._name)), self._advance())
        preview = self.preview_size()
        lines = self._base().height() + self._small().height()
        height = max(preview.height(), lines) + 2 * _PADDING
        return QSize(round(preview.width() + words + 3 * _PADDING + 4), round(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One line around, the place muted."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        is_marked = self.hasFocus() or (self.underMouse() and bool(self._sha256))
        painter.setPen(QPen(colour(Role.ACCENT if is_marked else Role.LINE), metrics.LINE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics.CORNER, metrics.CORNER)
        room = QSizeF(self.preview_size())
        self._paint_preview(painter, QRectF(QPointF(_PADDING, (self.height() - room.height()) / 2), room))
        left = room.width() + 2 * _PADDING
        top = (self.height() - self._base().height() - self._small().height()) / 2
        words = QRectF(left, top, self.width() - left - _PADDING, self._base().height())
        painter.setFont(metrics.base())
        painter.setPen(colour(Role.TEXT))
        name = self._base().elidedText(self._name, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        words = QRectF(left, words.bottom(), words.width() + _PADDING, self._small().height())
        painter.setFont(metrics.secondary())
        painter.setPen(colour(Role.MUTED))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._second_line())

    def _paint_preview(self, painter: QPainter, room: QRectF) -> None:
        if self._preview is None or self._preview.isNull():
            icon_size = metrics.px(SIZE + 4)
            at = room.center() - QPointF(icon_size / 2, icon_size / 2)
            paint_icon(painter, self._icon(), Role.MUTED, QRectF(at, QSizeF(icon_size, icon_size)))
            return
        size = QSizeF(self._preview.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        size = size.boundedTo(QSizeF(self._preview.size()))
        corner = room.center() - QPointF(size.width() / 2, size.height() / 2)
        painter.drawImage(QRectF(corner, size), self._preview)

    def _tell(self, place: str) -> None:
        self._place = place
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._sha256 else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._sha256 else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(f"{self._name}, {self._second_line()}")
        self.updateGeometry()
        self.update()

    def _second_line(self) -> str:
        return f"{size_words(self.attachment.size)} · {self._place}"

    def _icon(self) -> str:
        ending = "." + self._name.rpartition(".")[2].lower()
        return _ICONS.get(ending, "file")

    def _base(self) -> QFontMetricsF:
        return QFontMetricsF(metrics.base())

    def _small(self) -> QFontMetricsF:
        return QFontMetricsF(metrics.secondary())

    def _advance(self) -> float:
        return self._small().horizontalAdvance(self._second_line())
