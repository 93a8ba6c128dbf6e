"""An examination in words: for the officer, and as a report for IT staff that says nothing of anybody.

The words are data, in both languages (`resources/messages/doctor.*.json`): window and command line say the same.
"""

from __future__ import annotations

import json
import platform
import textwrap
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import resources
from desktop.phrases import filled
from desktop.problems import MOMENTS, Explanation, explain
from desktop.recap.words import Words
from desktop.version import program_version
from sync.doctor.steps import Step, Verdict, worst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.problems import KnownProblem
    from sync.doctor.steps import Finding

_WIDTH = 100
_INDENT = " " * 4


@cache
def texts(language: str) -> dict[str, str]:
    """All texts of the examination in a language (`id` or `en`)."""
    return cast(
        "dict[str, str]", json.loads(resources.path(f"messages/doctor.{language}.json").read_text(encoding="utf-8"))
    )


def step_words(step: Step, language: str) -> str:
    """What the step is called."""
    return texts(language)[f"step-{step}"]


def verdict_words(verdict: Verdict, language: str) -> str:
    """What the verdict is called."""
    return texts(language)[f"verdict-{verdict}"]


def found_words(finding: Finding, language: str) -> str:
    """What was found, in a line; of a failure, what it is."""
    if finding.problem is not None:
        return _explained(finding.problem, language).title
    told = texts(language)
    if finding.verdict is Verdict.SKIPPED:
        return ""
    if finding.verdict is Verdict.UNNEEDED:
        return told[f"unneeded-{finding.step}"]
    facts = dict(finding.facts)
    if finding.step is Step.SPEED:
        facts["round_trip"] = duration(float(facts["round_trip"]), language)
        facts["kilobytes"] = round(int(facts["bytes"]) / 1000)
        rate = facts.get("rate")
        facts["rate"] = told["rate"].format(kilobits=round(float(rate) * 8 / 1000)) if rate else told["rate-high"]
    if finding.step is Step.TLS:
        facts["ends"] = Words(language).day(date.fromisoformat(str(facts["ends"])))
    return filled(told[f"found-{finding.step}"], facts)


def advice_words(finding: Finding, language: str) -> str:
    """What to do about it; empty where there is nothing to do."""
    return _explained(finding.problem, language).advice if finding.problem else ""


def outcome_words(findings: Sequence[Finding], language: str) -> str:
    """The whole in a sentence; without any finding, that there is no server to test."""
    told, found = texts(language), worst(findings)
    if not findings:
        return told["outcome-excel"]
    if found is None:
        return told["outcome-fine"]
    return told[f"outcome-{found.verdict}"].format(step=step_words(found.step, language))


def duration(seconds: float, language: str) -> str:
    """Milliseconds, or seconds from one on."""
    told = texts(language)
    if seconds < 1:
        return told["milliseconds"].format(count=round(seconds * 1000) or "<1")
    number = f"{seconds:.1f}"
    return told["seconds"].format(count=number if language == "en" else number.replace(".", ","))


def lines_of(finding: Finding, language: str) -> list[str]:
    """A finding as lines of plain text."""
    took = f" ({duration(finding.seconds, language)})" if finding.verdict not in _TIMELESS else ""
    said = found_words(finding, language)
    first = f"{step_words(finding.step, language)}: {verdict_words(finding.verdict, language)}{took}"
    lines = [first if not said else f"{first}. {said}"]
    if advice := advice_words(finding, language):
        lines += textwrap.wrap(advice, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
    return lines


def report(findings: Sequence[Finding], *, now: datetime, language: str) -> str:
    """The report: no token, no password, no name, no complaint."""
    told = texts(language)
    head = [
        told["report-title"].format(version=program_version()),
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        now.astimezone().isoformat(timespec="seconds"),
        "",
    ]
    body = [line for finding in findings for line in lines_of(finding, language)]
    return "\n".join([*head, *body, "", outcome_words(findings, language), ""])


def as_json(findings: Sequence[Finding], *, now: datetime, language: str) -> dict[str, Any]:
    """The same for scripts: stable codes, and the words besides; without any finding, `unneeded`."""
    found, fine = worst(findings), Verdict.FINE if findings else Verdict.UNNEEDED
    return {
        "at": now.isoformat(timespec="seconds"),
        "version": program_version(),
        "system": f"{platform.system()} {platform.release()}",
        "outcome": found.verdict if found else fine,
        "steps": [_step_as_json(finding, language) for finding in findings],
    }


def _step_as_json(finding: Finding, language: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "step": finding.step,
        "verdict": finding.verdict,
        "seconds": round(finding.seconds, 4),
        "facts": dict(finding.facts),
    }
    if finding.problem is not None:
        explained = _explained(finding.problem, language)
        told["problem"] = {"code": finding.problem.code, "title": explained.title, "advice": explained.advice}
    return told


def _explained(problem: KnownProblem, language: str) -> Explanation:
    params = {
        name: _moment(str(value), language) if name in MOMENTS else value for name, value in problem.params.items()
    }
    return explain(problem.code, params, language)


def _moment(at: str, language: str) -> str:
    """`17 Mar 2026 09.30` of `2026-03-17 09:30`."""
    when = datetime.fromisoformat(at)
    return f"{Words(language).day(when)} {when:{'%H.%M' if language == 'id' else '%H:%M'}}"


_TIMELESS = {Verdict.SKIPPED, Verdict.UNNEEDED}
