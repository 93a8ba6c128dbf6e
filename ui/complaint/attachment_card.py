"""One file of a complaint: a small picture of it, its name, its size, where it is, and how far it has come.

Painted, so that a citizen's file name is nothing but text.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.files.rows import NOTHING
from desktop.plain_text import one_line
from ui.complaint.file_place import VERB_ICONS, Place, Verb, place_of, verb_words
from ui.theme import metrics
from ui.theme.icons import SIZE, paint_icon
from ui.theme.roles import Role, colour
from ui.words import size as size_words

if TYPE_CHECKING:
    from desktop.complaint import Attachment

_PADDING = 8
_PREVIEW = 40
_VERB, _BAR = 16, 3
_LONGEST_NAME = 220
_ICONS = {".pdf": "file-text", ".jpg": "image", ".jpeg": "image", ".png": "image", ".gif": "image", ".webp": "image"}


class AttachmentCard(QAbstractButton):
    """A press opens the file, or fetches it, or stops that; which of them is told by an icon at its end."""

    menu_wanted = Signal(QPoint)
    """The place on the screen where a menu of its verbs is to be."""

    def __init__(self, attachment: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attachment = attachment
        self._name = one_line(attachment.file_name) or self.tr("(no name)")
        self._preview: QImage | None = None
        self._sha256 = ""
        self._place = place_of(attachment.size, NOTHING, None, is_wished=False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tell()

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

    @property
    def place(self) -> Place:
        """Where it is, and what a press does."""
        return self._place

    def show_place(self, sha256: str, place: Place) -> None:
        """Say where it is; `sha256` names its content once that is here whole."""
        if (sha256, place) != (self._sha256, self._place):
            self._sha256, self._place = sha256, place
            self._tell()

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
        icon = _VERB + _PADDING if self._verb_icon() else 0
        return QSize(round(preview.width() + words + icon + 3 * _PADDING + 4), round(height))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By a key it opens below the card."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.mapToGlobal(self.rect().bottomLeft()) if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One line around, the place muted."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        is_marked = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(colour(Role.ACCENT if is_marked else Role.LINE), metrics.LINE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics.CORNER, metrics.CORNER)
        room = QSizeF(self.preview_size())
        self._paint_preview(painter, QRectF(QPointF(_PADDING, (self.height() - room.height()) / 2), room))
        left = room.width() + 2 * _PADDING
        top = (self.height() - self._base().height() - self._small().height()) / 2
        icon = self._verb_icon()
        right = self.width() - _PADDING - (_VERB + _PADDING if icon else 0)
        if icon:
            middle = QPointF(self.width() - _PADDING - _VERB, (self.height() - _VERB) / 2)
            paint_icon(painter, icon, Role.ACCENT, QRectF(middle, QSizeF(_VERB, _VERB)))
        words = QRectF(left, top, right - left, self._base().height())
        painter.setFont(metrics.base())
        painter.setPen(colour(Role.TEXT))
        name = self._base().elidedText(self._name, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        words = QRectF(left, words.bottom(), words.width() + _PADDING, self._small().height())
        painter.setFont(metrics.secondary())
        painter.setPen(colour(Role.LATE if self._place.verb is Verb.RETRY else Role.MUTED))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._second_line())
        if self._place.share is not None:
            self._paint_share(painter, self._place.share)

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

    def _paint_share(self, painter: QPainter, share: float) -> None:
        """A bar along the lower edge."""
        room = QRectF(_PADDING, self.height() - 2 * _BAR, self.width() - 2 * _PADDING, _BAR)
        painter.fillRect(room, colour(Role.LINE))
        painter.fillRect(QRectF(room.topLeft(), QSizeF(room.width() * share, _BAR)), colour(Role.ACCENT))

    def _verb_icon(self) -> str:
        return VERB_ICONS.get(self._place.verb, "")

    def _tell(self) -> None:
        told = (self._name, verb_words(self._place.verb), self._place.advice)
        self.setToolTip("".join(f"<p>{escape(line)}</p>" for line in told if line))
        self.setAccessibleName(f"{self._name}, {self._second_line()}")
        self.setAccessibleDescription(". ".join(filter(None, told[1:])))
        self.updateGeometry()
        self.update()

    def _second_line(self) -> str:
        size = size_words(self.attachment.size) if self.attachment.size else ""  # not every central API tells it
        return " · ".join(filter(None, (size, self._place.words)))

    def _icon(self) -> str:
        ending = "." + self._name.rpartition(".")[2].lower()
        return _ICONS.get(ending, "file")

    def _base(self) -> QFontMetricsF:
        return QFontMetricsF(metrics.base())

    def _small(self) -> QFontMetricsF:
        return QFontMetricsF(metrics.secondary())

    def _advance(self) -> float:
        return self._small().horizontalAdvance(self._second_line())
