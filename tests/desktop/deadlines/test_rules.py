"""Limits are data: which holds from when, and whose goes first."""

from __future__ import annotations

from datetime import date

from desktop.deadlines.rules import ClockKind, Policy, Rule, Source, rule_of, shipped, told_of

TODAY = date(2026, 3, 17)


def test_the_limits_are_those_that_the_public_is_told() -> None:
    policy = Policy(shipped())

    def limit(clock: ClockKind, classification: str = "") -> int | None:
        rule = policy.rule(clock, TODAY, classification)
        return rule.limit if rule else None

    assert [limit(clock) for clock in (ClockKind.VERIFICATION, ClockKind.FOLLOW_UP, ClockKind.REPORTER)] == [3, 5, 10]
    assert limit(ClockKind.SETTLEMENT, "Permintaan Informasi") == 5
    assert limit(ClockKind.SETTLEMENT, "pengaduan tidak berkadar  pengawasan") == 14
    assert limit(ClockKind.SETTLEMENT, "PENGADUAN BERKADAR PENGAWASAN") == 60
    assert limit(ClockKind.SETTLEMENT, "Aspirasi") is None


def test_every_shipped_limit_names_its_regulation_and_admits_that_nobody_has_read_it_there() -> None:
    assert all(rule.basis and rule.since and not rule.is_confirmed for rule in shipped())
    assert {rule.basis for rule in shipped() if rule.begins >= date(2025, 5, 1)} == {"PermenPANRB 5/2025"}


def test_the_rule_of_the_day_on_which_a_clock_began_holds() -> None:
    old = Rule(clock=ClockKind.FOLLOW_UP, limit=5, since="2018")
    new = Rule(clock=ClockKind.FOLLOW_UP, limit=7, since="2026-03-18")
    policy = Policy([old, new])

    assert policy.rule(ClockKind.FOLLOW_UP, TODAY) is old
    assert policy.rule(ClockKind.FOLLOW_UP, date(2026, 3, 18)) is new
    assert policy.rule(ClockKind.FOLLOW_UP, date(2010, 1, 1)) is old


def test_the_officers_limit_goes_before_the_servers_and_that_before_ours() -> None:
    told = {"clock": "follow-up", "limit": 4, "since": "2026-01-01"}
    server = rule_of(told, Source.SERVER)
    officer = rule_of(told | {"limit": 2}, Source.OFFICER)
    assert server
    assert officer

    assert Policy([*shipped(), server]).rule(ClockKind.FOLLOW_UP, TODAY) is server
    assert Policy([*shipped(), server, officer]).rule(ClockKind.FOLLOW_UP, TODAY) is officer


def test_a_rule_that_makes_no_sense_is_passed_over() -> None:
    sound = {"clock": "verification", "limit": 3}
    assert rule_of(sound, Source.SERVER)
    for spoilt in ({"clock": "coffee"}, {"limit": 0}, {"limit": 9_999}, {"limit": "soon"}, {"since": "last year"}):
        assert rule_of(sound | spoilt, Source.SERVER) is None


def test_a_rule_comes_back_from_what_is_kept_of_it() -> None:
    for rule in shipped():
        assert rule_of(told_of(rule), Source.SHIPPED) == rule
