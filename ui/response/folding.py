"""A heading with quiet verbs beside it; where the row is too narrow, the lesser verbs go into a menu at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from ui.complaint.labels import MenuButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLabel

_SPACING = 4


class FoldingRow(QWidget):
    """Verbs are buttons; each has a weight, and the lightest are folded first."""

    def __init__(self, heading: QLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = heading
        self._verbs: list[tuple[int, QAbstractButton]] = []
        self._unoffered: set[QAbstractButton] = set()
        self._lent: list[QAbstractButton] = []
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more = MenuButton(self.tr("More"), self._menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 6, 4)
        self._row.setSpacing(_SPACING)
        self._row.addWidget(heading)
        self._row.addStretch()
        self._row.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._more.hide()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fold)

    def add(self, verb: QAbstractButton, *, weight: int, at: int | None = None) -> None:
        """Put a verb into the row, at its end or before the verb at place `at`."""
        place = len(self._verbs) if at is None else at
        verb.setProperty("kind", "quiet")
        verb.setProperty("type", "secondary")
        self._verbs.insert(place, (weight, verb))
        self._row.insertWidget(2 + place, verb)
        verb.installEventFilter(self)
        self._fold_later()

    def offer(self, verb: QAbstractButton, *, is_offered: bool) -> None:
        """Whether a verb makes sense at present; one that doesn't is in neither the row nor the menu."""
        if is_offered == (verb in self._unoffered):
            (self._unoffered.discard if is_offered else self._unoffered.add)(verb)
            self._fold_later()

    def lend(self, verb: QAbstractButton, *, is_lent: bool) -> None:
        """Whether the menu also has a verb that has no room elsewhere; one that its owner hides isn't in it."""
        if is_lent != (verb in self._lent):
            (self._lent.append if is_lent else self._lent.remove)(verb)
            self._fold_later()

    def anchor(self, verb: QAbstractButton) -> QWidget:
        """Where what a verb opens belongs: at the verb, or at the menu that it is folded into."""
        return verb if verb.isVisible() else self._more

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A verb that says something else may need more room."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fold_later()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """The same, told by the layout."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold_later()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other verbs."""
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """The heading and the menu."""
        return QSize(self._heading.sizeHint().width() + self._more.sizeHint().width() + 24, self.sizeHint().height())

    def _fold_later(self) -> None:
        self._later.start()

    def _fold(self) -> None:
        offered = [(weight, verb) for weight, verb in self._verbs if verb not in self._unoffered]
        has_more = any(not verb.isHidden() for verb in self._lent)
        shown = {verb for _, verb in offered}
        for _, verb in sorted(offered, key=lambda entry: entry[0]):
            if self._needed(shown, has_more=has_more or len(shown) < len(offered)) <= self.width():
                break
            shown.discard(verb)
        for _, verb in self._verbs:
            verb.setVisible(verb in shown)
        self._more.setVisible(has_more or len(shown) < len(offered))

    def _needed(self, shown: set[QAbstractButton], *, has_more: bool) -> int:
        margins = self._row.contentsMargins()
        widths = [verb.sizeHint().width() for verb in shown]
        if has_more:
            widths.append(self._more.sizeHint().width())
        room = margins.left() + margins.right() + self._heading.sizeHint().width() + 4 * _SPACING
        return room + sum(widths) + _SPACING * len(widths)

    def _fill_menu(self) -> None:
        self._menu.clear()
        folded = [verb for _, verb in self._verbs if verb not in self._unoffered and not verb.isVisible()]
        for verb in (*folded, *(verb for verb in self._lent if not verb.isHidden())):
            inner = verb.menu() if isinstance(verb, QToolButton) else None
            if inner is not None:
                self._menu.addMenu(inner).setText(verb.accessibleName() or verb.text())
                continue
            entry = self._menu.addAction(verb.text().removesuffix(" ▾"))
            entry.setEnabled(verb.isEnabled())
            entry.triggered.connect(lambda _, verb=verb: verb.click())


class Foot(QWidget):
    """What is said of the answer on the left, verbs on the right; step by step it says less where it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Callable[[bool], object]] = []
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 8, 12, 8)
        self.row.setSpacing(12)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.fit)

    def add_verb(self, verb: QAbstractButton, before: QWidget, head: FoldingRow) -> None:
        """Put a verb before another; where even short words leave it no room, it goes into the menu of the head."""
        place = QWidget()  # hidden instead of the verb, for that is shown and hidden by its owner
        inside = QHBoxLayout(place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(verb)
        self.row.insertWidget(self.row.indexOf(before), place)

        def fold(is_short: bool) -> None:
            place.setVisible(not is_short)
            head.lend(verb, is_lent=is_short)

        self.add_step(fold)

    def add_step(self, shorten: Callable[[bool], object]) -> None:
        """A way to need less room, taken when those before were not enough: `shorten(True)` takes it."""
        self._steps.append(shorten)

    def fit(self) -> None:
        """Say as much as there is room for."""
        for shorten in self._steps:
            shorten(False)
        for shorten in self._steps:
            if self.row.sizeHint().width() <= self.width():
                return
            shorten(True)
            self.row.invalidate()

    def minimumSizeHint(self) -> QSize:
        """No width is too small."""
        return QSize(0, self.row.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other words."""
        super().resizeEvent(event)
        self.fit()

    def fit_later(self) -> None:
        """Something says more or less than before."""
        self._later.start()
