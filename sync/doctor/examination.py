"""The examination: step after step, until one fails that the others need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.clock import system_clock
from desktop.problems import KnownProblem
from sync.doctor.checks import CHECKS
from sync.doctor.course import PATIENCE, Course
from sync.doctor.lapor3_checks import Lapor3Checks
from sync.doctor.steps import Finding, Step, Verdict
from sync.net import closer_look, diagnosis, link
from sync.net.closer_look import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.clock import Clock
    from sync.doctor.course import Patient

_GOES_ON_AFTER = {Step.ACCOUNT}
"""Steps whose failure doesn't keep the next ones from being tested."""


class Examination:
    """Examines once. For one thread, but for `stop`."""

    def __init__(
        self,
        patient: Patient,
        *,
        clock: Clock = system_clock,
        has_link: Callable[[], bool] = link.is_up,
        patience: float = PATIENCE,
    ) -> None:
        """`patience`: seconds that each wait on the network may take."""
        self._course = Course(patient=patient, clock=clock, has_link=has_link, patience=patience)
        self._checks = Lapor3Checks(patient.lapor3, clock).checks if patient.lapor3 else CHECKS

    def run(self) -> Iterator[Finding]:
        """Give each finding as it is there. What can't be tested any more is given as skipped; a stop ends it."""
        has_failed = False
        try:
            for step in Step:
                if has_failed:
                    yield Finding(step=step, verdict=Verdict.SKIPPED)
                    continue
                found = self._take(step)
                if self._course.wire.is_cut:
                    return
                yield found
                has_failed = found.verdict is Verdict.FAILED and step not in _GOES_ON_AFTER
        finally:
            self._course.close()

    def stop(self) -> None:
        """End it as soon as possible. From any thread."""
        self._course.wire.cut()

    def _take(self, step: Step) -> Finding:
        clock = self._course.clock
        began = clock.monotonic()
        try:
            found = self._checks[step](self._course)
        except KnownProblem as problem:
            found = Finding(step=step, verdict=Verdict.FAILED, problem=problem)
        except OSError as error:
            found = Finding(step=step, verdict=Verdict.FAILED, problem=self._diagnosed(error, step))
        return replace(found, seconds=clock.monotonic() - began)

    def _diagnosed(self, error: OSError, step: Step) -> KnownProblem:
        """What the transport would say to such a failure, and on whose account it is: the proxy's or the server's."""
        course = self._course
        proxy = course.route.proxy if course.route else None
        is_before_proxy = step in {Step.NAME, Step.PORT}
        problem = diagnosis.of_link(error, host=course.host, proxy=proxy if is_before_proxy else None)
        if step is Step.PORT and problem.code == "stalled":
            code = "proxy-unreachable" if proxy else "server-silent"
            problem = KnownProblem(code, host=course.host, proxy=proxy.shown if proxy else "")
        return closer_look.taken(problem, error, self._around())

    def _around(self) -> Surroundings:
        course = self._course
        return Surroundings(
            host=course.host,
            port=course.port,
            proxy=course.route.proxy if course.route else None,
            wire=course.wire,
            clock=course.clock,
            has_link=course.has_link,
            timeout=course.patience,
        )
