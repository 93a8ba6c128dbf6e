"""What may move by itself, over the rules that an officer can set."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache import settings
from desktop.cache.ways import data_use
from desktop.cache.ways.data_use import DataKind
from desktop.commands.exits import Exit, exit_for
from desktop.problems import explain
from sync.scheduling import rules
from sync.scheduling.allowance import LARGE_FILE, Allowance, Hindrance, file_hindrance, is_nearly_spent, sync_hindrance
from sync.scheduling.network import UNKNOWN, Network
from sync.scheduling.rules import DataRules, LargeFiles, Rhythm, Saving

if TYPE_CHECKING:
    from desktop.desk import Desk
    from tests.support.clock import FakeClock

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=UTC)
MOBILE = Network(is_reachable=True, is_metered=True)
ALL = DataRules(saving=Saving.NEVER, large_files=LargeFiles.ANY)


def why_not(size: int = 1_000, *, standing: DataRules = ALL, network: Network = UNKNOWN, used: int = 0) -> str:
    hindrance = file_hindrance(size, rules=standing, network=network, used=used, now=NOON)
    return hindrance.code if hindrance else ""


def test_a_small_file_moves_where_nothing_speaks_against_it() -> None:
    assert why_not() == ""
    assert why_not(network=MOBILE) == "", "the officer said never to save"


@pytest.mark.parametrize(
    ("standing", "network", "code"),
    [
        (DataRules(), MOBILE, "network-metered"),
        (DataRules(), UNKNOWN, ""),
        (DataRules(saving=Saving.ALWAYS), UNKNOWN, "data-saving"),
        (DataRules(saving=Saving.ALWAYS, syncs_while_saving=True), UNKNOWN, "data-saving"),
    ],
)
def test_no_file_moves_by_itself_while_data_is_saved(standing: DataRules, network: Network, code: str) -> None:
    assert why_not(standing=standing, network=network) == code


def test_a_file_does_not_move_beyond_the_months_limit() -> None:
    limited = DataRules(saving=Saving.NEVER, limit=10_000)
    assert why_not(4_000, standing=limited, used=6_000) == ""
    assert why_not(4_001, standing=limited, used=6_000) == "data-limit-reached"


@pytest.mark.parametrize(
    ("mode", "start", "end", "code"),
    [
        (LargeFiles.WISH, time(0), time(0), "file-large"),
        (LargeFiles.ANY, time(18), time(7), ""),
        (LargeFiles.HOURS, time(18), time(7), "file-large-later"),
        (LargeFiles.HOURS, time(11), time(13), ""),
        (LargeFiles.HOURS, time(12), time(13), ""),
        (LargeFiles.HOURS, time(11), time(12), "file-large-later"),
        (LargeFiles.HOURS, time(22), time(12, 1), ""),
    ],
)
def test_a_large_file_moves_at_its_hours_only(mode: LargeFiles, start: time, end: time, code: str) -> None:
    standing = DataRules(saving=Saving.NEVER, large_files=mode, large_from=start, large_until=end)
    assert why_not(LARGE_FILE, standing=standing) == code
    assert why_not(LARGE_FILE - 1, standing=standing) == ""


@pytest.mark.parametrize(
    ("standing", "network", "used", "hindrance"),
    [
        (DataRules(), UNKNOWN, 0, None),
        (DataRules(rhythm=Rhythm()), UNKNOWN, 0, Hindrance.OFF),
        (DataRules(), MOBILE, 0, Hindrance.METERED),
        (DataRules(syncs_while_saving=True), MOBILE, 0, None),
        (DataRules(saving=Saving.ALWAYS), UNKNOWN, 0, Hindrance.SAVING),
        (DataRules(limit=100), UNKNOWN, 99, None),
        (DataRules(limit=100), UNKNOWN, 100, Hindrance.LIMIT),
        (DataRules(limit=100, syncs_while_saving=True), MOBILE, 100, Hindrance.LIMIT),
    ],
)
def test_what_keeps_the_desk_from_syncing_by_itself_is_named(
    standing: DataRules, network: Network, used: int, hindrance: Hindrance | None
) -> None:
    assert sync_hindrance(standing, network, used) is hindrance


def test_the_officer_is_warned_at_four_fifths_of_the_limit() -> None:
    assert [is_nearly_spent(DataRules(limit=1_000), used) for used in (799, 800, 1_200)] == [False, True, True]
    assert not is_nearly_spent(DataRules(), 10**12)


def test_every_reason_has_words_in_both_languages_and_an_exit_code() -> None:
    for code in ("data-limit-reached", "network-metered", "data-saving", "file-large", "file-large-later"):
        told = [explain(code, {"time": "18.00"}, language) for language in ("id", "en")]
        assert len({each.title for each in told}) == 2
        assert exit_for(code) is Exit.NOT_NOW


def test_an_allowance_goes_by_the_settings_the_counter_and_the_network(desk: Desk, clock: FakeClock) -> None:
    allowance = Allowance(desk)
    assert allowance.of_file(400_000) is None
    desk.do(settings.put, settings.DATA_LIMIT, 1_000_000)
    desk.do(data_use.add, DataKind.FILES, bytes_up=100_000, bytes_down=500_001)
    refused = allowance.of_file(400_000)
    assert refused is not None
    assert refused.code == "data-limit-reached"
    clock.advance(timedelta(days=31))
    assert allowance.of_file(400_000) is None, "a new month"
    allowance.network = MOBILE
    refused = allowance.of_file(400_000)
    assert refused is not None
    assert refused.code == "network-metered"


def test_settings_that_nobody_can_read_count_as_never_set(desk: Desk) -> None:
    for name, value in {
        settings.SYNC_RHYTHM: -3,
        settings.SYNC_HOURS: ["25:00"],
        settings.SAVES_DATA: "perhaps",
        settings.DATA_LIMIT: "much",
        settings.LARGE_FILES: 7,
        settings.LARGE_FILES_HOURS: "18:00",
    }.items():
        desk.do(settings.put, name, value)
    assert desk.ask(rules.read) == DataRules()


def test_the_rules_are_what_the_officer_chose(desk: Desk) -> None:
    for name, value in {
        settings.SYNC_RHYTHM: "hours",
        settings.SYNC_HOURS: ["16:30", "08:00"],
        settings.SAVES_DATA: "always",
        settings.SYNCS_WHILE_SAVING: True,
        settings.DATA_LIMIT: 50_000_000,
        settings.LARGE_FILES: "hours",
        settings.LARGE_FILES_HOURS: ["19:00", "06:00"],
    }.items():
        desk.do(settings.put, name, value)
    assert desk.ask(rules.read) == DataRules(
        rhythm=Rhythm(hours=(time(8), time(16, 30))),
        saving=Saving.ALWAYS,
        syncs_while_saving=True,
        limit=50_000_000,
        large_files=LargeFiles.HOURS,
        large_from=time(19),
        large_until=time(6),
    )
