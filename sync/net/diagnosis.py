"""From what a library or a server said to a known problem: one place that knows what each failure means."""

from __future__ import annotations

import errno
import re
import socket
import ssl
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

import urllib3.exceptions as urllib3_errors

from desktop.problems import KnownProblem
from sync.contract import messages, terms
from sync.contract.problems import ProblemCode, code_of
from sync.net.tunnel import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sync.net.route import Proxy

NEEDS_A_HAND = frozenset(
    {
        "url-missing",
        "url-invalid",
        "insecure-url",
        "token-missing",
        "token-invalid",
        "token-expired",
        "device-wiped",
        "device-signed-out",
        "signed-out",
        "access-denied",
        "contract-unsupported",
        "server-too-new",
        "server-too-old",
        "not-central-api",
        "authority-unreadable",
        "proxy-kind",
        "proxy-password-wrong",
        "keys-missing",
        "keys-refused",
        "way-unreadable",
        "institution-unknown",
    }
)
"""Problems that time doesn't mend: no attempt is made again before somebody changed something or asks for it."""

SIGNED_OUT = frozenset(
    {
        "url-missing",
        "token-missing",
        "token-invalid",
        "device-signed-out",
        "token-expired",
        "signed-out",
        "keys-missing",
        "keys-refused",
    }
)
"""Problems that mean that this desk has no account at the central API, or has it no more."""

OF_THE_LINK = frozenset(
    {
        "no-network",
        "name-not-found",
        "dns-silent",
        "unreachable",
        "connection-refused",
        "server-silent",
        "connection-lost",
        "stalled",
        "proxy-failed",
        "proxy-unreachable",
        "captive-portal",
        "certificate-of-another",
        "answer-truncated",
        "tls-failed",
    }
)
"""Problems that another network, or the same one back again, may mend at once."""

_OF_A_GATEWAY = {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
_OF_ANOTHER_SERVER = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.GONE}
_LONGEST_RETRY_AFTER = 6 * 3600
_SERVER_ERROR = 500


MAYBE_NO_LINK = frozenset({"name-not-found", "dns-silent", "unreachable", "server-silent", "proxy-unreachable"})
"""What is also seen where this PC has no network at all."""

_LINK: tuple[tuple[str, tuple[type[BaseException], ...]], ...] = (
    ("name-not-found", (urllib3_errors.NameResolutionError, socket.gaierror)),
    ("tls-untrusted", (ssl.SSLCertVerificationError,)),
    ("connection-refused", (ConnectionRefusedError,)),
    ("server-silent", (urllib3_errors.ConnectTimeoutError,)),
    ("stalled", (TimeoutError, urllib3_errors.ReadTimeoutError)),
    ("unreachable", (urllib3_errors.NewConnectionError,)),
    ("tls-failed", (ssl.SSLError,)),
)
"""What each kind of error means, the more telling ones first."""
_OF_NOBODY_THERE = {"name-not-found", "dns-silent", "connection-refused", "server-silent", "unreachable"}
_NO_WAY = {
    errno.ENETUNREACH,
    errno.EHOSTUNREACH,
    errno.ENETDOWN,
    *(getattr(errno, name) for name in ("WSAENETUNREACH", "WSAEHOSTUNREACH", "WSAENETDOWN") if hasattr(errno, name)),
}
_NAME_UNKNOWN = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3}) ?(.{0,80})")
"""As `http.client` tells what a proxy answered to CONNECT."""


def of_link(error: BaseException, *, host: str, answer_began: bool = False, proxy: Proxy | None = None) -> KnownProblem:
    """What a failed request means.

    `answer_began`: whether the head of an answer had already come. `proxy`: through which it went, if any.
    """
    causes = list(_causes(error))
    if proxy and (refused := next(filter(None, (_TUNNEL.search(str(cause)) for cause in causes)), None)):
        return refusal(int(refused[1]), refused[2], proxy)
    for code, kinds in _LINK:
        culprit = next((cause for cause in causes if isinstance(cause, kinds)), None)
        if culprit is not None and not (answer_began and code == "tls-failed"):
            return _told(_finer(code, causes), culprit, causes, host, None if answer_began else proxy)
    if proxy and any(isinstance(cause, urllib3_errors.ProxyError) for cause in causes):
        return KnownProblem("proxy-failed", proxy=proxy.shown, reason=_reason(causes[-1]))
    return KnownProblem("answer-truncated" if answer_began else "connection-lost", host=host)


def _finer(code: str, causes: list[BaseException]) -> str:
    """What the number of the error adds to its kind."""
    numbers = {cause.errno for cause in causes if isinstance(cause, OSError)}
    if code == "name-not-found" and not numbers & _NAME_UNKNOWN:
        return "dns-silent"
    return "unreachable" if numbers & _NO_WAY else code


