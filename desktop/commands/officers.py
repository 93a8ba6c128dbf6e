"""`central officer`: who may sign in at a central API that runs here. A password is typed or piped, no argument."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from desktop.commands import session as sessions
from desktop.commands.framework import Program, command, option
from desktop.commands.output import print_json, print_line, print_table
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from sync.central.store import Store

T = TypeVar("T")

officer = Program(
    "officer",
    lazy={
        "add": "desktop.commands.officers:add",
        "list": "desktop.commands.officers:list_",
        "disable": "desktop.commands.officers:disable",
        "password": "desktop.commands.officers:password",
    },
    within="central-officer",
    help="help-central-officer",
    no_args_is_help=True,
)
_data = option(
    "--data", type=click.Path(path_type=Path, file_okay=False, exists=True), required=True, help="option-central-data"
)
_ROLES = ("liaison", "admin")


@command("add", help="help-central-officer-add")
@click.argument("user")
@_data
@option("--name", required=True, help="option-officer-name")
@option("--role", type=click.Choice(_ROLES), default=_ROLES[0], show_default=True, help="option-officer-role")
@option("--institution", default="", help="option-officer-institution")
def add(user: str, data: Path, name: str, role: str, institution: str) -> None:
    """Let somebody sign in."""
    from sync.central.auth import Role
    from sync.central.signin import officers

    typed = _typed_password()
    added = on_store(
        data, lambda db, _: officers.add(db, user, typed, name=name, role=Role(role), institution=institution)
    )
    session = sessions.current()
    if session.wants_json:
        print_json({"id": added.id, "user": user, "name": added.name, "role": added.role})
        return
    print_line(session.text("officer-added", user=user, name=added.name))


@command("list", help="help-central-officer-list")
@_data
def list_(data: Path) -> None:
    """Everybody who is let in."""
    from sync.central.signin import officers

    found = on_store(data, lambda db, _: officers.listed(db))
    session = sessions.current()
    if session.wants_json:
        names = ("id", "name", "role", "institution", "user_name", "is_disabled")
        print_json([{name: getattr(each, name) for name in names} for each in found])
        return
    print_table(
        (
            each.user_name or "-",
            each.role.label,
            session.text("officer-disabled") if each.is_disabled else "",
            each.name,
        )
        for each in found
    )


@command("disable", help="help-central-officer-disable")
@click.argument("user")
@_data
def disable(user: str, data: Path) -> None:
    """Let somebody in no more."""
    from sync.central.signin import officers

    on_store(data, lambda db, store: officers.disable(db, user, store.clock.now()))
    print_line(sessions.current().text("officer-is-disabled", user=user))


@command("password", help="help-central-officer-password")
@click.argument("user")
@_data
def password(user: str, data: Path) -> None:
    """A new password."""
    from sync.central.signin import officers

    typed = _typed_password()
    on_store(data, lambda db, store: officers.set_password(db, user, typed, store.clock.now()))
    print_line(sessions.current().text("officer-has-password", user=user))


def on_store(data: Path, run: Callable[[sqlite3.Connection, Store], T]) -> T:
    """One transaction on the data of a central API, whether or not it runs at the moment."""
    from sync.central.store import Store

    with closing(Store(data)) as store, store.write() as db:
        return run(db, store)


def _typed_password() -> str:
    """Twice at a terminal, without showing it; otherwise the first line of standard input."""
    session = sessions.current()
    if not sys.stdin.isatty():
        try:
            return sys.stdin.readline().rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise KnownProblem("file-unreadable", path="-", reason="UTF-8") from error
    return str(
        click.prompt(
            session.text("ask-password"),
            hide_input=True,
            confirmation_prompt=session.text("ask-password-again"),
            err=True,
        )
    )
