"""The guide in a window of its own, so that it can lie beside the work: chapters, search, and nothing from outside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.help import guide
from ui.help.context import chapter_of
from ui.shell import beside
from ui.theme import metrics
from ui.theme.icons import icon
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from ui.shell.window import MainWindow

_SIZE = QSize(940, 680)
_CONTENTS = 250
_MOST_HITS = 500


def open_help(window: MainWindow, chapter: str = "") -> HelpWindow:
    """Show the guide, at this chapter or at the one of what is on screen."""
    shown = window.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if shown is None:
        shown = HelpWindow(window, show_keys=partial(beside.keys, window))
        window.theme.changed.connect(shown.take_theme)
    shown.go_to(chapter or chapter_of(window))
    shown.show()
    shown.raise_()
    shown.activateWindow()
    return shown


class Page(QTextBrowser):
    """The text. Whatever it names outside of itself is not loaded."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:  # noqa: N802 Qt's name
        """Nothing, neither from the disk nor from anywhere."""
        return None


class HelpWindow(QWidget):
    """One for a main window; Esc closes it."""

    def __init__(self, parent: QWidget | None, *, show_keys: Callable[[], object]) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._chapters: list[guide.Chapter] = []
        self._hits: list[QTextCursor] = []
        self._hit = -1
        self.search = QLineEdit()
        self.contents = QListWidget()
        self.page = Page()
        self.found = QLabel()
        self.keys_button = QPushButton(self.tr("List of keys"))
        self.setWindowTitle(self.tr("Guide"))
        self.resize(metrics.px(_SIZE.width()), metrics.px(_SIZE.height()))
        self._lay_out()
        self.take_theme()
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self.next_hit)
        self.contents.currentRowChanged.connect(self._on_chapter)
        self.page.anchorClicked.connect(self._on_link)
        self.keys_button.clicked.connect(lambda _: show_keys())
        self.page.setFocus()

    @property
    def chapter(self) -> str:
        """The chapter that was gone to last."""
        row = self.contents.currentRow()
        return self._chapters[row].title if row >= 0 else ""

    @property
    def hits(self) -> int:
        """How often the words that are looked for occur."""
        return len(self._hits)

    def go_to(self, title: str) -> None:
        """To a chapter; to the beginning where the guide has none of that name."""
        titles = [chapter.title for chapter in self._chapters]
        row = titles.index(title) if title in titles else 0
        self.contents.setCurrentRow(row)
        self._on_chapter(row)

    def next_hit(self) -> None:
        """To the next place where the words are, from the last on to the first."""
        if self._hits:
            self._hit = (self._hit + 1) % len(self._hits)
            self._show_hit()

    def take_theme(self) -> None:
        """Set anew in the type and colours in force."""
        row = max(self.contents.currentRow(), 0)
        self._chapters = guide.build(self.page.document())
        self.contents.blockSignals(True)
        self.contents.clear()
        self.contents.addItems([chapter.title for chapter in self._chapters])
        self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)
        self._side.setFixedWidth(metrics.px(_CONTENTS))
        self._glass.setIcon(icon("search", Role.MUTED))
        self._on_search(self.search.text())

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("Search the guide"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self._glass = self.search.addAction(icon("search", Role.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.contents.setProperty("kind", "sections")
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self.contents.setAccessibleName(self.tr("Chapters"))
        self.contents.setWordWrap(True)
        self.page.setAccessibleName(self.tr("Guide"))
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.setTabChangesFocus(True)
        self.page.document().setDocumentMargin(24)
        self.found.setProperty("ink", "muted")
        self.found.setProperty("type", "secondary")
        self.found.hide()
        self._side = QFrame()
        self._side.setProperty("kind", "side")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(12, 12, 12, 12)
        side.setSpacing(2 * metrics.SPACING)
        side.addWidget(self.search)
        side.addWidget(self.found)
        side.addWidget(self.contents, 1)
        side.addWidget(self.keys_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        if QLocale().language() == QLocale.Language.English:
            right.addWidget(self._note())
        right.addWidget(self.page, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)

    def _note(self) -> QLabel:
        note = QLabel(
            self.tr("The guide is written in Indonesian, the language of the office. The list of keys is in English."),
            wordWrap=True,
        )
        note.setProperty("ink", "muted")
        note.setContentsMargins(24, 12, 24, 0)
        return note

    def _on_chapter(self, row: int) -> None:
        if row < 0:
            return
        cursor = QTextCursor(self.page.document())
        cursor.setPosition(self._chapters[row].position)
        self.page.setTextCursor(cursor)
        layout = self.page.document().documentLayout()
        top = layout.blockBoundingRect(cursor.block()).top() if row else 0.0
        self.page.verticalScrollBar().setValue(round(top) - metrics.px(8))

    def _on_search(self, words: str) -> None:
        self._hits, self._hit = [], -1
        words = words.strip()
        cursor = QTextCursor(self.page.document())
        while words and len(self._hits) < _MOST_HITS:
            cursor = self.page.document().find(words, cursor, QTextDocument.FindFlag(0))
            if cursor.isNull():
                break
            self._hits.append(QTextCursor(cursor))
        self._tell_found(words)
        self._mark()
        if self._hits:
            self.next_hit()

    def _tell_found(self, words: str) -> None:
        self.found.setVisible(bool(words))
        if self._hits:
            self.found.setText(self.tr("%n place(s) · Enter: the next one", "", len(self._hits)))
        else:
            self.found.setText(self.tr("Not found in the guide"))

    def _mark(self) -> None:
        marks = []
        for place, cursor in enumerate(self._hits):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            is_current = place == self._hit
            mark.format.setBackground(colour(Role.ACCENT if is_current else Role.SOON_SOFT))
            mark.format.setForeground(colour(Role.ON_ACCENT if is_current else Role.TEXT))
            marks.append(mark)
        self.page.setExtraSelections(marks)

    def _show_hit(self) -> None:
        place = QTextCursor(self._hits[self._hit])
        place.clearSelection()
        self.page.setTextCursor(place)
        self.page.ensureCursorVisible()
        self._mark()

    def _on_link(self, address: QUrl) -> None:
        """A link to a chapter, as `[words](#perlu-ditinjau)`; there are no others."""
        slugs = [_slug(chapter.title) for chapter in self._chapters]
        if address.isRelative() and address.fragment() in slugs:
            self.contents.setCurrentRow(slugs.index(address.fragment()))

    def showEvent(self, event: QShowEvent) -> None:
        """The text has its width only now, so only now the chapter its place."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self._on_chapter(self.contents.currentRow()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the search, then closes."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
            self.page.setFocus()
        else:
            self.close()


def _slug(title: str) -> str:
    """As GitHub names a heading in an address."""
    kept = "".join(ch for ch in title.lower() if ch.isalnum() or ch in " -")
    return kept.replace(" ", "-")
