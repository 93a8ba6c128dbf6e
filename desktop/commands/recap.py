"""`recap`: the figures of a period, as a table, as JSON, or as a file for those who ask for it."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.clock import day_in_wib
from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import print_json, print_line, print_table
from desktop.recap.export.content import Content, completed, read_content
from desktop.recap.export.files import Format, keep, made
from desktop.recap.export.json_form import as_json
from desktop.recap.figures import Metric
from desktop.recap.period import Period, PeriodKind
from desktop.recap.words import Words


@command("recap", help="help-recap")
@option("--period", metavar="PERIOD", default="", help="option-period")
@option("--format", "form", type=click.Choice([form.value for form in Format]), default=None, help="option-format")
@option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help="option-output")
@option("--with-names", is_flag=True, help="option-with-names")
def recap(period: str, form: str | None, output: Path | None, with_names: bool) -> None:
    """Print the key figures, or write the recap into a file."""
    session = sessions.current()
    if form and form != Format.JSON and output is None:
        raise click.UsageError(session.text("recap-needs-output"))
    with session.open_desk() as desk:
        today = day_in_wib(desk.clock.now())
        span = Period.parse(period) if period else Period.around(today, PeriodKind.MONTH)
        content = desk.ask(read_content, span, today, is_masked=not with_names)
    chosen = Format(form) if form else _by_name(output) if output else None
    if session.wants_json or (chosen and chosen.tells_alike):
        content = completed(content)
    if output is not None and chosen is not None:
        keep(output, made(content, chosen, session.language, paint=session.paint_recap))
        with session.open_desk() as desk:
            desk.do(journal.note, Act.EXPORTED, what="recap", form=chosen.value, masked=not with_names)
    if session.wants_json or (chosen is Format.JSON and output is None):
        print_json(as_json(content))
    elif output is not None:
        print_line(session.text("recap-written", path=output))
    else:
        _print(content, Words(session.language))


def _by_name(output: Path) -> Format:
    ending = output.suffix.removeprefix(".").lower()
    if ending not in set(Format):
        raise click.UsageError(sessions.current().text("recap-which-format"))
    return Format(ending)


def _print(content: Content, words: Words) -> None:
    told = content.recap
    print_line(f"{words('title')}: {words.period(told.period)}")
    print_line(f"{words.made(told)}\n")
    heads = tuple(words(f"column.{name}") for name in ("metric", "value", "before", "base"))
    rows = [
        (
            words.metric(metric),
            words.figure(told.figures[metric]),
            words.figure(told.figures_before[metric]),
            words.made_of(told.figures[metric]),
        )
        for metric in Metric
    ]
    print_table([heads, *rows])
    print_line()
    for gap in words.gaps(told.gaps):
        print_line(gap)