def _told(
    code: str, culprit: BaseException, causes: list[BaseException], host: str, proxy: Proxy | None
) -> KnownProblem:
    if proxy and code in _OF_NOBODY_THERE:
        return KnownProblem("proxy-unreachable", proxy=proxy.shown)
    reason = getattr(culprit, "verify_message", "") or _reason(causes[-1])
    return KnownProblem(code, host=host, reason=reason[:200])


def _reason(cause: BaseException) -> str:
    return (str(cause) or type(cause).__name__)[:200]


def verification_in(error: BaseException) -> ssl.SSLCertVerificationError | None:
    """The error about the certificate, where that is what a request failed by."""
    return next((cause for cause in _causes(error) if isinstance(cause, ssl.SSLCertVerificationError)), None)


def of_answer(status: int, headers: Mapping[str, str], *, host: str, now: datetime) -> KnownProblem | None:
    """Whether the head of an answer shows that it can't be a central API of this contract; its body stays unread."""
    contract = headers.get(terms.CONTRACT_HEADER)
    if contract is not None:
        is_ours = contract.strip() == str(terms.CONTRACT_VERSION) or status == HTTPStatus.UPGRADE_REQUIRED
        return None if is_ours else _unsupported(headers)
    if status in _OF_A_GATEWAY:
        return KnownProblem("server-unavailable", status=status, **retry_after(headers, now))
    if status in _OF_ANOTHER_SERVER:
        return KnownProblem("not-central-api", host=host)
    return KnownProblem("captive-portal", host=host)


def of_refusal(status: int, headers: Mapping[str, str], body: bytes, *, host: str, now: datetime) -> KnownProblem:
    """What a central API means that answers with anything but success."""
    try:
        problem = messages.problem_decoder.decode(body)
        code, said = code_of(problem.type), problem.detail or problem.title
    except messages.UNREADABLE:
        code, said = "", ""
    by_code: dict[str, KnownProblem] = {
        ProblemCode.TOKEN_MISSING: KnownProblem("token-missing"),
        ProblemCode.TOKEN_INVALID: KnownProblem("token-invalid"),
        ProblemCode.TOKEN_EXPIRED: KnownProblem("token-expired"),
        ProblemCode.DEVICE_WIPED: KnownProblem("device-wiped"),
        ProblemCode.DEVICE_SIGNED_OUT: KnownProblem("device-signed-out"),
        ProblemCode.CONTRACT_UNSUPPORTED: _unsupported(headers),
        ProblemCode.NOT_FOUND: KnownProblem("not-central-api", host=host),
        ProblemCode.METHOD_NOT_ALLOWED: KnownProblem("not-central-api", host=host),
    }
    by_status: dict[int, KnownProblem] = {
        HTTPStatus.UNAUTHORIZED: KnownProblem("token-invalid"),
        HTTPStatus.FORBIDDEN: KnownProblem("access-denied", reason=(said or f"HTTP {status}")[:300]),
        HTTPStatus.TOO_MANY_REQUESTS: KnownProblem("rate-limited", **retry_after(headers, now)),
    }
    if status >= _SERVER_ERROR:
        return KnownProblem("server-unavailable", status=status, **retry_after(headers, now))
    otherwise = KnownProblem("server-refused", status=status, reason=(said or code or f"HTTP {status}")[:300])
    return by_code.get(code) or by_status.get(status) or otherwise


def _unsupported(headers: Mapping[str, str]) -> KnownProblem:
    """Who has to be brought up to date: this program where the server is ahead of it, otherwise the server."""
    theirs, ours = headers.get(terms.CONTRACT_HEADER, "?").strip()[:40], terms.CONTRACT_VERSION
    code = "contract-unsupported"
    if theirs.isdecimal() and int(theirs) != ours:
        code = "server-too-new" if int(theirs) > ours else "server-too-old"
    return KnownProblem(code, theirs=theirs, ours=str(ours))


def retry_after(headers: Mapping[str, str], now: datetime) -> dict[str, float]:
    """RFC 9110, 10.2.3: seconds or a date. Held within hours, so that a nonsensical one can't silence the desk."""
    text = headers.get("Retry-After", "").strip()
    if not text:
        return {}
    try:
        seconds = float(text) if text.isdecimal() else (parsedate_to_datetime(text) - now).total_seconds()
    except (ValueError, TypeError):
        return {}
    return {"retry_after": min(max(seconds, 0.0), _LONGEST_RETRY_AFTER)}


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that it wraps; requests and urllib3 keep the inner one now as cause, now as argument."""
    waiting: list[BaseException] = [error]
    seen: set[int] = set()
    while waiting:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        inner = (*current.args, getattr(current, "reason", None), current.__cause__, current.__context__)
        waiting += [cause for cause in inner if isinstance(cause, BaseException)]
