"""`lock`: the PIN of the desk, and a new key for it."""

from __future__ import annotations

import os
import sys

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.clock import system_clock
from desktop.commands import session as sessions
from desktop.commands.framework import Program, command
from desktop.commands.output import print_json, print_line
from desktop.commands.pin import asked, opened_with_pin
from desktop.lock import pin
from desktop.problems import KnownProblem

lock = Program(
    "lock",
    lazy={
        "set": "desktop.commands.lock:set_",
        "remove": "desktop.commands.lock:remove",
        "new-key": "desktop.commands.lock:new_key",
    },
    within="lock",
    help="help-lock",
    no_args_is_help=True,
)


@command("set", help="help-lock-set")
def set_() -> None:
    """Set a PIN or change it, and tell the recovery code."""
    session = sessions.current()
    with session.open_desk() as desk:
        code = desk.set_pin(_new_pin(), session.pin)
    _tell("lock-set", code)


@command("remove", help="help-lock-remove")
def remove() -> None:
    """Keep the key without a PIN."""
    session = sessions.current()
    with session.open_desk() as desk:
        desk.remove_pin(session.pin)
    _tell("lock-removed", "")


@command("new-key", help="help-lock-new-key")
def new_key() -> None:
    """Bring the whole desk under a new key."""
    session = sessions.current()
    code = opened_with_pin(session, lambda old: pin.change_key(session.data_dir, old, clock=system_clock))
    with session.open_desk() as desk:
        desk.do(journal.note, Act.SECURITY, what="new-key")
    _tell("lock-new-key", code)


def _new_pin() -> str:
    given = os.environ.pop("LAPOR_NEW_PIN", None)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise KnownProblem("pin-unfit", least=pin.LEAST)
    return asked(sessions.current().text("pin-new"))


def _tell(done: str, code: str) -> None:
    session = sessions.current()
    if session.wants_json:
        print_json({"code": code})
        return
    print_line(session.text(done))
    if code:
        print_line(session.text("lock-code", code=code))
