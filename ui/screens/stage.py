"""A desk in the middle of a working day: complaints from a real central API, drafts, a queue, a conflict."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QCoreApplication, QEvent

from desktop.cache.intents import approvals, drafts, forwards, notes, outbox, read_marks, templates, twins
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.cache.ways import link_speed
from desktop.cache.ways.link_speed import LinkSpeed
from desktop.clock import day_in_wib, timestamp
from desktop.complaint import TrackingId
from desktop.desk import Desk
from ui.bridge import DeskBridge
from ui.shell.sync_link import SyncLink
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.cache.writer import Transaction
    from sync.central.server import CentralServer
    from ui.theme.theme import Theme

NOW = datetime(2026, 3, 17, 3, 42, tzinfo=UTC)
"""A Tuesday, 10.42 in Jakarta."""
ANSWER = (
    "Yth. Bapak/Ibu Pelapor, terima kasih atas laporan yang disampaikan melalui SP4N-LAPOR!. Laporan Anda sudah kami "
    "teruskan kepada unit terkait, dan hasil pemeriksaannya kami sampaikan paling lambat Jumat pekan ini."
)
COLLEAGUES_ANSWER = (
    "Yth. Pelapor, berkas Anda sudah ditemukan di loket dan dapat diambil mulai besok pukul 09.00 di Biro Akademik."
)

ASKED = "Mohon penjelasan duduk persoalannya dan langkah yang sudah diambil."
UNITS_ANSWER = "Sudah kami periksa: berkasnya lengkap sejak 12 Maret 2026 dan selesai diproses pekan ini."
TEMPLATE = (
    "Yth. Bapak/Ibu Pelapor,\n\nLaporan nomor {{nomor}} sudah kami teruskan kepada {{unit}}. Keberatan atas golongan "
    "UKT dapat diajukan sampai {{batas_waktu}} melalui laman keuangan.\n\nHormat kami,\n{{instansi}}"
)
ASKED_TWICE = (
    "Wifi di perpustakaan pusat lantai 2 mati sejak hari Senin. Mahasiswa tidak dapat mengunggah tugas akhir. Mohon "
    "segera diperbaiki karena batas unggah hari Jumat."
)
NOT_ANNOUNCED = (
    "Kuliah pengganti Statistika Dasar dua kali dipindahkan tanpa pengumuman. Mahasiswa yang tidak tahu dicatat tidak "
    "hadir. Mohon jadwalnya diumumkan paling lambat sehari sebelumnya."
)
UNVERIFIED, TWIN = TrackingId("8590001"), TrackingId("8590002")
"""Complaints of this morning: one to be verified, one that others sent as well."""
_MORE_TWINS = (TrackingId("8590003"), TrackingId("8590004"))


class StandingClock:
    """A clock that does not move."""

    def now(self) -> datetime:
        """Always the same moment."""
        return NOW

    def monotonic(self) -> float:
        """Always the same."""
        return 1_000.0


class Stage:
    """Two desks, one in the middle of the work and one that is new. A context manager."""

    def __init__(self, folder: Path) -> None:
        from sync.central.server import CentralServer

        self._clock = StandingClock()
        self._central: CentralServer = CentralServer.start(
            folder / "central", complaints=300, officers=3, seed=1, clock=self._clock
        )
        self._busy = Desk.open(folder / "busy", clock=self._clock)
        self._new = Desk.open(folder / "new", clock=self._clock)
        self._receive()
        self._sync()
        self._work()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._busy.close()
        self._new.close()
        self._central.stop()

    @contextmanager
    def window(self, theme: Theme, *, empty: bool, practice: bool) -> Iterator[MainWindow]:
        """A window on one of the desks."""
        bridge = DeskBridge(self._new if empty else self._busy)
        link = SyncLink(bridge)
        window = MainWindow(bridge, theme, link, practice=practice)
        window.setProperty("link", link)
        try:
            yield window
        finally:
            bridge.close()
            for thing in (window, bridge):  # now: a timer of theirs must not find the desk closed
                thing.deleteLater()
                QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)

    def _receive(self) -> None:
        """What came in this morning."""
        self._add(UNVERIFIED, "Jadwal kuliah pengganti tidak diumumkan", NOT_ANNOUNCED, "Belum Terverifikasi")
        for number in (TWIN, *_MORE_TWINS):
            self._add(number, "Wifi perpustakaan mati", ASKED_TWICE, "Terverifikasi")

    def _add(self, number: TrackingId, title: str, body: str, status: str) -> None:
        from sync.contract.messages import ComplaintFields

        at = timestamp(NOW - timedelta(hours=2))
        told = ComplaintFields(title=title, body=body, status=status, channel="Website", received_at=at)
        self._central.store.add_complaint(number, told, officers=[self._central.officers[0].id])

    def _sync(self) -> None:
        from sync.connectors.batch import BatchConnector
        from sync.engine import SyncEngine
        from sync.transport import Transport

        connector = BatchConnector(Transport(self._central.url, self._central.officers[0].token))
        report = SyncEngine(self._busy, connector).run()
        connector.close()
        if report.problem:
            raise report.problem

    def _work(self) -> None:
        """What the officer did this morning."""
        waiting = self._open_ones()
        conflicting, queued, held, drafted = waiting[4], waiting[5], waiting[6], waiting[7:10]
        for tracking_id in waiting[:12:2]:
            self._busy.do(read_marks.mark_read, tracking_id)
        self._answer(conflicting, hold=timedelta(0))
        self._central.store.colleague_answers(conflicting, COLLEAGUES_ANSWER)
        self._sync()
        self._answer(queued, hold=timedelta(0))
        self._answer(held, hold=None)
        for tracking_id in drafted:
            self._busy.do(drafts.save, tracking_id, ANSWER)
            self._busy.do(drafts.save, tracking_id, ANSWER[:140])
        self._busy.do(templates.add, "Jawaban keberatan UKT", TEMPLATE)
        self._busy.do(approvals.ask, drafted[1], "Wakil Rektor Bidang Akademik")
        self._ask_units(*waiting[10:12])
        self._busy.do(twins.join, [TWIN, _MORE_TWINS[0]])
        self._busy.do(_earlier)

    def _ask_units(self, late: TrackingId, asked: TrackingId) -> None:
        """One unit is late, one has answered, one has time."""
        friday, monday = date(2026, 3, 13), date(2026, 3, 30)
        self._busy.do(forwards.forward, late, "Fakultas Ekonomi dan Bisnis", ASKED, friday, contact="0812 0000 1234")
        self._busy.do(notes.add, late, "Pelapor menelepon, minta dihubungi lewat surel.")
        answered = self._busy.do(forwards.forward, late, "Biro Keuangan dan Umum", ASKED, monday)
        self._busy.do(forwards.record_answer, answered.forward_id, UNITS_ANSWER, by="Ibu Sari")
        self._busy.do(forwards.forward, asked, "Biro Akademik dan Kemahasiswaan", ASKED, monday)

    def _answer(self, tracking_id: TrackingId, *, hold: timedelta | None) -> None:
        self._busy.do(drafts.save, tracking_id, ANSWER)
        item = self._busy.do(outbox.queue, tracking_id, hold=hold or timedelta(0))
        if hold is None:
            self._busy.do(outbox.hold, item.op_id)

    def _open_ones(self) -> list[TrackingId]:
        today = day_in_wib(NOW)
        ids = self._busy.ask(lists.ids, ListName.TO_ANSWER, today)
        return [row.tracking_id for row in self._busy.ask(lists.rows, ids, today)]


def _earlier(tx: Transaction) -> None:
    """The last sync was at 08.10, over a link of 256 kbit/s; and this is not the first month."""
    tx.db.execute("UPDATE sync_status SET last_success_at = ?", [timestamp(NOW - timedelta(hours=2, minutes=32))])
    link_speed.put(tx, LinkSpeed(round_trip=0.4, up=30_000.0, down=31_000.0, news_bytes=210_000.0, news_hours=9.0))
    tx.db.execute(
        "INSERT INTO data_use VALUES ('2026-02', 'sync', 812000, 9400000), ('2026-01', 'sync', 702000, 8100000)"
    )
