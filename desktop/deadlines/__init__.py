"""Deadlines: which clocks run for a complaint, until when, by which rule, and why just until then.

`calendar` knows working days, `rules` the limits and their legal basis, `clocks` puts both to a complaint's timeline,
and `explanation` tells a deadline in a sentence. All of it is counted here and now, with no network.
"""

from __future__ import annotations

from desktop.deadlines.calendar import WorkingCalendar

__all__ = ["WorkingCalendar"]
