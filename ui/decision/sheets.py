"""The sheets of the admin's decisions: what will happen, to whom the complaint goes, and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.cache.intents import decisions
from desktop.cache.mirror import complaints, reference
from desktop.complaint import CLASSES
from desktop.intent import OpKind
from ui.campus.letter import phrase
from ui.complaint.buttons import TickBox
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.decision.institution_box import InstitutionBox
from ui.forms.fields import TextField
from ui.forms.sheet import Sheet
from ui.theme.controls import ChoiceBox

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.cache.mirror.reference import Institution
    from desktop.complaint import Complaint, TrackingId
    from ui.bridge import DeskBridge

_ARCHIVE_REASONS = ("archive.unclear", "archive.irrelevant", "archive.general", "archive.sara", "archive.wish")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionContext:
    """What a decision is about, and to whom it can go."""

    complaint: Complaint
    institutions: tuple[Institution, ...]


def read_context(db: Database, tracking_id: TrackingId, _today: date) -> DecisionContext | None:
    """None where this PC doesn't hold the complaint."""
    complaint = complaints.get(db, tracking_id)
    if complaint is None:
        return None
    return DecisionContext(complaint=complaint, institutions=tuple(reference.institutions(db)))


class DecisionSheet(Sheet):
    """Base of them: one sentence that says what will happen. Done with the `OutboxItem` that is held."""

    def __init__(
        self, bridge: DeskBridge, context: DecisionContext, kind: OpKind, *, title: str, verb: str, effect: str
    ) -> None:
        super().__init__(bridge, kind=kind.value, title=title, verb=verb, tracking_id=context.complaint.tracking_id)
        self._context, self._op_kind = context, kind
        self.body.addWidget(PlainLabel(effect, Type.SECONDARY, wraps=True))
        self.add_fields()
        self.body.addStretch(1)
        self.restore()

    def add_fields(self) -> None:
        """The fields of this decision."""
        raise AssertionError("a decision has something to fill in")

    def payload(self) -> dict[str, object]:
        """What the op carries, from the fields."""
        raise AssertionError("a decision carries something")

    def submit(self) -> None:
        """Queue it."""
        self.carry_out(decisions.decide, self._context.complaint.tracking_id, self._op_kind, self.payload())


class _WithInstitution(DecisionSheet):
    """One that names an institution."""

    institution: InstitutionBox

    def add_institution(self, label: str) -> None:
        """The field for it."""
        self.institution = InstitutionBox(self._context.institutions)
        self.add_field("institution_id", self.institution, label)

    def submit(self) -> None:
        """Queue it, if what is typed is an institution."""
        if self.institution.currentText().strip() and not self.institution.institution_id:
            self.refuse(self.tr("This institution isn't in the list. Choose one that is."), self.institution)
        else:
            super().submit()

    def restored(self, kept: dict[str, object]) -> None:
        """A decision that was taken back gives the institution by its id."""
        self.institution.choose(str(kept.get("institution_id", "")))


class VerifySheet(_WithInstitution):
    """Verification with disposition."""

    def __init__(self, bridge: DeskBridge, context: DecisionContext) -> None:
        super().__init__(
            bridge,
            context,
            OpKind.VERIFY,
            title=self.tr("Verify and assign"),
            verb=self.tr("Verify"),
            effect=self.tr("The complaint is accepted and given to the unit that answers it."),
        )

    def add_fields(self) -> None:
        """To whom, of which class, with which note."""
        self.add_institution(self.tr("Unit or institution"))
        self.classification = ChoiceBox()
        self.classification.addItem(self.tr("As it is"), "")
        for name in CLASSES:
            self.classification.addItem(name, name)
        self.add_field("classification", self.classification, self.tr("Class"))
        self.note = TextField(lines=2)
        self.add_field("note", self.note, self.tr("Note for the unit (optional)"))

    def payload(self) -> dict[str, object]:
        """Without what was left empty."""
        told = {
            "institution_id": self.institution.institution_id,
            "note": self.note.toPlainText().strip(),
            "classification": str(self.classification.currentData()),
        }
        return {key: value for key, value in told.items() if value}


