"""Writes a hand-over: the files of the answers into a folder beside it first, the document last and whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.clock import day_in_wib
from desktop.handover.document import Telling, file_names, write_docx, write_txt
from desktop.handover.sheet import read_handover
from desktop.problems import KnownProblem
from desktop.whole_file import put_whole

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from desktop.desk import Desk
    from desktop.handover.sheet import Handover
    from desktop.intent import OpId

FORMS = {".docx": write_docx, ".txt": write_txt}
"""By how the name of the document ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What was written. `folder`: where the files are, None where no answer has any."""

    path: Path
    op_ids: tuple[OpId, ...]
    folder: Path | None


def hand_over(desk: Desk, path: Path, language: str, only: Collection[OpId] = ()) -> HandedOver:
    """Write what waits, or `only` these ops, into a document. Nothing leaves the line by that.

    Raises KnownProblem `handover-empty`, `handover-form`, `answer-file-lost`, and `file-unwritable`, with which there
    is no document.
    """
    write = FORMS.get(path.suffix.lower())
    if write is None:
        raise KnownProblem("handover-form", path=str(path))
    handover = desk.ask(read_handover, only)
    if not handover.sheets:
        raise KnownProblem("handover-empty")
    data = write(handover, Telling(language, day_in_wib(desk.clock.now())))
    folder = _put_files(desk, handover, path)
    put_whole(path, data)
    op_ids = tuple(sheet.op_id for sheet in handover.sheets)
    desk.do(journal.note, Act.EXPORTED, what="handover", form=path.suffix.lower().removeprefix("."), ops=len(op_ids))
    return HandedOver(path=path, op_ids=op_ids, folder=folder)


def _put_files(desk: Desk, handover: Handover, path: Path) -> Path | None:
    named = [pair for sheet in handover.sheets for pair in file_names(sheet)]
    if not named:
        return None
    for name, sha256 in named:
        if not desk.files.has(sha256).result():
            raise KnownProblem("answer-file-lost", name=name)
    folder = path.with_name(f"{path.stem}-lampiran")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise KnownProblem("file-unwritable", path=str(folder), reason=error.strerror or str(error)) from error
    for name, sha256 in named:
        put_whole(folder / name, desk.files.read(sha256).result())
    return folder
