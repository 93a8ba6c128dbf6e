"""Which notices there are, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.cache.ways.syncstate import MOST_SKEW
from desktop.problems import explain
from sync.scheduling.allowance import is_nearly_spent, is_spent
from ui import words
from ui.complaint.words import in_words
from ui.shell.notice import Notice, Way
from ui.theme.roles import Role

if TYPE_CHECKING:
    from datetime import timedelta

    from desktop.problems import KnownProblem
    from sync.report import SyncState
    from sync.scheduling.rules import DataRules
    from sync.speed import Cost

translate = QCoreApplication.translate

SYNC, PROBLEM, WEAK_KEY, CLOCK, BUG, AGENDA = "sync", "problem", "weak-key", "clock", "bug", "agenda"
UPDATE = "update"
RETENTION = "retention"
DATA, DATA_QUESTION = "data", "data-question"

_WAYS = {
    Way.SETTINGS: (
        "url-missing url-invalid insecure-url token-missing token-invalid token-expired name-not-found not-central-api "
        "proxy-unreachable proxy-password proxy-password-wrong proxy-kind tls-intercepted authority-unreadable"
    ),
    Way.BROWSER: "captive-portal certificate-of-another",
    Way.AGAIN: (
        "no-network dns-silent connection-refused connection-lost stalled certificate-expired certificate-early "
        "clock-wrong server-unavailable access-denied server-too-old answer-truncated answer-garbled server-refused"
    ),
    Way.SIGN_IN: "signed-out sign-in-refused sign-in-timeout",
    Way.CHECK: "unreachable server-silent proxy-failed proxy-scheme tls-untrusted tls-failed",
}
"""Not a button for everything: a server that asks for patience (`rate-limited`) is left in peace."""
_WAY_OF = {code: way for way, codes in _WAYS.items() for code in codes.split()}
_HELP_ITSELF = {"cancelled", "sync-already-running", "url-missing"}
"""What the officer did or sees anyway: a desk that is not set up says so in its list and its status."""


def language() -> str:
    """The language of the window, as `desktop.problems` names it."""
    return "en" if QLocale().language() == QLocale.Language.English else "id"


def of_problem(problem: KnownProblem) -> Notice:
    """A known problem that nobody else has told."""
    told = explain(problem.code, in_words(problem.params), language())
    return Notice(key=PROBLEM, title=told.title, advice=told.advice, **_way_on(problem.code))


def of_sync(state: SyncState) -> Notice | None:
    """Why the sync does not go on, or None where there is nothing to tell."""
    problem = state.problem or state.note
    if problem is None or problem.code in _HELP_ITSELF:
        return None
    told = explain(problem.code, in_words(problem.params), language())
    is_for_the_hand = state.next_attempt_at is None and state.hindrance is None
    role = Role.LATE if state.problem and is_for_the_hand else Role.SOON
    return Notice(key=SYNC, title=told.title, advice=told.advice, role=role, **_way_on(problem.code))


def of_weak_key() -> Notice:
    """The key of the cache lies beside it."""
    return Notice(
        key=WEAK_KEY,
        title=translate("Notices", "The data on this PC is protected only weakly"),
        advice=translate(
            "Notices",
            "This PC offers no key storage, so the key lies in a file beside the encrypted data: whoever copies both "
            "can read them. Set a PIN: it locks the key. Or ask your IT staff to set up the key storage.",
        ),
        icon="key-round",
        role=Role.SOON,
        action=translate("Notices", "Set a PIN"),
        way=Way.SECURITY,
    )


def of_clock(skew_seconds: float) -> Notice | None:
    """The clock of this PC is wrong."""
    if abs(skew_seconds) <= MOST_SKEW:
        return None
    return Notice(
        key=CLOCK,
        title=translate("Notices", "The clock of this PC differs from the server's by {time}").format(
            time=words.seconds(abs(skew_seconds))
        ),
        advice=translate("Notices", "Set the clock: deadlines are counted by the day it shows."),
        icon="clock",
        role=Role.SOON,
    )


def of_clock_behind(behind: timedelta) -> Notice:
    """The clock of this PC stands before a moment that it has seen."""
    return Notice(
        key=CLOCK,
        title=translate("Notices", "The clock of this PC has gone back by {time}").format(
            time=words.seconds(behind.total_seconds())
        ),
        advice=translate(
            "Notices",
            "Set date and time: until then the days left are wrong, and you are reminded of nothing. If they are right "
            "now, the next sync confirms it.",
        ),
        icon="clock",
        role=Role.LATE,
    )


def of_agenda(summary: str) -> Notice:
    """What the day holds."""
    return Notice(
        key=AGENDA,
        title=translate("Notices", "Today"),
        advice=summary,
        icon="bell-ring",
        role=Role.ACCENT,
        action=translate("Notices", "Open agenda"),
        way=Way.AGENDA,
    )


def of_retention(number: int) -> Notice:
    """So many complaints have outlived their time on this PC."""
    return Notice(
        key=RETENTION,
        title=translate("Notices", "%n complaint(s) have outlived their time on this PC", "", number),
        advice=translate("Notices", "Nothing is deleted by itself: have a look, and decide."),
        icon="archive",
        role=Role.ACCENT,
        way=Way.RETENTION,
        action=translate("Notices", "Have a look"),
    )


def of_data(rules: DataRules, used: int) -> Notice | None:
    """Nearly all of the month's data is used up, or all of it; `used` in bytes."""
    if not is_nearly_spent(rules, used) or rules.limit is None:
        return None
    amounts = {"used": words.size(used), "limit": words.size(rules.limit)}
    if is_spent(rules, used):
        title = translate("Notices", "This month's data is used up: {used} of {limit}")
        advice = translate("Notices", "Nothing is synced or fetched by itself until next month. By hand you still can.")
    else:
        title = translate("Notices", "This month's data is nearly used up: {used} of {limit}")
        advice = translate("Notices", "At the limit, nothing is synced or fetched by itself any more.")
    return Notice(
        key=DATA,
        title=title.format(**amounts),
        advice=advice,
        icon="gauge",
        role=Role.SOON,
        way=Way.DATA,
        action=translate("Notices", "Open settings"),
    )


