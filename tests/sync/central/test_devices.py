"""A lost PC is told to erase its desk at its next exchange, by the central API that it is set up for alone."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main
from desktop.cache import settings
from desktop.cache.intents import drafts, outbox
from desktop.commands.exits import Exit
from desktop.complaint import TrackingId
from desktop.desk import Desk
from sync.central import devices
from sync.central.devices import Command
from sync.central.server import CentralServer

if TYPE_CHECKING:
    from pathlib import Path


def sync(folder: Path, central: CentralServer, officer: int = 0) -> int:
    return main(
        ["--data-dir", str(folder), "sync", "--server", central.url, "--token", central.officers[officer].token]
    )


def device_in(folder: Path) -> str:
    with Desk.open(folder) as desk:
        return str(desk.ask(settings.get, settings.DEVICE))


def order(central: CentralServer, device: str, command: Command) -> None:
    with central.store.write() as db:
        devices.order(db, device, command, central.store.clock.now())


def known(central: CentralServer) -> list[devices.Device]:
    with central.store.read() as db:
        return devices.listed(db)


@pytest.fixture
def laptop(tmp_path: Path, central: CentralServer) -> Path:
    """The folder of a desk that has synced twice, which is one device."""
    folder = tmp_path / "laptop"
    assert sync(folder, central) == 0
    assert sync(folder, central) == 0
    return folder


def test_a_desk_is_one_device_whatever_it_syncs(laptop: Path, central: CentralServer) -> None:
    (only,) = known(central)
    assert (only.id, only.officer, only.command) == (device_in(laptop), central.officers[0].name, "")


def test_a_wipe_takes_key_and_files_and_none_of_what_was_queued_is_taken_in(
    laptop: Path, central: CentralServer
) -> None:
    tracking_id = TrackingId(central.store.tracking_ids(central.officers[0].id)[0])
    before = central.store.follow_ups(tracking_id)
    with Desk.open(laptop) as desk:
        desk.do(drafts.save, tracking_id, "Yth. Pelapor, ini diketik oleh pencuri.")
        desk.do(outbox.queue, tracking_id, hold=timedelta())
    order(central, device_in(laptop), Command.WIPE)
    assert sync(laptop, central) == Exit.SIGNED_OUT
    assert list(laptop.iterdir()) == []
    assert central.store.follow_ups(tracking_id) == before
    (told,) = known(central)
    assert (told.command, told.told_at is not None) == ("wipe", True)


def test_a_wiped_pc_begins_as_another_device(laptop: Path, central: CentralServer) -> None:
    order(central, device_in(laptop), Command.WIPE)
    sync(laptop, central)
    assert sync(laptop, central) == 0
    assert len(known(central)) == 2


def test_a_sign_out_forgets_the_token_keeps_what_was_typed_and_is_told_once(
    laptop: Path, central: CentralServer
) -> None:
    tracking_id = TrackingId(central.store.tracking_ids(central.officers[0].id)[0])
    with Desk.open(laptop) as desk:
        desk.do(drafts.save, tracking_id, "Yth. Pelapor, sedang kami periksa.")
    order(central, device_in(laptop), Command.SIGN_OUT)
    assert sync(laptop, central) == Exit.SIGNED_OUT
    with Desk.open(laptop) as desk:
        assert desk.ask(settings.get, settings.TOKEN) is None
        draft = desk.ask(drafts.current, tracking_id)
        assert draft is not None
        assert draft.text == "Yth. Pelapor, sedang kami periksa."
    assert main(["--data-dir", str(laptop), "sync"]) == Exit.SIGNED_OUT
    assert sync(laptop, central) == 0


def test_a_server_that_the_desk_is_not_set_up_for_is_told_no_name_and_is_not_obeyed(
    laptop: Path, tmp_path: Path
) -> None:
    device = device_in(laptop)
    with CentralServer.start(tmp_path / "hostile", complaints=3) as hostile:
        with hostile.store.write() as db:
            db.execute(
                "INSERT INTO device (officer_id, id, first_seen_at, last_seen_at) VALUES (1, ?, '', '')", [device]
            )
            devices.order(db, device, Command.WIPE, hostile.store.clock.now())
        sync(laptop, hostile)
        assert known(hostile)[0].told_at is None
    assert (laptop / "desk.db").exists()


def test_one_officers_device_is_not_anothers(laptop: Path, central: CentralServer, tmp_path: Path) -> None:
    order(central, device_in(laptop), Command.WIPE)
    assert sync(tmp_path / "other", central, officer=1) == 0


def test_a_lost_pc_is_reported_with_numbers_and_fields_and_no_word(
    laptop: Path, central: CentralServer, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = set(central.store.tracking_ids(central.officers[0].id))
    capsys.readouterr()
    folder = central.store.folder
    assert main(["central", "device", "report", device_in(laptop), "--data", str(folder), "--json"]) == 0
    out = capsys.readouterr().out
    told = {each["tracking_id"]: each for each in json.loads(out)}
    assert told.keys() == mine
    one = next(iter(mine))
    fields = central.store.complaint(one, seen_by=central.officers[0].id).set
    assert {"title", "body", "status"} <= set(told[one]["fields"])
    assert str(fields.title) not in out


def test_what_came_after_the_last_exchange_is_not_in_the_report(laptop: Path, central: CentralServer) -> None:
    device, me, other = device_in(laptop), central.officers[0].id, central.officers[1].id
    mine = set(central.store.tracking_ids(me))
    theirs = next(each for each in central.store.tracking_ids(other) if each not in mine)
    central.store.reassign(theirs, giver=other, taker=me)
    with central.store.read() as db:
        assert theirs not in {each.tracking_id for each in devices.held(db, device)}


def test_a_device_that_nobody_knows_is_told(central: CentralServer) -> None:
    folder = str(central.store.folder)
    assert main(["central", "device", "wipe", "tidakada", "--data", folder]) == Exit.NOT_FOUND
    assert main(["central", "device", "list", "--data", folder]) == 0
