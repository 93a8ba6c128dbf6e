"""The replica's complaints, and what happens to them: by calls of a client, and by the life that tests let go on.

All of it is in memory: a replica forgets when it ends. A case is replaced as a whole, so whoever reads one sees one
moment of it.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from desktop.clock import Clock, system_clock
from desktop.complaint import EventKind
from sync.replica.model import Case, FollowUp, Institution, LogEntry, Rejection, StoredFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

UNVERIFIED = "Belum Terverifikasi"
VERIFIED = "Terverifikasi"
IN_PROGRESS = "Dalam Proses"
REPORTER_REPLIED = "Ditanggapi oleh Pelapor"
WAITING_INFO = "Menunggu Kelengkapan Informasi"
ARCHIVED_BY_ADMIN = "Diarsipkan oleh Admin"
_CLOSED = {
    "system": "Ditutup oleh Sistem",
    "reporter": "Ditutup oleh Pelapor",
    "admin": "Ditutup oleh Admin",
}
DISPOSITION_CODE = "disposition"
DISPOSITION_TEMPLATE = "{{institution_from}} meneruskan laporan ini kepada {{institution_to}} untuk ditindaklanjuti."

Closer = Literal["system", "reporter", "admin"]


class Register:
    """Cases by their number. Safe to use from any thread."""

    def __init__(
        self, institutions: Sequence[Institution], *, own: Institution, user_id: int, clock: Clock = system_clock
    ) -> None:
        """`own` is the institution whose keys the client has, `user_id` its user there; `institutions` has it too."""
        self.own = own
        self.user_id = user_id
        self.clock = clock
        self.institutions = {institution.id: institution for institution in institutions}
        self._cases: dict[int, Case] = {}
        self._files: dict[int, StoredFile] = {}
        self._lock = threading.RLock()

    # what tests and life do

    def add(self, case: Case) -> None:
        """Put a case in, or another one in its place."""
        with self._lock:
            self._cases[case.id] = case
            for file in (*case.attachments, *(file for one in case.follow_ups for file in one.files)):
                self._files[file.id] = file

    def reporter_replies(self, number: int, text: str) -> None:
        """The reporter answers, and waits for the institution again."""
        self._converse(number, FollowUp(at=self._now(), sender=None, content=text), EventKind.REPLY, REPORTER_REPLIED)

    def colleague_answers(self, number: int, text: str, *, files: Sequence[StoredFile] = ()) -> None:
        """Somebody of the own institution answers on the web page: it looks like an answer of the client's."""
        entry = FollowUp(at=self._now(), sender=self.own, content=text, files=tuple(files))
        self._converse(number, entry, EventKind.FOLLOW_UP, IN_PROGRESS)

    def close(self, number: int, *, by: Closer = "system", note: str = "") -> None:
        """Closed: by the system when the reporter's window has passed, by the reporter, or by an admin."""
        self._turn(number, EventKind.CLOSED, _CLOSED[by], note=note)

    def reopen(self, number: int) -> None:
        """In process again."""
        self._turn(number, EventKind.REOPENED, IN_PROGRESS)

    def hold(self, number: int, reason: str) -> None:
        """*Tunda*, by an admin."""
        self._turn(number, EventKind.HELD, WAITING_INFO, note=reason)

    def archive(self, number: int, reason: str) -> None:
        """*Arsipkan*, by an admin."""
        self._turn(number, EventKind.ARCHIVED, ARCHIVED_BY_ADMIN, note=reason)

    def dispose(self, number: int, institution_id: int) -> None:
        """Give a case to an institution: verified with that, or taken over from another one."""
        with self._lock:
            case, receiver = self._cases[number], self.institutions[institution_id]
            told = FollowUp(
                at=self._now(),
                sender=case.disposition or self.own,
                receiver=receiver,
                template_code=DISPOSITION_CODE,
                template_content=DISPOSITION_TEMPLATE,
            )
            self._cases[number] = replace(case, disposition=receiver, follow_ups=(*case.follow_ups, told))
            self._turn(number, EventKind.DISPOSED, VERIFIED, receiver=receiver)

    def forget(self, number: int) -> None:
        """A case that can't be found any more."""
        with self._lock:
            del self._cases[number]

    # what calls do; what is wrong with them is found out before

    def add_follow_up(self, number: int, entry: FollowUp) -> None:
        """An answer of the institution."""
        with self._lock:
            entry = replace(entry, files=tuple(map(self._keep, entry.files)))
            self._converse(number, entry, EventKind.FOLLOW_UP, IN_PROGRESS)

    def upload(self, files: Iterable[StoredFile]) -> list[StoredFile]:
        """Keep files that a complaint to come will name."""
        with self._lock:
            return [self._keep(file) for file in files]

    def create(self, case: Case) -> Case:
        """A new case under the next number; its status and log are those of one that was just received."""
        with self._lock:
            number = max(self._cases, default=9_000_000) + 1
            self._cases[number] = replace(case, id=number, status=UNVERIFIED)
            self._turn(number, EventKind.RECEIVED, UNVERIFIED)
            return self._cases[number]

    def reject(self, number: int, rejection: Rejection) -> None:
        """A request that another institution takes over: the case stays until somebody above accepts it."""
        with self._lock:
            case = self._cases[number]
            self._cases[number] = replace(case, rejections=(*case.rejections, rejection))
            receiver = self.institutions[rejection.institution_id]
            self._turn(number, EventKind.REJECTED, case.status, note=rejection.description, receiver=receiver)

    # questions

    def case(self, number: int) -> Case | None:
        """A case as it stands."""
        with self._lock:
            return self._cases.get(number)

    def cases(self) -> list[Case]:
        """All of them, by number."""
        with self._lock:
            return [self._cases[number] for number in sorted(self._cases)]

    def assigned(self) -> list[Case]:
        """Those that the own institution has."""
        return [case for case in self.cases() if case.disposition == self.own]

    def file(self, file_id: int) -> StoredFile | None:
        """A file that somebody attached or uploaded."""
        with self._lock:
            return self._files.get(file_id)

    def answers(self, number: int) -> list[FollowUp]:
        """The own institution's answers to a case, oldest first."""
        case = self.case(number)
        return [one for one in case.follow_ups if one.sender == self.own and one.content] if case else []

    # internals

    def _now(self) -> datetime:
        return self.clock.now()

    def _keep(self, file: StoredFile) -> StoredFile:
        kept = replace(file, id=max(self._files, default=60_000) + 1)
        self._files[kept.id] = kept
        return kept

    def _converse(self, number: int, entry: FollowUp, kind: EventKind, status: str) -> None:
        with self._lock:
            case = self._cases[number]
            for file in entry.files:
                self._files[file.id] = file
            self._cases[number] = replace(case, follow_ups=(*case.follow_ups, entry))
            self._turn(number, kind, status)

    def _turn(
        self, number: int, kind: EventKind, status: str, *, note: str = "", receiver: Institution | None = None
    ) -> None:
        with self._lock:
            case = self._cases[number]
            entry = LogEntry(
                at=self._now(),
                kind=kind,
                actor=None if kind is EventKind.REPLY else self.own,
                receiver=receiver,
                status_before=case.status,
                status_after=status,
                note=note,
            )
            self._cases[number] = replace(case, status=status, log=(*case.log, entry))
