"""A recap as JSON, for programs: stable names, values as numbers, no words of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from desktop.recap.lines import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.recap.export.content import Content
    from desktop.recap.figures import Figures
    from desktop.recap.period import Period
    from desktop.recap.recap import Line


def as_json(content: Content) -> dict[str, Any]:
    """Ready to be written."""
    recap, insight = content.recap, content.insight
    return {
        "period": _period(recap.period),
        "compared_with": _period(recap.compared_with),
        "today": recap.today,
        "synced_at": recap.synced_at or None,
        "is_masked": content.is_masked,
        "figures": _figures(recap.figures),
        "figures_before": _figures(recap.figures_before),
        "tables": {
            table.dimension.value: [{"key": group.key, "figures": _figures(group.figures)} for group in table.groups]
            for table in recap.tables
        },
        "overdue": _lines(recap.overdue, content),
        "longest_open": _lines(recap.longest_open, content),
        "insight": msgspec.to_builtins(insight),
        "alike": [
            {"title": fit(each.title, is_masked=content.is_masked), "tracking_ids": each.tracking_ids}
            for each in content.alike
        ],
        "left_out": msgspec.to_builtins(recap.gaps),
    }


def _period(period: Period) -> dict[str, Any]:
    return {"name": period.name, "first": period.first, "last": period.last}


def _figures(figures: Figures) -> dict[str, dict[str, Any]]:
    """Counts have a value only; for the others `amount` and `base` say what the value is made of."""
    return {
        metric.value: {"value": figure.value, "amount": figure.amount, "base": figure.base, "unit": figure.unit.value}
        for metric, figure in figures.items()
    }


def _lines(lines: Sequence[Line], content: Content) -> list[dict[str, Any]]:
    return [msgspec.to_builtins(line) | {"title": fit(line.title, is_masked=content.is_masked)} for line in lines]
