"""A form that stands where the answer is written while the complaint stays readable above it.

What is typed is kept on disk as it is typed; Esc leaves the sheet and keeps it for the next time. Ctrl+Enter carries it
out: the operation and the clearing of the kept form are one transaction. What waits behind a form, because it was taken
back while another was begun, is told, and comes when that one is done.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.cache.intents import forms
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line
from ui.forms.fields import Value, fill, value_of, watch
from ui.keeper import the_keeper
from ui.response.cadence import Cadence
from ui.response.frame import AnswerFrame
from ui.theme.lines import Line
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent

    from desktop.cache.writer import Transaction
    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMEMBERED = 20
"""Texts of a form that count as its own when it is saved: more than can wait for a slow disk."""
_MARGIN, _INSET = 22, 12
"""Beside the frame, and within it."""


class Sheet(QWidget):
    """Base of all sheets. A subclass adds its fields in its constructor, calls `restore`, and overrides `submit`."""

    done = Signal(object)
    """It was carried out; what the operation returned."""
    left = Signal()
    """The officer leaves it; what was typed is kept."""

    def __init__(
        self,
        bridge: DeskBridge,
        *,
        kind: str,
        title: str,
        verb: str,
        tracking_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._kind = kind
        self._tracking_id = tracking_id
        self._key = ("form", tracking_id, kind)
        self._keeper = the_keeper(bridge)
        self._fields: dict[str, QWidget] = {}
        self._is_carrying_out = False
        self._carried_out: dict[str, Value] = {}
        self._has_typed = False
        self._seen: deque[dict[str, object]] = deque(maxlen=_REMEMBERED)
        self._heading = PlainLabel(title, Type.HEADING)
        self.problem = Notice(role=Role.LATE)
        self.behind = Notice(role=Role.ACCENT)
        self._verb = verb
        self.verb_button = QPushButton()
        self.leave_button = QPushButton(self.tr("Back"))
        self.leave_button.setProperty("kind", "quiet")
        self.body = QVBoxLayout()
        self.foot = QHBoxLayout()
        self._cadence = Cadence(self)
        self._cadence.due.connect(self._save)
        bridge.bug_raised.connect(self._on_bug)
        self.leave_button.clicked.connect(lambda _: self.leave())
        self.verb_button.clicked.connect(lambda _: self.submit())
        self._lay_out()
        self.say_verb(verb)
        self.setAccessibleName(title)

    @property
    def tracking_id(self) -> str:
        """The complaint that it is about; empty for a sheet that is about none."""
        return self._tracking_id

    def add_field(self, key: str, field: QWidget, label: str, *, hint: str = "") -> None:
        """Put a field below the ones before, under its label; its value is kept under `key`."""
        words = PlainLabel(label, Type.SECONDARY, ink="muted", wraps=True)
        words.setBuddy(field)
        field.setAccessibleName(label)
        if hint:
            field.setAccessibleDescription(hint)
            field.setToolTip(hint)
        self.body.addWidget(words)
        self.body.addWidget(field)
        self.adopt(key, field)

    def adopt(self, key: str, field: QWidget) -> None:
        """Keep the value of a field that the subclass has laid out by itself."""
        self._fields[key] = field
        watch(field, self._on_touched)

    def restore(self) -> None:
        """Bring back what was typed the last time, or taken back since; call it when all fields are there."""
        unsaved = self._keeper.unsaved(self._key)
        if unsaved is not None and not self._has_typed:
            self._fill_in(cast("dict[str, object]", unsaved[-1]))
        self._has_typed = unsaved is not None or self._cadence.is_pending
        self._bridge.read(forms.look, self._tracking_id, self._kind, then=self._on_kept, owner=self)

    def values(self) -> dict[str, Value]:
        """What stands in the fields, by their keys."""
        return {key: value_of(field) for key, field in self._fields.items()}

    def submit(self) -> None:
        """Carry it out; a subclass checks its values and calls `carry_out`."""
        raise AssertionError("a sheet has to do something")

    def carry_out(self, operation: Callable[..., Any], /, *args: object, **kw: Any) -> None:  # noqa: ANN401 its own
        """Run an operation and clear what was kept, in one transaction. A known problem is shown in the sheet."""
        if self._is_carrying_out:
            return
        self._is_carrying_out = True
        self._carried_out = self.values()
        self._cadence.cancel()
        self._keeper.forget(self._key)
        whole = partial(_and_clear, operation, self._tracking_id, self._kind, tuple(self._seen))
        self._bridge.write(whole, *args, then=self._on_done, failed=self._on_failed, owner=self, **kw)

    def say_verb(self, verb: str) -> None:
        """What is carried out, with its key where there is room for that."""
        self._verb = verb
        self.verb_button.setAccessibleName(verb)
        self.verb_button.setText(f"{verb}  Ctrl+Enter")
        items = [self.foot.itemAt(place) for place in range(self.foot.count())]
        widgets = [item.widget() for item in items if item is not None]
        needed = sum(widget.sizeHint().width() + self.foot.spacing() for widget in widgets if widget is not None)
        if needed > self.width() - 2 * _MARGIN - 2 * _INSET:
            self.verb_button.setText(verb)

    def refuse(self, words: str, field: QWidget | None = None) -> None:
        """Say why it can't be carried out yet, and go to the field that is at fault."""
        self.problem.say(words)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_anew(self, *keys: str) -> None:
        """The one that was carried out is done: empty these fields, and show what waited behind it, if anything did.

        What was typed meanwhile behind its words stays.
        """
        self._cadence.cancel()
        for key in keys:
            before, now = self._carried_out[key], value_of(self._fields[key])
            typed = now.removeprefix(before) if isinstance(now, str) and isinstance(before, str) else ""
            fill(self._fields[key], typed if isinstance(now, str) else False)
            if typed:
                self._on_touched()
        self.restore()

    def leave(self) -> None:
        """Go; what was typed stays kept."""
        self.flush()
        self.left.emit()

    def flush(self) -> None:
        """Hand what was typed to the writer at once."""
        self._cadence.flush()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        first = next(iter(self._fields.values()), self.verb_button)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter carries out, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes through the fields from above and then to the verb, whenever they were made; so with its room."""
        super().showEvent(event)
        self.say_verb(self._verb)
        QWidget.setTabOrder(self._last_stop(), self.verb_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The key is named where there is room for it."""
        super().resizeEvent(event)
        self.say_verb(self._verb)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is put out of sight is put on disk."""
        super().hideEvent(event)
        self.flush()

    def _last_stop(self) -> QWidget:
        """The last of the fields in the order of Tab, in which they follow the button that leaves."""
        last: QWidget = self.leave_button
        following = last.nextInFocusChain()
        while following is not None and self.isAncestorOf(following) and following is not self.leave_button:
            if following is not self.verb_button:
                last = following
            following = following.nextInFocusChain()
        return last

    # ---- internals -----------------------------------------------------------------------------------------------

    def _on_touched(self) -> None:
        self._has_typed = True
        self.problem.say("")
        self._cadence.touch()

    def _save(self) -> None:
        values = dict[str, object](self.values())
        save = partial(forms.save, seen=tuple(self._seen))
        self._seen.append(values)
        self._keeper.keep(self._key, save, self._tracking_id, self._kind, values, origin="form")

    def _on_kept(self, kept: forms.Kept) -> None:
        words = self.tr("%n more form(s) wait(s) behind this one, and come(s) when it is done.", "", kept.behind)
        self.behind.say(words if kept.behind else "")
        if not self._has_typed:  # or the officer was faster than the disk
            self._seen.append(kept.content)
            self._fill_in(kept.content)

    def _fill_in(self, kept: dict[str, object]) -> None:
        for key, value in kept.items():
            if key in self._fields and isinstance(value, str | bool) and value_of(self._fields[key]) != value:
                fill(self._fields[key], value)
        self.restored(kept)

    def restored(self, kept: dict[str, object]) -> None:
        """What was kept stands in the fields; a subclass may have to show more of it."""

    def _on_done(self, result: object) -> None:
        self._is_carrying_out = False
        self.done.emit(result)

    def _on_failed(self, problem: KnownProblem) -> None:
        self._is_carrying_out = False
        self.problem.say(in_a_line(problem))
        self._save()

    def _on_bug(self, _bug: Exception) -> None:
        """The bug may have been in what this carries out, which then never ends: what is typed goes to disk again."""
        if self._is_carrying_out:
            self._is_carrying_out = False
            self._save()

    def _lay_out(self) -> None:
        frame = AnswerFrame()
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 6, 6)
        head.addWidget(self._heading, 1)
        head.addWidget(self.leave_button)
        fields = QWidget()
        self.body.setContentsMargins(12, 8, 12, 8)
        self.body.setSpacing(6)
        fields.setLayout(self.body)
        area = _FieldArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(fields)
        self.foot.setContentsMargins(_INSET, 8, _INSET, 8)
        self.foot.setSpacing(8)
        self.foot.addStretch()
        self.verb_button.setProperty("kind", "primary")
        self.foot.addWidget(self.verb_button)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(Line())
        inside.addWidget(area, 1)
        inside.addWidget(Line())
        inside.addLayout(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 8, _MARGIN, 14)
        column.setSpacing(8)
        column.addWidget(self.problem)
        column.addWidget(self.behind)
        column.addWidget(frame, 1)


class _FieldArea(QScrollArea):
    """Asks for the room that its fields need also when they grow later; Qt's own asks once."""

    def sizeHint(self) -> QSize:
        """As high as the fields are at this width."""
        fields, width = self.widget(), self.viewport().width()
        if fields is None:
            return super().sizeHint()
        height = fields.heightForWidth(width) if fields.hasHeightForWidth() else fields.sizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The fields want another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _and_clear(
    operation: Callable[..., Any],
    tracking_id: str,
    kind: str,
    seen: tuple[dict[str, object], ...],
    tx: Transaction,
    *args: object,
    **kw: object,
) -> object:
    result = operation(tx, *args, **kw)
    forms.clear(tx, tracking_id, kind, seen=seen)
    return result
