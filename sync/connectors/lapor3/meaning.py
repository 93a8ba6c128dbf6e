"""What an answer of this API means that is not the one that was asked for."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Mapping


def refusal(status: int, *, host: str, is_page: bool, said: str = "", wait: Mapping[str, float]) -> KnownProblem:
    """`is_page`: HTML came. `said`: the API's own words, where they may be told on; `wait`: of `Retry-After`."""
    if status < HTTPStatus.BAD_REQUEST:
        return KnownProblem("captive-portal", host=host)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return KnownProblem("server-unavailable", status=status, **wait)
    reason = said or f"HTTP {status}"
    told: dict[int, KnownProblem] = {
        HTTPStatus.UNAUTHORIZED: KnownProblem("keys-refused", reason=reason),
        HTTPStatus.FORBIDDEN: KnownProblem("access-denied", reason=reason),
        HTTPStatus.METHOD_NOT_ALLOWED: KnownProblem("not-central-api", host=host),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: KnownProblem("followup-too-large"),
        HTTPStatus.UNPROCESSABLE_ENTITY: KnownProblem("followup-refused", reason=reason),
        HTTPStatus.BAD_REQUEST: KnownProblem("followup-refused", reason=reason),
        HTTPStatus.TOO_MANY_REQUESTS: KnownProblem("rate-limited", **wait),
    }
    if status == HTTPStatus.NOT_FOUND:
        return KnownProblem("not-central-api", host=host) if is_page else KnownProblem("complaint-not-told")
    return told.get(status) or KnownProblem("server-refused", status=status, reason=reason)