class HoldSheet(DecisionSheet):
    """*Tunda*: a request for completion, made of the questions that the complaint leaves open."""

    def __init__(self, bridge: DeskBridge, context: DecisionContext) -> None:
        self._composed = ""
        super().__init__(
            bridge,
            context,
            OpKind.HOLD,
            title=self.tr("Put on hold"),
            verb=self.tr("Put on hold"),
            effect=self.tr("The reporter is asked to complete the complaint; until then it waits."),
        )

    def add_fields(self) -> None:
        """Six questions to tick, and the text that comes of them."""
        questions = {
            "hold.what": self.tr("What"),
            "hold.who": self.tr("Who"),
            "hold.where": self.tr("Where"),
            "hold.when": self.tr("When"),
            "hold.why": self.tr("Why"),
            "hold.how": self.tr("How, evidence"),
        }
        self.body.addWidget(PlainLabel(self.tr("What is missing?"), Type.SECONDARY, ink="muted"))
        row = QWidget()
        flow = FlowLayout(row, spacing=12)
        self.ticks = {name: TickBox(words) for name, words in questions.items()}
        for name, tick in self.ticks.items():
            tick.toggled.connect(lambda is_on, name=name: self._on_ticked(name, is_on=is_on))
            flow.addWidget(tick)
        self.body.addWidget(row)
        self.reason = TextField(lines=5)
        self.add_field("reason", self.reason, self.tr("Request to the reporter"))

    def focus_first(self) -> None:
        """Begin with the questions."""
        self.ticks["hold.what"].setFocus()

    def payload(self) -> dict[str, object]:
        """The text as it stands."""
        return {"reason": self.reason.toPlainText().strip()}

    def _on_ticked(self, name: str, *, is_on: bool) -> None:
        """Compose anew what the officer has not touched; what they have is only added to."""
        text = self.reason.toPlainText()
        if not text.strip() or text == self._composed:
            self._composed = self._compose()
            self.reason.setPlainText(self._composed)
        elif is_on:
            self.reason.setPlainText(f"{text.rstrip()}\n- {phrase(name)}")

    def _compose(self) -> str:
        asked = [f"- {phrase(name)}" for name, tick in self.ticks.items() if tick.isChecked()]
        return "\n".join([phrase("hold.opening"), *asked, phrase("hold.closing")]) if asked else ""


class RejectSheet(_WithInstitution):
    """*Bukan wewenang*: a request that another institution takes over."""

    def __init__(self, bridge: DeskBridge, context: DecisionContext) -> None:
        super().__init__(
            bridge,
            context,
            OpKind.REJECT,
            title=self.tr("Not our authority"),
            verb=self.tr("Ask to pass it on"),
            effect=self.tr("This asks the central admin to pass it on; until they do, it stays with you."),
        )

    def add_fields(self) -> None:
        """Who should have it, and why."""
        self.add_institution(self.tr("Proposed institution"))
        self.reason = TextField(lines=3)
        self.add_field("reason", self.reason, self.tr("Reason"))

    def payload(self) -> dict[str, object]:
        """The institution and the reason."""
        return {"institution_id": self.institution.institution_id, "reason": self.reason.toPlainText().strip()}


class ArchiveSheet(DecisionSheet):
    """*Arsipkan*."""

    def __init__(self, bridge: DeskBridge, context: DecisionContext) -> None:
        super().__init__(
            bridge,
            context,
            OpKind.ARCHIVE,
            title=self.tr("Archive"),
            verb=self.tr("Archive"),
            effect=self.tr("The complaint ends without an answer; the reporter reads the reason."),
        )

    def add_fields(self) -> None:
        """A usual reason to begin with, and the words."""
        self.usual = ChoiceBox()
        self.usual.addItem(self.tr("Choose a usual reason…"), "")
        for name in _ARCHIVE_REASONS:
            self.usual.addItem(phrase(name), name)
        self.usual.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add_field("usual", self.usual, self.tr("Usual reasons"))
        self.reason = TextField(lines=3)
        self.add_field("reason", self.reason, self.tr("Reason"))
        self.usual.activated.connect(self._on_usual)

    def payload(self) -> dict[str, object]:
        """The words."""
        return {"reason": self.reason.toPlainText().strip()}

    def _on_usual(self) -> None:
        name = self.usual.currentData()
        if name:
            typed = self.reason.toPlainText().strip()
            known = {phrase(usual) for usual in _ARCHIVE_REASONS}
            keeps = f"{typed}\n" if typed and typed not in known else ""
            self.reason.setPlainText(f"{keeps}{phrase(name)}")


class CloseSheet(DecisionSheet):
    """Closing."""

    def __init__(self, bridge: DeskBridge, context: DecisionContext) -> None:
        super().__init__(
            bridge,
            context,
            OpKind.CLOSE,
            title=self.tr("Close the complaint"),
            verb=self.tr("Close it"),
            effect=self.tr("The reporter can't reply any more. Close it only when nothing is left to be done."),
        )

    def add_fields(self) -> None:
        """A reason where there is one."""
        self.reason = TextField(lines=3)
        self.add_field("reason", self.reason, self.tr("Closing words (optional)"))

    def payload(self) -> dict[str, object]:
        """The words, if there are any."""
        text = self.reason.toPlainText().strip()
        return {"reason": text} if text else {}
