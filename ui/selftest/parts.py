"""Checks of what the desk stands on and a packaging can lose: libraries, tables, key store, authorities. Free of Qt."""

from __future__ import annotations

import ssl
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cache.days import calendar
from desktop.cache.mirror import mirror
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.commands.program import COMMANDS
from desktop.complaint import ComplaintPatch, MirrorBatch, TrackingId
from ui.selftest.report import demand

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.desk import Desk
    from ui.selftest.report import Report, Seen

_PLAIN = b"SQLite format 3\0"
_FREEDOM_DAY = date(2026, 8, 17)
_STORES = {"win32": ("keyring.backends.Windows", "win32ctypes.pywin32")}
_STORES_OF_LINUX = ("keyring.backends.SecretService", "secretstorage", "jeepney")


def check_parts(report: Report, desk: Desk) -> None:
    """Look at each part, on a desk of made-up complaints only."""
    with report.check("encrypted cache") as seen:
        _cache(seen, desk)
    with report.check("search with stems") as seen:
        _search(seen, desk)
    with report.check("key store") as seen:
        _key_store(seen, desk)
    with report.check("authorities for TLS") as seen:
        _authorities(seen)
    with report.check("holidays") as seen:
        desk.do(calendar.ensure_years, _FREEDOM_DAY.year)
        seen["days"] = len(desk.ask(calendar.days))
        demand(not desk.ask(calendar.load).is_working(_FREEDOM_DAY), "17 August counts as a working day")
    with report.check("spelling") as seen:
        _spelling(seen)
    with report.check("dictionary of the wire") as seen:
        _dictionary(seen)
    with report.check("commands") as seen:
        for place in COMMANDS.values():
            module, _, name = place.partition(":")
            demand(getattr(import_module(module), name), place)
        seen["commands"] = list(COMMANDS)


def _cache(seen: Seen, desk: Desk) -> None:
    seen["sqlcipher"] = desk.ask(_cipher)
    demand(seen["sqlcipher"], "this SQLite knows no encryption")
    demand(not desk.path.read_bytes().startswith(_PLAIN), "the cache is not encrypted")


def _cipher(db: Database) -> str:
    row = db.execute("PRAGMA cipher_version").fetchone()
    return str(row[0]) if row else ""


def _search(seen: Seen, desk: Desk) -> None:
    """A complaint of *pembayaran* is found by *bayar*: only with the stemmer, and with SQLite's full-text index."""
    fields = {
        "title": "Pembayaran UKT",
        "body": "Mohon penjelasan pembayaran.",
        "status_raw": "Terverifikasi",
        "received_at": "2026-03-16T02:00:00Z",
        "disposed_at": "2026-03-16T03:00:00Z",
    }
    patch = ComplaintPatch(tracking_id=TrackingId("1000001"), rev=1, fields=fields, is_whole=True)
    desk.do(mirror.apply, MirrorBatch(patches=(patch,)))
    seen["found"] = len(desk.ask(lists.ids, ListName.ALL, desk.clock.now().date(), search="bayar"))
    demand(seen["found"], "no complaint is found by the stem of its word")


def _key_store(seen: Seen, desk: Desk) -> None:
    """A PC may have none that works, and the desk says so; but the program must be able to speak to one."""
    import keyring

    for name in _STORES.get(sys.platform, _STORES_OF_LINUX):
        import_module(name)
    seen["in_use"] = type(keyring.get_keyring()).__module__
    seen["is_beside"] = desk.key_is_beside
    demand(sys.platform != "win32" or not desk.key_is_beside, "the Credential Manager did not keep the key")


def _authorities(seen: Seen) -> None:
    from sync.net.wire import tls_context

    context = tls_context()
    context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="localhost")  # now the PC's own are read
    if sys.platform == "win32":
        seen["held"] = len(ssl.enum_certificates("ROOT"))
    else:
        folder = ssl.get_default_verify_paths().capath  # from there they are read one by one, when they are asked for
        inner: ssl.SSLContext = vars(context)["_ctx"]  # truststore tells no numbers itself
        held = inner.cert_store_stats()["x509_ca"]
        seen["held"] = held or len(list(Path(folder or "").glob("*.0")))
    demand(seen["held"], "this PC's authorities were not found")


def _spelling(seen: Seen) -> None:
    from desktop.spelling import Speller

    speller = Speller()
    seen["suggested"] = speller.suggestions("mahasisa")
    demand(speller.knows("mahasiswa") and not speller.knows("mahasisa"), "the dictionary was not loaded")
    demand("mahasiswa" in seen["suggested"], "nothing is suggested")


def _dictionary(seen: Seen) -> None:
    from sync.net import dictionary

    body = b'{"status":"Terverifikasi","title":"Pembayaran UKT"}'
    packed = dictionary.pack(body)
    seen["bytes"] = {"plain": len(body), "packed": len(packed)}
    demand(dictionary.unpacker(max_window=1 << 20).decompress(packed) == body, "a message did not come back")
