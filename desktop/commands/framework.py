"""click, taught three things: help in the officer's language, commands that are imported only when they run, `--json`.

The `help` of every command and option is a key in `resources/messages/commands.*.json`.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import click

from desktop.commands import session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Formatter(click.HelpFormatter):
    """Help whose headings are in the officer's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how a command is called."""
        super().write_usage(prog, args, prefix or session.current().text("usage"))

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A section under its translated heading."""
        with super().section(session.current().text(f"section-{name.lower()}")):
            yield


class Context(click.Context):
    """A context that formats its help with `Formatter`."""

    formatter_class = Formatter


class Option(click.Option):
    """An option whose `help` is a key of the texts."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """What the list of options tells."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        told = session.current()
        default = self.get_help_extra(ctx).get("default")
        return record[0], told.text(self.help or "") + (f" [{told.text('default')}: {default}]" if default else "")


class Command(click.Command):
    """A command whose `help` is a key of the texts."""

    context_class = Context

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write what the command is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(session.current().text(self.help or ""))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002 - click's
        """`--help`, explained in the officer's language."""
        if not self.add_help_option:
            return None
        return Option(
            ["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help, help="option-help"
        )


class Program(Command, click.Group):
    """The program with its commands: name to `module:attribute`, imported when asked for.

    A command that has commands of its own is one too; their help is under `help-NAME-…`, with its name as `within`.
    """

    def __init__(self, *args: Any, lazy: dict[str, str], within: str = "", **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._lazy = lazy
        self._within = f"{within}-" if within else ""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order of a working day."""
        return list(self._lazy)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, each with the first sentence of its help, without importing them."""
        told = session.current()
        names = self.list_commands(ctx)
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, told.text(f"help-{self._within}{name}").partition(". ")[0].rstrip(".")) for name in names]
            )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Import a command."""
        if cmd_name not in self._lazy:
            return None
        module, _, attribute = self._lazy[cmd_name].partition(":")
        return cast("click.Command", getattr(import_module(module), attribute))


def option(*names: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # noqa: ANN401
    """An option with a translated help."""
    return click.option(*names, cls=Option, **settings)


def command(name: str, *, help: str) -> Callable[[Callable[..., Any]], Command]:  # noqa: A002 - click's word
    """A command with a translated help and `--json`."""

    def decorate(function: Callable[..., Any]) -> Command:
        return click.command(name, cls=Command, help=help)(with_json(function))

    return decorate


def with_json(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--json`."""
    return option("--json", is_flag=True, expose_value=False, callback=_want_json, help="option-json")(function)


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


def _want_json(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    ctx.ensure_object(session.Session).wants_json = value
