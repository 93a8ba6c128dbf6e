"""The launcher: `lapor-desktop`, or `python -m desktop`. The one file on the ground floor that may reach up."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.updates import starting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.commands.session import Session
    from desktop.recap.export.content import Content


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that was asked for, or open the window. Returns the exit code."""
    starting.hold_files()
    is_counted = starting.finish_what_was_begun()  # before other imports: until then, modules may be of two versions
    from desktop import discretion
    from desktop.commands.border import run
    from desktop.commands.session import Session

    discretion.keep()
    session = Session(_open_window, _paint_recap, _self_test)
    code = run(sys.argv[1:] if arguments is None else arguments, session)
    if is_counted and not session.asked_for_window:
        starting.uncount()
    return code


def _open_window(session: Session) -> int:
    from desktop.commands.display import require_display

    require_display()
    session.asked_for_window = True
    starting.before_the_window()
    from desktop.commands.exits import Exit
    from ui.app import run

    practice, asked, usual = session.is_practice, session.chosen_language, session.language
    code = run(session.data_dir, practice=practice, language=asked, usual_language=usual, desks=session.desks())
    if not code:
        starting.count_anew()
    return Exit.NO_DESK if code else Exit.FINE


def _paint_recap(content: Content, language: str) -> bytes:
    from ui.recap.headless import paint

    return paint(content, language)


def _self_test(report: Path, language: str) -> bool:
    from desktop.commands.display import require_display

    require_display()
    from ui.selftest.run import run

    return run(report, language)


if __name__ == "__main__":
    sys.exit(main())
