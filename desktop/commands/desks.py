"""`desks`: the officers who have a desk on this PC."""

from __future__ import annotations

from desktop import profiles
from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import print_json, print_table


@command("desks", help="help-desks")
@option("--add", "new", metavar="NAME", default="", help="option-desks-add")
def desks(new: str) -> None:
    """List them, after making one more where that was asked for."""
    session = sessions.current()
    first = profiles.default_data_dir()
    if new:
        profiles.add(first, new)
    found = profiles.all_profiles(first)
    if session.wants_json:
        print_json([{"name": each.name, "data_dir": str(each.data_dir)} for each in found])
        return
    print_table((each.name or session.text("desks-first"), str(each.data_dir)) for each in found)
