"""What helps to write an answer: templates, answers given before, earlier versions, the quiet check, the spelling."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton

from desktop.answer_check import check, quoted_numbers
from desktop.cache.intents.outbox import ANSWER_LIMIT
from desktop.intent import DraftState
from ui.complaint.notice import Notice
from ui.response.assist import Assist
from ui.response.check_strip import CheckStrip
from ui.response.context import ContextReader
from ui.response.places import selected
from ui.response.spelling import Spelling
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.cache.intents.answer_context import AnswerContext
    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge
    from ui.forms.sheet import Sheet
    from ui.response.answer_edit import AnswerEdit
    from ui.response.folding import FoldingRow
    from ui.response.session import AnswerSession
    from ui.response.templates.picker import TemplatePicker

_CHECK_AFTER_MS = 400
_WEIGHTS = (40, 20, 10)
"""Templates, similar ones, versions: the lightest is folded away first."""


class AnswerHelp(QObject):
    """Of one answer's panel. Its verbs stand in the head, `strip` below the editor, `warning` above the frame."""

    sheet_requested = Signal(object)
    """A `Sheet` to show in place of the answer."""
    templates_requested = Signal(str)
    """The page of templates, with the text of a new one, or none."""
    limit_changed = Signal(int)

    def __init__(self, bridge: DeskBridge, edit: AnswerEdit, session: AnswerSession, head: FoldingRow) -> None:
        super().__init__(head)
        self._bridge, self._edit, self._session, self._head = bridge, edit, session, head
        self._reader = ContextReader(bridge, self)
        self._picker: TemplatePicker | None = None
        self._allowed: tuple[str, ...] = ()
        self.spelling = Spelling(bridge, self)
        self.assist = edit.assist = Assist(edit, self.spelling)
        self.strip = CheckStrip()
        self.warning = Notice(role=Role.LATE)
        self.templates = QPushButton(f"{self.tr('Templates')} ▾")
        self.similar = QPushButton()
        self.versions = QPushButton(self.tr("Versions"))
        self._pause = QTimer(self, singleShot=True, interval=_CHECK_AFTER_MS)
        self._pause.timeout.connect(self.look)
        self._label()
        self._connect()

    @property
    def context(self) -> AnswerContext | None:
        """What is known around the answer."""
        return self._reader.context

    @property
    def limit(self) -> int:
        """Characters that the answer may have."""
        return self.context.limit if self.context else ANSWER_LIMIT

    @property
    def is_settled(self) -> bool:
        """Whether nothing is about to be shown by itself."""
        return self._reader.is_settled and not self._pause.isActive() and self.assist.marks.is_settled

    @property
    def picker(self) -> TemplatePicker:
        """The menu of templates."""
        if self._picker is None:
            from ui.response.templates.picker import TemplatePicker

            self._picker = TemplatePicker(self._bridge, self._head)
            self._picker.inserted.connect(self.insert)
            self._picker.add_verb(self.tr("Save this answer as a template"), self._save_as_template)
            self._picker.add_verb(self.tr("Manage…"), partial(self.templates_requested.emit, ""))
        return self._picker

    def open(self, tracking_id: TrackingId | None) -> None:
        """Go to another complaint."""
        self._allowed = ()
        self.warning.say("")
        self.spelling.begin_anew()
        self._reader.open(tracking_id)

    def touched(self) -> None:
        """The text is another; it is looked at after a pause."""
        self._pause.start()
        if self._edit.document().isEmpty():
            self.look()

    def look(self) -> None:
        """Run the quiet check."""
        self._pause.stop()
        text = self._edit.text()
        if not text.strip():
            self.strip.show_check(None)
            self.warning.say("")
            return
        about = self.context
        found = check(
            text,
            citizen_texts=about.citizen_texts if about else (),
            earlier_answers=about.earlier_answers if about else (),
            templates=about.templates if about else (),
            units=about.units if about else (),
        )
        self.strip.show_check(found)
        self._dispel()

    def may_queue(self) -> bool:
        """Whether the answer may go; one that gives cause for doubt goes when it is asked for once more."""
        doubts = tuple(self._doubts())
        if not doubts or doubts == self._allowed:
            self._allowed = ()
            self.warning.say("")
            return True
        self._allowed = doubts
        self.look()
        self.warning.say("\n".join(doubts))
        return False

    def insert(self, text: str) -> None:
        """Put a text in at the cursor."""
        self._edit.setFocus()
        self.assist.insert(text)

    # ---- internals -----------------------------------------------------------------------------------------------

    def _dispel(self) -> None:
        """Take the warning away once there is no cause for it any more."""
        if self.warning.text and not any(self._doubts()):
            self.warning.say("")

    def _doubts(self) -> Iterator[str]:
        """What the officer may have overlooked, in sentences."""
        draft = self._session.draft
        if draft is not None and draft.state is DraftState.AWAITING_APPROVAL:
            yield self.tr("The superior has not approved this answer yet. Queue once more if it may go all the same.")
        numbers = ", ".join(self._quoted())
        if numbers:
            said = self.tr("The answer quotes a number of the reporter: %1. Queue once more to send it all the same.")
            yield said.replace("%1", numbers)

    def _quoted(self) -> tuple[str, ...]:
        text = self._edit.text()
        told = self.context.citizen_texts if self.context else ()
        return tuple(text[start:end] for start, end in quoted_numbers(text, told))

    def _go_to_number(self) -> None:
        text = self._edit.text()
        told = self.context.citizen_texts if self.context else ()
        for start, end in quoted_numbers(text, told)[:1]:
            self._edit.setTextCursor(selected(self._edit.document(), text, start, end))
        self._edit.setFocus()

    def _open_templates(self) -> None:
        self.picker.offer(self._head.anchor(self.templates), self.context.values if self.context else {})

    def _save_as_template(self) -> None:
        from desktop.placeholders import turn_back
        from desktop.reuse import reusable

        about = self.context
        text = self._edit.text().strip()
        if about is not None:
            text = reusable(turn_back(text, about.values), names=(about.reporter_name,))
        self.templates_requested.emit(text)

    def _open_similar(self) -> None:
        from ui.response.similar_sheet import SimilarSheet

        if self._reader.tracking_id is not None:
            sheet = SimilarSheet(self._bridge, self._reader.tracking_id, self._reader.similar)
            self._show_sheet(sheet)
            sheet.done.connect(self.insert)

    def _open_versions(self) -> None:
        from ui.response.version_sheet import VersionSheet

        if self._reader.tracking_id is not None:
            self._session.hand_over()
            sheet = VersionSheet(self._bridge, self._reader.tracking_id, self._edit.text())
            self._show_sheet(sheet)
            sheet.done.connect(self._session.restore)

    def _show_sheet(self, sheet: Sheet) -> None:
        """Show it first: who shows it puts the focus elsewhere when it goes, and the editor has it last."""
        self.sheet_requested.emit(sheet)
        sheet.left.connect(self._edit.setFocus)
        sheet.done.connect(lambda _: self._edit.setFocus())

    def _on_context(self) -> None:
        self.limit_changed.emit(self.limit)
        self.look()

    def _on_similar(self) -> None:
        found = len(self._reader.similar)
        self.similar.setText(self.tr("Similar ones answered (%1)").replace("%1", str(found)))
        self.similar.setAccessibleName(self.tr("%n similar complaint(s) answered before", "", found))
        self._head.offer(self.similar, is_offered=bool(found))

    def _on_session(self) -> None:
        is_there, is_locked = self._session.tracking_id is not None, self._edit.isReadOnly()
        self.templates.setEnabled(is_there and not is_locked)
        self.similar.setEnabled(not is_locked)
        self.versions.setEnabled(self._session.draft is not None and not is_locked)
        self._dispel()

    def _label(self) -> None:
        self.templates.setAccessibleName(self.tr("Templates"))
        self.versions.setAccessibleName(self.tr("Earlier versions"))
        for verb, weight in zip((self.templates, self.similar, self.versions), _WEIGHTS, strict=True):
            self._head.add(verb, weight=weight)
        self._head.offer(self.similar, is_offered=False)
        self.warning.add_button(self.tr("Go to the number"), self._go_to_number)

    def _connect(self) -> None:
        self.templates.clicked.connect(lambda _: self._open_templates())
        self.similar.clicked.connect(lambda _: self._open_similar())
        self.versions.clicked.connect(lambda _: self._open_versions())
        self._reader.changed.connect(self._on_context)
        self._reader.similar_found.connect(self._on_similar)
        self._session.changed.connect(self._on_session)
        self._edit.locked.connect(self._on_session)
