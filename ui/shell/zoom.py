"""Larger and smaller: by key, by Ctrl and the wheel, and in the settings; kept for the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt

from desktop.cache import settings

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from ui.bridge import DeskBridge
    from ui.theme.theme import Theme

STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
USUAL = 100
_NOTCH = 120


class Zoom(QObject):
    """Changes the size of everything, and remembers it."""

    def __init__(self, bridge: DeskBridge, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme = bridge, theme
        self._turned = 0

    def larger(self) -> None:
        """One step up."""
        self.zoom_to(next((step for step in STEPS if step > self._theme.zoom), STEPS[-1]))

    def smaller(self) -> None:
        """One step down."""
        self.zoom_to(next((step for step in reversed(STEPS) if step < self._theme.zoom), STEPS[0]))

    def reset(self) -> None:
        """As the system has it."""
        self.zoom_to(USUAL)

    def zoom_to(self, percent: int) -> None:
        """Show everything in this size from now on."""
        if percent == self._theme.zoom:
            return
        self._theme.zoom_to(percent)
        self._bridge.write(settings.put, settings.ZOOM, percent, owner=self, origin="settings")

    def turn(self, angle: int) -> None:
        """The wheel was turned by so many eighths of a degree; touchpads do it by little."""
        self._turned += angle
        while abs(self._turned) >= _NOTCH:
            step = _NOTCH if self._turned > 0 else -_NOTCH
            self._turned -= step
            (self.larger if step > 0 else self.smaller)()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On the window as the system sees it, so that no text or list takes the wheel first."""
        if event.type() == QEvent.Type.Wheel:
            wheel = cast("QWheelEvent", event)
            if wheel.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.turn(wheel.angleDelta().y())
                return True
            self._turned = 0
        return super().eventFilter(watched, event)
