"""Shows what citizens and officials wrote: as text and nothing else.

Nothing in it is interpreted or fetched. Numbers that name a person are covered until the officer asks for them; the
text beneath stays as it is. Web addresses are shown whole and open nothing by themselves: a click is only reported.
The text is as high as it needs to be, so that a page of several of them scrolls as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from desktop.cache.words import hits
from desktop.sensitive import sensitive_spans
from desktop.worddiff import Change
from ui.clipboard import secret_data
from ui.complaint.links import find_links
from ui.theme import metrics
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.worddiff import Piece

READABLE_CHARACTERS = 75
_COVER = "●"
_CHANGE_INKS = {Change.SAME: Role.TEXT, Change.ADDED: Role.FINE, Change.REMOVED: Role.LATE}


@dataclass(frozen=True, slots=True)
class _Covered:
    """Positions in the document of a number that is covered."""

    start: int
    end: int


class CitizenText(QTextBrowser):
    """A text to read, to select and to copy, by mouse and keyboard."""

    link_clicked = Signal(str)
    """An address that the officer may want to open; nothing was opened."""
    cover_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._covered: list[_Covered] = []
        self._is_covering = True
        self._query = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_anchor)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())
        self._apply_width()

    @property
    def covered_count(self) -> int:
        """How many numbers can be covered in this text."""
        return len(self._covered)

    @property
    def is_covering(self) -> bool:
        """Whether they are covered now."""
        return self._is_covering

    def set_covering(self, covering: bool) -> None:
        """Cover the numbers, or show them."""
        if covering != self._is_covering:
            self._is_covering = covering
            self.viewport().update()
            self.cover_changed.emit(covering)

    def set_text(self, text: str) -> None:
        """Show another text, with its numbers covered."""
        self.clear()
        self._is_covering = True
        cursor = QTextCursor(self.document())
        cursor.insertText(text, _format(Role.TEXT))
        self.mark()

    def set_pieces(self, pieces: Iterable[Piece]) -> None:
        """Show what changed: what was added underlined, what was removed struck through, in colours of their own."""
        self.clear()
        self._is_covering = True
        cursor = QTextCursor(self.document())
        for piece in pieces:
            style = _format(_CHANGE_INKS[piece.change])
            style.setFontUnderline(piece.change is Change.ADDED)
            style.setFontStrikeOut(piece.change is Change.REMOVED)
            cursor.insertText(piece.text, style)
        self.mark()

    def highlight(self, query: str) -> int:
        """Lay a ground behind the words that a search found; returns how many there are."""
        self._query = query
        found: list[QTextEdit.ExtraSelection] = []
        for block in self._blocks() if query else ():
            for start, length in hits(block.text(), query):
                selection = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(block.position() + start)
                cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
                selection.cursor = cursor
                style = QTextCharFormat()
                style.setBackground(colour(Role.SOON_SOFT))
                selection.format = style
                found.append(selection)
        self.setExtraSelections(found)
        return len(found)

    def first_hit(self) -> QRectF | None:
        """Where the first word is that a search found."""
        found = self.extraSelections()
        return QRectF(self.cursorRect(found[0].cursor)) if found else None

    def mark(self) -> None:
        """Find numbers and addresses in what the document holds."""
        self._covered = []
        for block in self._blocks():
            text, start = block.text(), block.position()
            self._covered += [_Covered(start + span.start, start + span.end) for span in sensitive_spans(text)]
            for link in find_links(text):
                self._make_link(start + link.start, start + link.end, link.address)
        self.highlight(self._query)
        self.updateGeometry()
        self.viewport().update()

    def visible_text(self) -> str:
        """The text as it stands on screen: with the covers, while there are any."""
        return self._cover_between(0, self.document().characterCount() - 1)

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(self.maximumWidth(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Narrow, but never cut off below."""
        return QSize(120, self._height())

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:  # noqa: N802
        """Nothing is ever fetched for a text."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy as plain text, covered numbers as covers: what isn't shown isn't given away by a drag either."""
        cursor = self.textCursor()
        return secret_data(self._cover_between(cursor.selectionStart(), cursor.selectionEnd()), self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copying and selecting, in the window's language."""
        menu = QMenu(self)
        link = self.anchorAt(event.pos())
        if link and not link.startswith(OWN_LINK):
            menu.addAction(self.tr("Open address…"), lambda: self.link_clicked.emit(link))
        copy = QAction(self.tr("Copy"), menu, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy)
        select = QAction(self.tr("Select all"), menu, shortcut=QKeySequence(QKeySequence.StandardKey.SelectAll))
        select.triggered.connect(self.selectAll)
        menu.addActions([copy, select])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the covers over it."""
        super().paintEvent(event)
        if not self._is_covering or not self._covered:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for span in self._covered:
            for rect in self._rects(span):
                if event.rect().intersects(rect.toAlignedRect()):
                    _paint_cover(painter, rect, self.font())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the text."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._apply_width()
        elif event.type() == QEvent.Type.PaletteChange:
            self._recolour()

    def _on_anchor(self, url: QUrl) -> None:
        self.link_clicked.emit(url.toString())

    def _height(self) -> int:
        return round(self.document().size().height() + 0.5)

    def _apply_width(self) -> None:
        self.setMaximumWidth(round(QFontMetricsF(self.font()).averageCharWidth() * READABLE_CHARACTERS))

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _make_link(self, start: int, end: int, address: str) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        style = QTextCharFormat()
        style.setAnchor(True)
        style.setAnchorHref(address)
        style.setFontUnderline(True)
        style.setForeground(colour(Role.ACCENT))
        style.setProperty(INK, Role.ACCENT.name)
        cursor.mergeCharFormat(style)

    def _recolour(self) -> None:
        """Colours are part of a document's formats, so another scheme needs other formats."""
        for block in self._blocks():
            it = block.begin()
            while not it.atEnd():
                fragment = it.fragment()
                name = fragment.charFormat().property(INK)
                cursor = QTextCursor(self.document())
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                style = QTextCharFormat()
                style.setForeground(colour(Role[name] if isinstance(name, str) else Role.TEXT))
                cursor.mergeCharFormat(style)
                it += 1

    def _cover_between(self, start: int, end: int) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        text = cursor.selectedText()
        if self._is_covering:
            for span in self._covered:
                low, high = max(span.start, start) - start, min(span.end, end) - start
                if low < high:
                    text = text[:low] + re.sub(r"\w", _COVER, text[low:high]) + text[high:]
        return re.sub("[\u2028\u2029\ufdd0\ufdd1]", "\n", text).replace("\xa0", " ")

    def _rects(self, span: _Covered) -> Iterator[QRectF]:
        """One rectangle a line that the number stands on."""
        block = self.document().findBlock(span.start)
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        start, end = span.start - block.position(), span.end - block.position()
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            low, high = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if low < high:
                left, right = _x(line.cursorToX(low)), _x(line.cursorToX(high))
                yield QRectF(origin + QPointF(left, line.y()), origin + QPointF(right, line.y() + line.height()))


OWN_LINK = "lapor:"
"""How links of ours begin; in a citizen's text only web addresses become links."""
INK = QTextCharFormat.Property.UserProperty + 1
"""Where a character format keeps the name of its colour's role."""


def styled(role: Role, font: QFont | None = None) -> QTextCharFormat:
    """A character format in the colour of a role."""
    style = _format(role)
    if font is not None:
        style.setFont(font)
    return style


def _format(role: Role) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setForeground(colour(role))
    style.setProperty(INK, role.name)
    return style


def _paint_cover(painter: QPainter, rect: QRectF, font: QFont) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(Role.PANEL))
    painter.drawRect(rect)
    painter.setBrush(colour(Role.SIDE))
    inner = rect.adjusted(-1, 1, 1, -1)
    painter.drawRoundedRect(inner, metrics.CHIP_CORNER, metrics.CHIP_CORNER)
    painter.setBrush(colour(Role.MUTED))
    dot = QFontMetricsF(font).xHeight() * 0.9
    step = dot + 2
    count = max(1, int((inner.width() - 6) // step))
    left = inner.center().x() - count * step / 2 + 1
    for number in range(count):
        painter.drawEllipse(QRectF(left + number * step, inner.center().y() - dot / 2, dot, dot))


def _x(position: object) -> float:
    """PySide gives `cursorToX` together with the cursor that it clamped to."""
    return float(cast("tuple[float, int]", position)[0])
