"""`answer`: queue an answer from a file or from standard input. It leaves with the next sync."""

from __future__ import annotations

import codecs
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cache.intents import draft_files, drafts, outbox
from desktop.cache.mirror import complaints
from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import print_json, print_line, print_note
from desktop.commands.reading import tracking_id_of
from desktop.files import own
from desktop.intent import FileRef
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId
    from desktop.desk import Desk
    from desktop.files.own import OwnFile
    from desktop.intent import OutboxItem

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""Windows editors and PowerShell write these; without a mark it is UTF-8."""


@command("answer", help="help-answer")
@click.argument("tracking_id", metavar="ID")
@option("--file", type=click.Path(path_type=Path), help="option-file")
@option("--secret", is_flag=True, help="option-secret")
@option("--attach", type=click.Path(path_type=Path), multiple=True, help="option-attach")
def answer(tracking_id: str, file: Path | None, secret: bool, attach: tuple[Path, ...]) -> None:
    """Queue an answer at once, with no time to take it back."""
    session = sessions.current()
    text = _text_of(_read(file))
    attached = [_fit(own.read(path)) for path in attach]
    with session.open_desk() as desk:
        files = [_kept(desk, each) for each in attached]
        item = desk.do(queue_answer, tracking_id_of(tracking_id), text, is_secret=secret, files=files)
    if session.wants_json:
        print_json({"op_id": item.op_id, "state": item.state})
    else:
        print_line(session.text("answer-queued", tracking_id=item.tracking_id, op_id=item.op_id))


def queue_answer(
    tx: Transaction, tracking_id: TrackingId, text: str, *, is_secret: bool, files: Sequence[FileRef] = ()
) -> OutboxItem:
    """Queue `text` as an answer, at once, with contents of the store.

    Raises KnownProblem `complaint-not-found`, what `outbox.queue` raises, and `draft-in-the-way` where somebody is
    writing another answer to the same complaint in the window, or has attached other files to it.
    """
    complaint = complaints.get(tx.db, tracking_id)
    if complaint is None or complaint.is_gone:
        raise KnownProblem("complaint-not-found", tracking_id=tracking_id)
    draft = drafts.current(tx.db, tracking_id)
    if draft is not None and draft.text.strip() and draft.text.strip() != text.strip():
        raise KnownProblem("draft-in-the-way", tracking_id=tracking_id)
    if {each.ref.sha256 for each in draft_files.of_draft(tx.db, tracking_id)} - {each.sha256 for each in files}:
        raise KnownProblem("draft-in-the-way", tracking_id=tracking_id)
    drafts.save(tx, tracking_id, text, is_secret)
    for each in files:
        draft_files.attach(tx, tracking_id, each)
    return outbox.queue(tx, tracking_id, hold=timedelta(0))


def _fit(file: OwnFile) -> OwnFile:
    """Pictures are made smaller in the window only."""
    if file.is_too_large:
        raise own.too_large(file.name, len(file.data))
    return file


def _kept(desk: Desk, file: OwnFile) -> FileRef:
    sha256 = desk.files.put(file.data).result()
    return FileRef(name=file.name, sha256=sha256, size=len(file.data), media_type=file.media_type)


def _read(file: Path | None) -> bytes:
    if file is not None and str(file) != "-":
        try:
            return file.read_bytes()
        except OSError as error:
            raise KnownProblem("file-unreadable", path=str(file), reason=error.strerror or "") from error
    if sys.stdin.isatty():
        print_note(sessions.current().text("answer-type"))
    return sys.stdin.buffer.read()


def _text_of(raw: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise KnownProblem("answer-not-text") from error
    if "\0" in text:
        raise KnownProblem("answer-not-text")
    return "\n".join(text.splitlines()).strip()
