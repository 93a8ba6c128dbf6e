"""One function for each step: it goes one step further on the course, and tells what it found.

A step fails by raising: OSError, or a KnownProblem that says more.
"""

from __future__ import annotations

import contextlib
import socket
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from requests.structures import CaseInsensitiveDict

from desktop.clock import day_in_wib
from desktop.problems import KnownProblem
from sync.connectors.batch import REFERENCE_PATH
from sync.contract import messages, reference, terms
from sync.doctor.course import ABOUT
from sync.doctor.steps import Finding, Step, Verdict
from sync.net import diagnosis, tunnel
from sync.net.certificate import MOST_SKEW, server_time_in, shown_by
from sync.net.route import is_loopback
from sync.net.wire import connect
from sync.transport import checked_token, checked_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sync.doctor.course import Answer, Course

_OF_THE_CONTRACT = {"contract-unsupported", "server-too-new", "server-too-old"}
_FEW_DAYS = 14
"""Before its end in which a certificate deserves a look."""
_MOST_ADDRESSES = 4
_TRIPS = 3
_MEASURABLE = 0.1
"""Seconds beyond a round trip from which a transfer says something of the link: less may be the server's work."""


def fine(step: Step, **facts: str | float) -> Finding:
    """All is well there."""
    return Finding(step=step, verdict=Verdict.FINE, facts=facts)


def unneeded(step: Step, **facts: str | float) -> Finding:
    """There is nothing to test."""
    return Finding(step=step, verdict=Verdict.UNNEEDED, facts=facts)


def address(course: Course) -> Finding:
    """Read the address, and find out which way leads there."""
    course.url = checked_url(course.patient.url)
    parts = urlsplit(course.url)
    course.is_tls = parts.scheme == "https"
    course.host, course.path = parts.hostname or "", parts.path
    course.port = parts.port or (443 if course.is_tls else 80)
    course.route = course.patient.find_route(course.url)
    return fine(Step.ADDRESS, host=course.host, port=course.port)


def link(course: Course) -> Finding:
    """Look whether there is a network at all."""
    if is_loopback(course.first_stop[0]):
        return unneeded(Step.LINK)
    if not course.has_link():
        raise KnownProblem("no-network", host=course.host)
    return fine(Step.LINK)


def name(course: Course) -> Finding:
    """Ask where the first stop is."""
    host, port = course.first_stop
    with contextlib.suppress(OSError):
        if socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST):
            return unneeded(Step.NAME, name=host)
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = dict.fromkeys(str(entry[4][0]) for entry in found)
    return fine(Step.NAME, name=host, addresses=", ".join(list(addresses)[:_MOST_ADDRESSES]))


def port(course: Course) -> Finding:
    """Connect to the first stop."""
    course.sock = course.line = connect(course.wire, course.first_stop, course.patience)
    course.sock.settimeout(course.patience)
    return fine(Step.PORT, address=str(course.sock.getpeername()[0]), port=course.first_stop[1])


def proxy(course: Course) -> Finding:
    """Have the proxy open the way, where there is one."""
    through = course.route.proxy if course.route else None
    if through is None or course.sock is None:
        return unneeded(Step.PROXY)
    tunnel.check(tunnel.ask(course.sock, course.host, course.port, through), through)
    return fine(Step.PROXY, proxy=through.shown)


def tls(course: Course) -> Finding:
    """Let the server show who it is."""
    if not course.is_tls:
        return unneeded(Step.TLS)
    transport = course.secure()
    shown = shown_by(transport)
    if shown is None:
        return fine(Step.TLS)
    days = (shown.ends - course.clock.now()).days
    return Finding(
        step=Step.TLS,
        verdict=Verdict.NOTE if days < _FEW_DAYS else Verdict.FINE,
        facts={"issuer": shown.issuer, "ends": day_in_wib(shown.ends).isoformat(), "days": days},
        problem=KnownProblem("certificate-ending", host=course.host, days=days) if days < _FEW_DAYS else None,
    )


def answer(course: Course) -> Finding:
    """See whether a central API answers, or somebody else."""
    got = course.about = course.ask(ABOUT)
    problem = _problem_of(got, course)
    if problem and problem.code not in _OF_THE_CONTRACT:
        raise problem
    return fine(Step.ANSWER, status=got.status)


