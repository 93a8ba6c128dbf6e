"""The program's own options, and which commands there are."""

from __future__ import annotations

import os
from pathlib import Path

import click

from desktop.commands.exits import Exit
from desktop.commands.framework import Program, option
from desktop.commands.session import Session, practice_data_dir
from desktop.version import program_version

COMMANDS = {
    "status": "desktop.commands.status:status",
    "desks": "desktop.commands.desks:desks",
    "login": "desktop.commands.login:login",
    "logout": "desktop.commands.login:logout",
    "sync": "desktop.commands.sync:sync",
    "way": "desktop.commands.way:way_",
    "list": "desktop.commands.reading:list_",
    "show": "desktop.commands.reading:show",
    "answer": "desktop.commands.answer:answer",
    "add": "desktop.commands.add:add",
    "outbox": "desktop.commands.outbox:outbox",
    "bundle": "desktop.commands.bundle:bundle",
    "import": "desktop.commands.importing:import_",
    "handover": "desktop.commands.handover:handover",
    "recap": "desktop.commands.recap:recap",
    "freeze": "desktop.commands.freeze:freeze",
    "unfreeze": "desktop.commands.freeze:unfreeze",
    "purge": "desktop.commands.purge:purge",
    "journal": "desktop.commands.journal:journal",
    "lock": "desktop.commands.lock:lock",
    "erase": "desktop.commands.erase:erase",
    "doctor": "desktop.commands.doctor:doctor",
    "central": "desktop.commands.central:central",
    "update": "desktop.commands.update:update",
    "replica": "desktop.commands.replica:replica",
}


def _choose_language(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        session = ctx.ensure_object(Session)
        session.language = session.chosen_language = value


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(program_version())
        ctx.exit()


@click.command(
    "lapor-desktop", cls=Program, lazy=COMMANDS, help="help-program", invoke_without_command=True, no_args_is_help=False
)
@option("--data-dir", type=click.Path(path_type=Path, file_okay=False), help="option-data-dir")
@option("--officer", default="", metavar="NAME", help="option-officer")
@option("--practice", is_flag=True, help="option-practice")
@option("--pin-file", metavar="FILE", default=None, help="option-pin-file")
@option(
    "--language",
    type=click.Choice(["id", "en"]),
    is_eager=True,
    expose_value=False,
    callback=_choose_language,
    help="option-language",
)
@option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="option-version")
@option("--self-test", type=click.Path(path_type=Path, dir_okay=False), metavar="REPORT", help="option-self-test")
@click.pass_context
def program(
    ctx: click.Context,
    *,
    data_dir: Path | None,
    officer: str,
    practice: bool,
    pin_file: str | None,
    self_test: Path | None,
) -> int | None:
    """Open the window, unless a command was given, or the self-test was asked for."""
    session = ctx.ensure_object(Session)
    from_environment = os.environ.get("LAPOR_DATA_DIR")
    session.chosen_data_dir = data_dir
    if data_dir is None and from_environment:
        session.chosen_data_dir = practice_data_dir(Path(from_environment)) if practice else Path(from_environment)
    session.officer = officer
    session.is_practice = practice
    session.pin_file = pin_file
    if self_test is not None and ctx.invoked_subcommand is None:
        return Exit.FINE if session.self_test(self_test, session.language) else Exit.INCOMPLETE
    return session.open_window(session) if ctx.invoked_subcommand is None else None
