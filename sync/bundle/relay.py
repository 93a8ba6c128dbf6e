"""On the PC with a network: a request goes to its central API, and the answer into a file. No desk is needed for that.

The token lies in the request; where the officer signs in by the browser, they do so here, for this one exchange, and
nobody else will do: the answer is made for them. Nothing of either is kept. An exchange may be made any number of
times: the central API applies an op once. Where the link breaks, what came whole until then is an answer all the same.
"""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from desktop.cache.ways.network import NetworkSettings
from desktop.clock import system_clock
from desktop.problems import KnownProblem
from desktop.sealed_file import Kind, Label, seal, unsealed
from sync.bundle.contents import (
    ACCOUNT,
    LEGS,
    REFERENCE,
    REQUEST,
    Account,
    CarriedReference,
    account_decoder,
    packed,
)
from sync.bundle.files import send_files
from sync.connectors.batch import REFERENCE_PATH, SYNC_PATH, request_body
from sync.connectors.batch_files import BatchFiles
from sync.contract import messages
from sync.net.route import environment_proxy, route_to
from sync.signin.passing import signed_in_for_now
from sync.stop import Stop
from sync.transport import STALL_TIMEOUT, Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.clock import Clock
    from sync.net.route import Proxy
    from sync.signin.passing import Invitation, PassingTokens

_USUAL = NetworkSettings()
_KEEPABLE = frozenset({"checkpoint", "end", "resync_required", "result"})
"""Behind these, what came so far can be used."""


def answer_beside(request: Path) -> Path:
    """Where the answer to a request goes unless somebody says otherwise."""
    return request.with_name(f"{request.stem}-jawaban.lapor")


@dataclass(slots=True)
class Relayed:
    """What one exchange did. `size`: bytes of the answer file; the others went over the wire."""

    outcomes: Counter[str] = field(default_factory=Counter)
    """How many ops came to which outcome."""
    files: int = 0
    """How many went before the ops."""
    records: int = 0
    size: int = 0
    bytes_up: int = 0
    bytes_down: int = 0
    problem: KnownProblem | None = None
    """Why the answer is not whole; what it has is good."""


class _Tag(msgspec.Struct):
    t: str = ""
    outcome: str = ""
    reference_etag: str = ""


_tag_decoder = msgspec.json.Decoder(_Tag)


def relay(
    request: Path,
    answer: Path,
    code: str,
    *,
    wishes: NetworkSettings = _USUAL,
    system_proxy: Callable[[str], Proxy | None] = environment_proxy,
    stall_timeout: float = STALL_TIMEOUT,
    invite: Callable[[Invitation], object] | None = None,
    came: Callable[[], object] = lambda: None,
    language: str = "id",
    stop: Stop | None = None,
    clock: Clock = system_clock,
) -> Relayed:
    """Exchange a request file, and write the answer file.

    `wishes`: how this PC gets to a network. `invite` sends the officer to the browser where a request wants that (None:
    nobody is there), and `came` hears that they are back. `stop` ends whatever is under way, with `cancelled` or
    `sign-in-cancelled`.

    Raises what opening the file raises (see `desktop.sealed_file`), `bundle-is-answer`, `file-unwritable`, what a
    sign-in raises and `bundle-of-another`, and the problems of the link where nothing came that could be kept: then
    there is no answer file.
    """
    stop = stop or Stop()
    with unsealed(request, code) as sealed:
        if sealed.label.kind is not Kind.REQUEST:
            raise KnownProblem("bundle-is-answer")
        account, body = account_decoder.decode(sealed.part(ACCOUNT)), sealed.part(REQUEST)
        trusted = replace(wishes, authorities=f"{account.authorities}\n{wishes.authorities}".strip())
        route = route_to(account.url, trusted, system_proxy)
        signing_in = partial(
            signed_in_for_now,
            clock=clock,
            wishes=trusted,
            language=language,
            system_proxy=system_proxy,
            stop=stop,
        )
        with ExitStack() as opened:
            token: str | PassingTokens = account.token
            if account.owner is not None and invite is not None:
                token = opened.enter_context(signing_in(account.url, account.owner, invite, came))
            transport = Transport(account.url, token, route=route, stall_timeout=stall_timeout)
            opened.callback(transport.close)
            stop.by(transport.abort)
            run = _Run(transport, account)
            run.told.files = send_files(sealed, BatchFiles(transport))
            run.told.size = seal(answer, Label(Kind.ANSWER, sealed.label.bundle_id), code, run.parts(body))
    run.told.bytes_up, run.told.bytes_down = transport.counter.bytes_up, transport.counter.bytes_down
    return run.told


class _Run:
    """One exchange, given out in parts as it comes."""

    def __init__(self, transport: Transport, account: Account) -> None:
        self.told = Relayed()
        self._transport = transport
        self._account = account
        self._has_kept = False
        self._must_start_over = False
        self._reference_etag = ""

    def parts(self, body: bytes) -> Iterator[tuple[str, bytes]]:
        try:
            yield from self._leg(LEGS[0], body)
            if self._must_start_over and self.told.problem is None:
                yield from self._leg(LEGS[1], request_body(None, ()))
            yield from self._reference()
        except KnownProblem as problem:
            if not self._has_kept:
                raise
            self.told.problem = problem

    def _leg(self, name: str, body: bytes) -> Iterator[tuple[str, bytes]]:
        for piece in packed(self._groups(body)):
            yield name, piece

    def _groups(self, body: bytes) -> Iterator[list[bytes]]:
        """Lines up to a place behind which the rest may be missing."""
        group: list[bytes] = []
        try:
            with self._transport.post_stream(SYNC_PATH, body) as lines:
                for line in filter(None, lines):
                    group.append(line)
                    tag = self._count(line)
                    if tag in _KEEPABLE:
                        self._has_kept = True
                        yield group
                        group = []
                    if tag in {"end", "resync_required"}:
                        return
        except KnownProblem as problem:
            if not self._has_kept:
                raise
            self.told.problem = problem
            return
        self.told.problem = KnownProblem("answer-truncated")

    def _count(self, line: bytes) -> str:
        try:
            tag = _tag_decoder.decode(line)
        except messages.UNREADABLE:
            return ""  # the desk says what is wrong with it
        if tag.t == "result":
            self.told.outcomes[tag.outcome] += 1
        elif tag.t in {"change", "gone"}:
            self.told.records += 1
        elif tag.t == "resync_required":
            self._must_start_over = True
        elif tag.t == "end":
            self._reference_etag = tag.reference_etag
        return tag.t

    def _reference(self) -> Iterator[tuple[str, bytes]]:
        if self.told.problem is None and self._reference_etag not in {"", self._account.reference_etag}:
            document = self._transport.get(REFERENCE_PATH, self._account.reference_etag)
            if document is not None:
                carried = CarriedReference(etag=document.etag, body=msgspec.Raw(document.body))
                yield REFERENCE, messages.encoder.encode(carried)
