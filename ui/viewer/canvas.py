"""Shows one picture: fitted to the window or larger, turned, moved by hand, by wheel and by keys.

It asks for a sharper picture when it is shown larger than what it was given (`wanted`), and stretches what it has until
that has come: whoever zooms never waits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QWidget

from ui.accessible import tell_roles
from ui.theme.roles import Role, colour
from ui.viewer.pictures import LARGEST

if TYPE_CHECKING:
    from ui.viewer.pictures import Shown

_STEP = 1.25
_LEAST, _MOST = 0.02, 8.0
_MARGIN = 12
_ASK_AFTER_MS = 150
_QUARTER = 90


class Canvas(QAbstractScrollArea):
    """Zoom is in logical pixels of the screen for each unit of the picture's own size."""

    zoomed = Signal()
    wanted = Signal(QSize)
    """A picture of this many pixels would be sharp."""
    accessible_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        tell_roles()
        super().__init__(parent)
        self._shown: Shown | None = None
        self._unit = 1.0
        self._zoom = 1.0
        self._is_fitted = True
        self._angle = 0
        self._grip: QPoint | None = None
        self._asking = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._asking.timeout.connect(self._ask)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Picture"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def percent(self) -> int:
        """How large it is shown."""
        return round(100 * self._zoom / self._unit)

    @property
    def is_fitted(self) -> bool:
        """Whether it is fitted to the window."""
        return self._is_fitted

    @property
    def angle(self) -> int:
        """By how many degrees it is turned, clockwise."""
        return self._angle

    def show_picture(self, shown: Shown | None, unit: float = 1.0, *, is_another: bool = True) -> None:
        """Show a picture, fitted, or the same one sharper. `unit`: the zoom that counts as 100 %."""
        self._shown, self._unit = shown, unit
        if is_another:
            self._angle = 0
            self.fit()
        else:
            self.viewport().update()

    def fit(self) -> None:
        """As large as the window has room for, but no larger than it is."""
        self._is_fitted = True
        room = self.maximumViewportSize() - QSize(2 * _MARGIN, 2 * _MARGIN)
        whole = self._turned()
        zoom = min(room.width() / whole.width(), room.height() / whole.height())
        self._take_zoom(max(min(zoom, self._unit * 2 if self._unit > 1 else self._unit), 1e-4))

    def zoom_by(self, steps: int) -> None:
        """Larger, or smaller for a negative number; what is in the middle stays there."""
        self._is_fitted = False
        self._take_zoom(min(max(self._zoom * _STEP**steps, _LEAST * self._unit), _MOST * self._unit))

    def zoom_whole(self) -> None:
        """As large as it is."""
        self._is_fitted = False
        self._take_zoom(self._unit)

    def turn(self) -> None:
        """By a quarter, clockwise."""
        self._angle = (self._angle + _QUARTER) % 360
        if self._is_fitted:
            self.fit()
        else:
            self._take_zoom(self._zoom)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, centred where it is smaller than the window."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour(Role.SIDE))
        if self._shown is None:
            return
        size, room = self._turned() * self._zoom, self.viewport().size()
        left = max((room.width() - size.width()) / 2, 0) - self.horizontalScrollBar().value()
        top = max((room.height() - size.height()) / 2, 0) - self.verticalScrollBar().value()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(left + size.width() / 2, top + size.height() / 2)
        painter.rotate(self._angle)
        upright = QSizeF(self._shown.whole) * self._zoom
        corner = (-upright.width() / 2, -upright.height() / 2)
        painter.drawImage(QRectF(*corner, upright.width(), upright.height()), self._shown.image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted picture stays fitted."""
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()
        else:
            self._set_bars()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and - zoom, 0 fits, 1 shows it as large as it is, R turns; arrows scroll."""
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(1)
            case Qt.Key.Key_Minus:
                self.zoom_by(-1)
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_1:
                self.zoom_whole()
            case Qt.Key.Key_R:
                self.turn()
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom; without Ctrl it scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        self._grip = event.position().toPoint()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it."""
        if self._grip is not None:
            at = event.position().toPoint()
            for bar, way in (
                (self.horizontalScrollBar(), self._grip.x() - at.x()),
                (self.verticalScrollBar(), self._grip.y() - at.y()),
            ):
                bar.setValue(bar.value() + way)
            self._grip = at

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._grip = None
        self.viewport().unsetCursor()

    def _turned(self) -> QSizeF:
        """Its own size, as it lies."""
        whole = QSizeF(self._shown.whole) if self._shown else QSizeF(1, 1)
        return whole.transposed() if self._angle % 180 else whole

    def _take_zoom(self, zoom: float) -> None:
        middles = [_middle(bar.value(), bar.pageStep(), bar.maximum()) for bar in self._bars()]
        self._zoom = zoom
        self._set_bars()
        for bar, middle in zip(self._bars(), middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self.viewport().update()
        self._asking.start()
        self.zoomed.emit()

    def _bars(self) -> tuple[QScrollBar, QScrollBar]:
        return self.horizontalScrollBar(), self.verticalScrollBar()

    def _set_bars(self) -> None:
        size, room = self._turned() * self._zoom, self.viewport().size()
        for bar, length, seen in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(max(seen // 10, 1))
            bar.setRange(0, max(round(length) - seen, 0))

    def _ask(self) -> None:
        if self._shown is None:
            return
        ratio = self.devicePixelRatioF()
        needed = (QSizeF(self._shown.whole) * self._zoom * ratio).toSize().boundedTo(LARGEST)
        image = self._shown.image.size()
        is_sharp = image.width() >= needed.width() - 1 or image.height() >= needed.height() - 1
        if not is_sharp and not self._shown.is_as_large_as_it_is:
            self.wanted.emit(needed)


def _middle(value: int, page: int, most: int) -> float:
    """Which part of the whole length is in the middle of what is seen."""
    return (value + page / 2) / (most + page) if most + page else 0.5
