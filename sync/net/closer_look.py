"""What a failed request means, after a look at what is there: a failure alone often tells only that it failed.

A look costs a connection, made only where it tells two problems apart that have different ways on. It carries no token,
no password and no complaint.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem
from sync.net import certificate, diagnosis, tunnel
from sync.net.route import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.clock import Clock
    from sync.net.route import Proxy
    from sync.net.wire import Wire

_OF_A_PASSWORD = {"proxy-password", "proxy-password-wrong"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where the request went, and with what to look."""

    host: str
    port: int
    proxy: Proxy | None
    wire: Wire = field(repr=False)
    clock: Clock = field(repr=False)
    has_link: Callable[[], bool] = field(repr=False)
    timeout: float
    """Seconds for each wait."""


def taken(problem: KnownProblem, error: BaseException, around: Surroundings) -> KnownProblem:
    """The problem as it looks then; the same one where a look tells nothing more."""
    if problem.code in diagnosis.MAYBE_NO_LINK:
        first_stop = around.proxy.host if around.proxy else around.host
        is_offline = not is_loopback(first_stop) and not around.has_link()
        return KnownProblem("no-network", host=around.host) if is_offline else problem
    if problem.code == "tls-untrusted":
        return _at_the_certificate(problem, error, around)
    return _at_the_proxy(problem, around) if problem.code in _OF_A_PASSWORD else problem


def _at_the_certificate(problem: KnownProblem, error: BaseException, around: Surroundings) -> KnownProblem:
    sight = certificate.look(around.wire, around.host, around.port, proxy=around.proxy, timeout=around.timeout)
    return certificate.judge(
        sight,
        diagnosis.verification_in(error),
        host=around.host,
        now=around.clock.now(),
        reason=str(problem.params["reason"]),
    )


def _at_the_proxy(problem: KnownProblem, around: Surroundings) -> KnownProblem:
    """Whether the proxy takes what this program can give: otherwise no password helps."""
    if around.proxy is None:
        return problem
    nobody = replace(around.proxy, user="", password="")
    try:
        tunnel.reach(around.wire, around.host, around.port, proxy=nobody, timeout=around.timeout).close()
    except KnownProblem as told:
        return told if told.code == "proxy-scheme" else problem
    except OSError:
        return problem
    return problem
