"""What all addresses do with a request: which contract, whose token, what the client has already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from sync.central import auth
from sync.central.answers import RequestRefusedError
from sync.contract.problems import ProblemCode
from sync.contract.terms import CONTRACT_HEADER, CONTRACT_VERSION

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from starlette.requests import Request

    from sync.central.auth import Account
    from sync.central.store import Store


def check_contract(request: Request) -> None:
    """A client may say which version it speaks; one that says nothing speaks the one of the address."""
    wanted = request.headers.get(CONTRACT_HEADER, str(CONTRACT_VERSION))
    if wanted != str(CONTRACT_VERSION):
        raise RequestRefusedError(ProblemCode.CONTRACT_UNSUPPORTED, f"this is version {CONTRACT_VERSION}")


async def account_of(request: Request, store: Store) -> Account:
    """The officer who asks, or a refusal."""

    def look_up(authorization: str) -> Account:
        with store.read() as db:
            return auth.account_of(db, authorization, store.clock.now())

    return await run_in_threadpool(look_up, request.headers.get("authorization", ""))


def is_known(etag: str, if_none_match: str) -> bool:
    """Weak comparison, as RFC 9110 asks of If-None-Match."""
    opaque = etag.removeprefix("W/")
    known = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return opaque in known or known == ["*"]


async def in_threads(parts: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Parts that wait on the disk, for an answer that streams them."""
    while (part := await run_in_threadpool(next, parts, None)) is not None:
        yield part
