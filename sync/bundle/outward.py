"""From the desk into a file: what waits leaves on a stick, and stays in the outbox until something is said of it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from desktop.cache import settings
from desktop.cache.intents import outgoing, uploads
from desktop.cache.mirror import reference
from desktop.cache.ways import bundles, network, sign_in, way
from desktop.cache.ways.way import DeskWay
from desktop.carry_code import new_code
from desktop.problems import KnownProblem
from desktop.sealed_file import Kind, Label, seal
from sync.bundle.contents import ACCOUNT, FILE, FILES, REQUEST, Account, CarriedFile, needed_version
from sync.connectors.batch import request_body
from sync.contract.terms import MAX_OPS
from sync.ledger import Ledger
from sync.lock import sync_lock
from sync.transport import checked_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop.cache.connection import Database
    from desktop.desk import Desk
    from desktop.intent import OutboxItem

_PIECE = 1 << 20
"""Bytes of a file that are held at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOut:
    """What is in the file. `stayed`: how many ops wait that could not go along. `size` in bytes.

    `signs_in_as`: the officer who signs in with the browser where it is exchanged; empty where a token travels in it.
    """

    bundle_id: str
    code: str
    ops: int
    stayed: int
    size: int
    signs_in_as: str


def carry_out(desk: Desk, path: Path) -> CarriedOut:
    """Write what waits, and from where to pull, into a file that only its code opens.

    An op is marked as having left before a byte of it does, so that editing it supersedes it. Raises `url-missing`,
    `token-missing`, `sync-already-running`, `file-unwritable`, and what `must_be_carried` raises.
    """
    account = desk.ask(_account)
    bundle_id, code = str(uuid.uuid4()), new_code()
    with sync_lock(desk.data_dir):
        ledger = Ledger(desk)
        ledger.recover()
        departing = ledger.pack(bundle_id, code, MAX_OPS)
    files = desk.ask(_files, departing.items)
    parts = [
        (ACCOUNT, msgspec.json.encode(account)),
        (REQUEST, request_body(departing.cursor, departing.items, keeps_accepted=True)),
        (FILES, msgspec.json.encode(files)),
    ]
    label = Label(Kind.REQUEST, bundle_id, needed_version(account, files))
    size = seal(path, label, code, chain(parts, _contents(desk, files)))
    desk.do(bundles.note_size, bundle_id, size)
    waiting = desk.ask(outgoing.waiting_size).ops
    ops = len(departing.items)
    return CarriedOut(
        bundle_id=bundle_id,
        code=code,
        ops=ops,
        stayed=max(0, waiting - ops),
        size=size,
        signs_in_as=account.owner.name if account.owner else "",
    )


def must_be_carried(db: Database) -> None:
    """Raises `bundle-by-lapor3` or `bundle-by-excel` where the desk's way knows no such exchange."""
    chosen = way.chosen(db)
    if chosen in {DeskWay.LAPOR3, DeskWay.EXCEL}:
        raise KnownProblem(f"bundle-by-{chosen}")


def _files(db: Database, items: Sequence[OutboxItem]) -> list[CarriedFile]:
    """What the central API has not taken yet of the files of these ops, each content once, small before large."""
    pending = {file.sha256: file.size for item in items for file in uploads.pending(db, item)}
    return [CarriedFile(sha256, size) for sha256, size in sorted(pending.items(), key=lambda one: one[1])]


def _contents(desk: Desk, files: Sequence[CarriedFile]) -> Iterator[tuple[str, bytes]]:
    for file in files:
        for start in range(0, file.size, _PIECE):
            yield f"{FILE}{file.sha256}", desk.files.read_part(file.sha256, start, _PIECE).result()


def _account(db: Database) -> Account:
    """With the desk's token, or where it has none with the officer whose desk it is, signed in or not."""
    must_be_carried(db)
    url = checked_url(str(settings.get(db, settings.SERVER_URL, "")))
    token, owner = str(settings.get(db, settings.TOKEN, "")), sign_in.owner(db)
    if not token and owner is None:
        raise KnownProblem("token-missing")
    return Account(
        url=url,
        token=token,
        reference_etag=reference.etag(db),
        authorities=network.read(db).authorities,
        owner=None if token or owner is None else replace(owner, role="", institution=""),
    )