def contract(course: Course) -> Finding:
    """Compare versions."""
    got = _held(course.about)
    problem = _problem_of(got, course)
    if problem:
        raise problem
    try:
        about = reference.about_decoder.decode(got.body)
    except messages.UNREADABLE as error:
        raise KnownProblem("not-central-api", host=course.host) from error
    if terms.CONTRACT_VERSION not in about.contracts:
        theirs = ", ".join(map(str, about.contracts))
        code = "server-too-new" if min(about.contracts, default=0) > terms.CONTRACT_VERSION else "server-too-old"
        raise KnownProblem(code, theirs=theirs[:40], ours=str(terms.CONTRACT_VERSION))
    return fine(Step.CONTRACT, server=about.name[:100], version=terms.CONTRACT_VERSION)


def clock(course: Course) -> Finding:
    """Compare this PC's clock with the server's."""
    there = server_time_in(_held(course.about).headers.get("Date", ""))
    if there is None:
        return unneeded(Step.CLOCK)
    skew = round((course.clock.now() - there).total_seconds())
    is_wrong = abs(skew) > MOST_SKEW.total_seconds()
    return Finding(
        step=Step.CLOCK,
        verdict=Verdict.NOTE if is_wrong else Verdict.FINE,
        facts={"skew": skew, "here": course.clock.now().astimezone().isoformat(timespec="minutes")},
        problem=KnownProblem("clock-differs", minutes=round(abs(skew) / 60)) if is_wrong else None,
    )


def account(course: Course) -> Finding:
    """Show the token, and see whether it is known."""
    token = checked_token(course.patient.token)
    got = course.reference = course.ask(REFERENCE_PATH, _bearer(token))
    problem = _problem_of(got, course)
    if problem and not (course.patient.is_renewed and problem.code == "token-expired"):
        raise KnownProblem("signed-out") if course.patient.is_renewed and problem.code == "token-invalid" else problem
    return fine(Step.ACCOUNT)


def speed(course: Course) -> Finding:
    """Measure the round trip, and what gets through."""
    trip = min(course.ask(ABOUT).seconds for _ in range(_TRIPS))
    larger = course.reference
    if larger is None:
        return measured(course, trip, 0, trip)
    took = larger.seconds
    if took - trip > _MEASURABLE:
        # Once more: the first time, the server may have been busy putting it together.
        took = min(took, course.ask(REFERENCE_PATH, _bearer(checked_token(course.patient.token))).seconds)
    return measured(course, trip, len(larger.body), took)


def measured(course: Course, trip: float, size: int, took: float) -> Finding:
    """The seconds of a round trip, and the rate by `size` bytes that `took` so many seconds, where that tells one."""
    facts: dict[str, str | int | float] = {"round_trip": round(trip, 4)}
    if took - trip > _MEASURABLE:
        facts["rate"] = round(size / (took - trip))
    counter = course.wire.counter
    return fine(Step.SPEED, **facts, bytes=counter.bytes_up + counter.bytes_down)


CHECKS: Mapping[Step, Callable[[Course], Finding]] = {
    Step.ADDRESS: address,
    Step.LINK: link,
    Step.NAME: name,
    Step.PORT: port,
    Step.PROXY: proxy,
    Step.TLS: tls,
    Step.ANSWER: answer,
    Step.CONTRACT: contract,
    Step.CLOCK: clock,
    Step.ACCOUNT: account,
    Step.SPEED: speed,
}


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _held(answer: Answer | None) -> Answer:
    if answer is None:
        raise ConnectionError("no answer")
    return answer


def _code_alone(body: bytes) -> bytes:
    try:
        problem = messages.problem_decoder.decode(body)
    except messages.UNREADABLE:
        return b""
    return messages.encoder.encode(messages.Problem(type=problem.type, title="", status=problem.status))


def _problem_of(got: Answer, course: Course) -> KnownProblem | None:
    """What the transport would say to such an answer."""
    host, now = course.host, course.clock.now()
    headers = CaseInsensitiveDict(got.headers.items())
    if HTTPStatus.MULTIPLE_CHOICES <= got.status < HTTPStatus.BAD_REQUEST:
        return KnownProblem("captive-portal", host=host)
    problem = diagnosis.of_answer(got.status, headers, host=host, now=now)
    if problem is None and got.status != HTTPStatus.OK:
        # Not with the server's own words: they may name the officer, and the report is to be sent on.
        return diagnosis.of_refusal(got.status, headers, _code_alone(got.body), host=host, now=now)
    media_type = got.headers.get_content_type()
    if problem is None and media_type != terms.REQUEST_MEDIA_TYPE:
        return KnownProblem("captive-portal", host=host)
    return problem