def of_data_question(cost: Cost) -> Notice:
    """The officer wants to sync although this month's data is used up."""
    up = words.size(cost.bytes_up)
    if cost.bytes_down is None:
        amount = translate("Notices", "This sync sends about {up}.").format(up=up)
    else:
        down = words.size(cost.bytes_down)
        amount = translate("Notices", "This sync sends about {up} and brings about {down}.").format(up=up, down=down)
    return Notice(
        key=DATA_QUESTION,
        title=translate("Notices", "This month's data is used up. Sync all the same?"),
        advice=amount,
        icon="gauge",
        role=Role.SOON,
        way=Way.ANYWAY,
        action=translate("Notices", "Sync all the same"),
    )


def of_update(version: str, size: int) -> Notice:
    """There is a newer version of the program, of `size` bytes to fetch."""
    return Notice(
        key=UPDATE,
        title=translate("Notices", "Version {version} of the program is there").format(version=version),
        advice=translate("Notices", "It is {size} to fetch. Nothing is fetched without you.").format(
            size=words.size(size)
        ),
        icon="download",
        role=Role.ACCENT,
        way=Way.UPDATES,
        action=translate("Notices", "Have a look"),
    )


def of_update_ready(version: str) -> Notice:
    """A newer version was fetched."""
    return Notice(
        key=UPDATE,
        title=translate("Notices", "Version {version} of the program is ready").format(version=version),
        advice=translate("Notices", "It takes its place when the program is started the next time."),
        icon="download",
        role=Role.ACCENT,
    )


def of_updated(version: str) -> Notice:
    """A newer version has started for the first time."""
    return Notice(
        key=UPDATE,
        title=translate("Notices", "This is version {version} now").format(version=version),
        advice=translate("Notices", "All that you wrote is where it was."),
        icon="circle-check",
        role=Role.ACCENT,
    )


def of_bug() -> Notice:
    """Something went wrong that is our fault, and that did not end the program."""
    return Notice(
        key=BUG,
        title=translate("Notices", "Something went wrong in the program"),
        advice=translate("Notices", "What you wrote is saved. If it happens again, send the report to your IT staff."),
        action=translate("Notices", "Show report"),
    )


class _WayOn(TypedDict):
    way: Way
    action: str


def _way_on(code: str) -> _WayOn:
    way = _WAY_OF.get(code, Way.NONE)
    words = {
        Way.SETTINGS: translate("Notices", "Open settings"),
        Way.BROWSER: translate("Notices", "Open browser"),
        Way.AGAIN: translate("Notices", "Try again"),
        Way.SIGN_IN: translate("Notices", "Sign in"),
        Way.CHECK: translate("Notices", "Check the connection"),
    }
    return _WayOn(way=way, action=words.get(way, ""))
