"""From what a library or a server said to a known problem: one place that knows what each failure means."""

from __future__ import annotations

import socket
import ssl
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec
import requests
import urllib3.exceptions as urllib3_errors

from desktop.problems import KnownProblem
from sync.contract import messages
from sync.contract.problems import ProblemCode, code_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

NEEDS_A_HAND = frozenset(
    {
        "url-missing",
        "url-invalid",
        "insecure-url",
        "token-missing",
        "token-invalid",
        "token-expired",
        "contract-unsupported",
        "not-central-api",
    }
)
"""Problems that time doesn't mend: no attempt is made again before somebody changed something or asks for it."""

SIGNED_OUT = frozenset({"url-missing", "token-missing", "token-invalid", "token-expired"})
"""Problems that mean that this desk has no account at the central API, or has it no more."""

OF_THE_LINK = frozenset(
    {
        "no-network",
        "connection-refused",
        "connection-lost",
        "stalled",
        "proxy-failed",
        "captive-portal",
        "answer-truncated",
        "tls-failed",
    }
)
"""Problems that another network, or the same one back again, may mend at once."""

_OF_A_GATEWAY = {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
_OF_ANOTHER_SERVER = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.GONE}
_LONGEST_RETRY_AFTER = 6 * 3600
_SERVER_ERROR = 500


_LINK: tuple[tuple[str, tuple[type[BaseException], ...]], ...] = (
    ("no-network", (urllib3_errors.NameResolutionError, socket.gaierror)),
    ("proxy-failed", (requests.exceptions.ProxyError, urllib3_errors.ProxyError)),
    ("tls-untrusted", (ssl.SSLCertVerificationError,)),
    ("connection-refused", (ConnectionRefusedError,)),
    ("stalled", (TimeoutError, urllib3_errors.ReadTimeoutError)),
    ("no-network", (urllib3_errors.NewConnectionError,)),
    ("tls-failed", (ssl.SSLError,)),
)
"""What each kind of error means, the more telling ones first."""


def of_link(error: BaseException, *, host: str, answer_began: bool = False) -> KnownProblem:
    """What a failed request means. `answer_began`: whether the head of an answer had already come."""
    causes = list(_causes(error))
    for code, kinds in _LINK:
        culprit = next((cause for cause in causes if isinstance(cause, kinds)), None)
        if culprit is not None and not (answer_began and code == "tls-failed"):
            reason = getattr(culprit, "verify_message", "") or str(causes[-1]) or type(causes[-1]).__name__
            return KnownProblem(code, host=host, reason=reason[:200])
    return KnownProblem("answer-truncated" if answer_began else "connection-lost", host=host)


def of_answer(status: int, headers: Mapping[str, str], *, host: str, now: datetime) -> KnownProblem | None:
    """Whether the head of an answer shows that it can't be a central API of this contract; its body stays unread."""
    contract = headers.get(messages.CONTRACT_HEADER)
    if contract is not None:
        is_ours = contract.strip() == str(messages.CONTRACT_VERSION) or status == HTTPStatus.UPGRADE_REQUIRED
        return None if is_ours else _unsupported(headers)
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return KnownProblem("proxy-failed", reason=f"HTTP {status}")
    if status in _OF_A_GATEWAY:
        return KnownProblem("server-unavailable", status=status, **_retry_after(headers, now))
    if status in _OF_ANOTHER_SERVER:
        return KnownProblem("not-central-api", host=host)
    return KnownProblem("captive-portal", host=host)


def of_refusal(status: int, headers: Mapping[str, str], body: bytes, *, host: str, now: datetime) -> KnownProblem:
    """What a central API means that answers with anything but success."""
    try:
        problem = messages.problem_decoder.decode(body)
        code, said = code_of(problem.type), problem.detail or problem.title
    except msgspec.DecodeError:
        code, said = "", ""
    by_code: dict[str, KnownProblem] = {
        ProblemCode.TOKEN_MISSING: KnownProblem("token-missing"),
        ProblemCode.TOKEN_INVALID: KnownProblem("token-invalid"),
        ProblemCode.TOKEN_EXPIRED: KnownProblem("token-expired"),
        ProblemCode.CONTRACT_UNSUPPORTED: _unsupported(headers),
        ProblemCode.NOT_FOUND: KnownProblem("not-central-api", host=host),
        ProblemCode.METHOD_NOT_ALLOWED: KnownProblem("not-central-api", host=host),
    }
    by_status: dict[int, KnownProblem] = {
        HTTPStatus.UNAUTHORIZED: KnownProblem("token-invalid"),
        HTTPStatus.TOO_MANY_REQUESTS: KnownProblem("rate-limited", **_retry_after(headers, now)),
    }
    if status >= _SERVER_ERROR:
        return KnownProblem("server-unavailable", status=status, **_retry_after(headers, now))
    otherwise = KnownProblem("server-refused", status=status, reason=(said or code or f"HTTP {status}")[:300])
    return by_code.get(code) or by_status.get(status) or otherwise


def _unsupported(headers: Mapping[str, str]) -> KnownProblem:
    theirs = headers.get(messages.CONTRACT_HEADER, "?").strip()[:40]
    return KnownProblem("contract-unsupported", theirs=theirs, ours=str(messages.CONTRACT_VERSION))


def _retry_after(headers: Mapping[str, str], now: datetime) -> dict[str, float]:
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
