"""`erase`: take the whole desk off this PC."""

from __future__ import annotations

import click

from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import print_json, print_line
from desktop.problems import KnownProblem


@command("erase", help="help-erase")
@option("--yes", is_flag=True, help="option-yes")
def erase(*, yes: bool) -> None:
    """Tell what would be lost, ask, and erase: the key, then the files."""
    from desktop import erasure

    session = sessions.current()
    with session.open_desk() as desk:
        lost = desk.ask(erasure.unsent)
        if not session.wants_json:
            print_line(session.text("erase-lost", drafts=lost.drafts, ops=lost.ops))
        is_agreed = yes or (not session.wants_json and click.confirm(session.text("erase-ask", path=session.data_dir)))
        if is_agreed:
            erasure.begin(desk.data_dir)
    if is_agreed and not erasure.finish(session.data_dir):
        raise KnownProblem("erase-not-finished", path=str(session.data_dir))
    if session.wants_json:
        print_json({"erased": is_agreed, "drafts": lost.drafts, "ops": lost.ops})
    elif is_agreed:
        print_line(session.text("erase-done"))
