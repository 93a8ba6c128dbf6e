"""From the desk into a file: what waits leaves on a stick, and stays in the outbox until something is said of it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from desktop.cache import bundles, network, outbox, reference, settings, sign_in
from desktop.carry_code import new_code
from desktop.problems import KnownProblem
from desktop.sealed_file import Kind, Label, seal
from sync.bundle.contents import ACCOUNT, REQUEST, Account
from sync.connectors.batch import request_body
from sync.contract.messages import MAX_OPS
from sync.ledger import Ledger
from sync.lock import sync_lock
from sync.transport import checked_url

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Database

    from desktop.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOut:
    """What is in the file. `stayed`: how many ops wait that could not go along. `size` in bytes."""

    bundle_id: str
    code: str
    ops: int
    stayed: int
    size: int


def carry_out(desk: Desk, path: Path) -> CarriedOut:
    """Write what waits, and from where to pull, into a file that only its code opens.

    An op is marked as having left before a byte of it does, so that editing it supersedes it. Raises `url-missing`,
    `token-missing`, `bundle-signed-in`, `sync-already-running`, `file-unwritable`.
    """
    account = desk.ask(_account)
    bundle_id, code = str(uuid.uuid4()), new_code()
    with sync_lock(desk.data_dir):
        ledger = Ledger(desk)
        ledger.recover()
        departing = ledger.pack(bundle_id, code, MAX_OPS)
    parts = [
        (ACCOUNT, msgspec.json.encode(account)),
        (REQUEST, request_body(departing.cursor, departing.items)),
    ]
    size = seal(path, Label(Kind.REQUEST, bundle_id), code, parts)
    desk.do(bundles.note_size, bundle_id, size)
    waiting = desk.ask(outbox.waiting_size).ops
    ops = len(departing.items)
    return CarriedOut(bundle_id=bundle_id, code=code, ops=ops, stayed=max(0, waiting - ops), size=size)


def _account(db: Database) -> Account:
    url = checked_url(str(settings.get(db, settings.SERVER_URL, "")))
    token = str(settings.get(db, settings.TOKEN, ""))
    if not token:
        raise KnownProblem("bundle-signed-in" if sign_in.owner(db) else "token-missing")
    return Account(url=url, token=token, reference_etag=reference.etag(db), authorities=network.read(db).authorities)
