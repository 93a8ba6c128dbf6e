"""The steps that are others where LAPOR!'s own API is at the far end: it tells no version, and wants two keys.

Nobody outside knows an address of it that wants none. So it is asked for its institutions without keys first: whoever
refuses that as an API does is one, and a portal or another site gives itself away. Then it is asked with them. That is
two requests, as far apart as those of the sync, and the speed is told from them.
"""

from __future__ import annotations

from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from requests.structures import CaseInsensitiveDict

from desktop.problems import KnownProblem
from sync.connectors.lapor3 import reading
from sync.connectors.lapor3.client import checked_key
from sync.connectors.lapor3.meaning import refusal
from sync.connectors.lapor3.pace import Pace
from sync.doctor.checks import CHECKS, fine, measured, unneeded
from sync.doctor.steps import Step
from sync.net import diagnosis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop.clock import Clock
    from sync.connectors.lapor3.settings import Lapor3Settings
    from sync.doctor.course import Answer, Course
    from sync.doctor.steps import Finding

_ACCEPT = {"Accept": "application/json"}
_ROWS = "20"
"""Institutions that are asked for: enough to tell the speed of a slow link, few enough to be cheap."""
_OF_KEYS = frozenset({"keys-refused", "access-denied"})
_IN_ITS_OWN_WORDS = frozenset({"complaint-not-told", "followup-refused", "followup-too-large"})
"""What an answer means to a sync, which asked for something else."""


class Lapor3Checks:
    """For one examination."""

    def __init__(self, settings: Lapor3Settings, clock: Clock) -> None:
        self._settings = settings
        self._pace = Pace(clock, settings.pace)

    @property
    def checks(self) -> Mapping[Step, Callable[[Course], Finding]]:
        """All steps, those in common too."""
        own = {Step.ANSWER: self.answer, Step.CONTRACT: self.contract, Step.ACCOUNT: self.account}
        return {**CHECKS, **own, Step.SPEED: self.speed}

    def answer(self, course: Course) -> Finding:
        """See whether an API answers, or somebody else. No key leaves before that."""
        got = course.about = self._ask(course, {})
        problem = _problem_of(got, course)
        if problem and problem.code not in _OF_KEYS:
            raise problem
        if got.is_whole:
            with _no_api_named(course):
                reading.document(got.body)
        return fine(Step.ANSWER, status=got.status)

    def contract(self, _course: Course) -> Finding:
        """It tells no version."""
        return unneeded(Step.CONTRACT)

    def account(self, course: Course) -> Finding:
        """Show both keys, and see whether they are taken and what comes is what the sync reads."""
        own = self._settings
        keys = {
            own.key_header: own.key_prefix + checked_key(own.key),
            own.token_header: checked_key(own.token),
        }
        got = course.reference = self._ask(course, keys)
        problem = _problem_of(got, course)
        if problem:
            raise problem
        if got.is_whole:
            with _no_api_named(course):
                reading.results(got.body)
        return fine(Step.ACCOUNT)

    def speed(self, course: Course) -> Finding:
        """What the two requests tell of the link; more of them would not be polite."""
        answers = [each for each in (course.about, course.reference) if each is not None]
        trip = min(each.seconds for each in answers)
        larger = max(answers, key=lambda each: len(each.body))
        return measured(course, trip, len(larger.body), larger.seconds)

    def _ask(self, course: Course, keys: Mapping[str, str]) -> Answer:
        path, _, query = self._settings.path("institutions").partition("?")
        asked = dict(parse_qsl(query))
        asked |= {"page_size": _ROWS} if "page_size" in asked else {}
        self._pace.keep()
        return course.ask(f"{path}?{urlencode(asked)}".rstrip("?"), {**_ACCEPT, **keys})


def _problem_of(got: Answer, course: Course) -> KnownProblem | None:
    """What the connector would say to such an answer, without the API's own words: the report is to be sent on."""
    is_page = "html" in got.headers.get("Content-Type", "").lower()
    if got.status != HTTPStatus.OK or is_page:
        wait = diagnosis.retry_after(CaseInsensitiveDict(got.headers.items()), course.clock.now())
        problem = refusal(got.status, host=course.host, is_page=is_page, wait=wait)
        if problem.code in _IN_ITS_OWN_WORDS:
            return KnownProblem("not-central-api", host=course.host)
        return problem
    return None


@contextmanager
def _no_api_named(course: Course) -> Iterator[None]:
    """What can't be read is not told on in its own words either."""
    try:
        yield
    except KnownProblem as problem:
        raise KnownProblem("not-central-api", host=course.host) from problem
