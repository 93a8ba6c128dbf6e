"""Whether a configuration works, call by call, without changing anything: for whoever sets this way up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sync.connectors.lapor3.client import Lapor3Client

PARTS = ("institutions", "templates", "complaint", "followups")
"""What is tried, in this order; the last two only with a tracking ID to try them with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What worked. A part that is in neither `works` nor `problems` was not tried."""

    works: frozenset[str]
    problems: Mapping[str, KnownProblem] = field(default_factory=dict)
    institution: str = ""
    """The name of the own institution, where the list has its id."""
    institutions: int = 0
    templates: int = 0
    status: str = ""
    """Of the complaint that was tried, as LAPOR! words it."""
    followups: int = 0

    @property
    def problem(self) -> KnownProblem | None:
        """What stands in the way of everything, if nothing worked."""
        return None if self.works else next(iter(self.problems.values()), None)


def probe(client: Lapor3Client, tracking_id: str = "") -> Probe:
    """Try what reads. Four requests at most, `pace` apart; ends where the keys or the network are at fault."""
    works: set[str] = set()
    problems: dict[str, KnownProblem] = {}
    found: dict[str, object] = {}

    def institutions() -> dict[str, object]:
        told = client.institutions()
        own = next((one.name for one in told if one.id == client.settings.institution_id), "")
        return {"institutions": len(told), "institution": own}

    calls: dict[str, Callable[[], dict[str, object]]] = {
        "institutions": institutions,
        "templates": lambda: {"templates": len(client.templates())},
    }
    if tracking_id:
        calls["complaint"] = lambda: {"status": client.complaint(tracking_id).status}
        calls["followups"] = lambda: {"followups": len(client.follow_ups(tracking_id))}
    for part, call in calls.items():
        try:
            found |= call()
            works.add(part)
        except KnownProblem as problem:
            problems[part] = problem
            if problem.code not in _OF_ONE_CALL:
                break
    return Probe(works=frozenset(works), problems=problems, **found)  # type: ignore[arg-type]  # as named above


_OF_ONE_CALL = frozenset({"complaint-not-told", "not-central-api", "answer-garbled", "followup-refused"})
"""What may be wrong with one path alone."""
