"""A layout that puts small widgets side by side and goes on below where the line is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, top to bottom, `spacing()` apart; widgets of one line are centred on it.

    With `has_trailing` the last widget stands at the right end of its line. It lays out a widget of its own: as a part
    of another layout, without one, it has brought the process down.
    """

    def __init__(self, parent: QWidget, spacing: int = 8, *, has_trailing: bool = False) -> None:
        super().__init__(parent)
        self._has_trailing = has_trailing
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def truncate(self, count: int = 0) -> None:
        """Remove all widgets but the first `count`, and let go of them."""
        while len(self._items) > count:
            widget = self._items.pop().widget()
            if widget:
                widget.hide()
                widget.deleteLater()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Append."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """The item, or None past the end, as Qt's contract wants it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Remove and return the item, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Put everything in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        """The largest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y = rect.x(), rect.y()
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), item.sizeHint().height()))
            if line and x + size.width() > rect.right() + 1:
                y += self._end_line(line, move=move) + self.spacing()
                x, line = rect.x(), []
            line.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self.spacing()
        if line and self._has_trailing:
            line[-1][1].moveRight(rect.right())
        return y + (self._end_line(line, move=move) if line else 0) - rect.y()

    @staticmethod
    def _end_line(line: list[tuple[QLayoutItem, QRect]], *, move: bool) -> int:
        height = max(rect.height() for _, rect in line)
        if move:
            for item, rect in line:
                item.setGeometry(rect.translated(0, (height - rect.height()) // 2))
        return height
