"""The push: what becomes of each op that an officer sends.

One transaction an op. Every outcome that an op came to is kept for ever under its id, so that a repetition, however
late, changes nothing and is answered in the same way. Ops that can't be read, whose hash shows that they were
damaged on the way, or whose files are not here yet, came to no outcome: nothing is kept of them.

A gateway takes an op in charge first and carries it to its upstream. Until that has come to an end there is no result,
only that it was accepted: the client keeps the op in its queue and sends it again, which tells it what became of it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from desktop.clock import moment, timestamp
from desktop.intent import fingerprint
from sync.central import actions, conflicts, timeline, uploads
from sync.central.chains import chain_of
from sync.central.upstream import carried
from sync.central.upstream.carried import Stage
from sync.central.upstream.gate import KINDS
from sync.contract.messages import Accepted, Problem, Result
from sync.contract.problems import HTTP_STATUS, ProblemCode
from sync.contract.request import AnyOp, FollowUpOp, RegisterOp, RejectOp, op_decoder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from sync.central.auth import Account
    from sync.central.store import Store
    from sync.central.upstream.gate import Gate
    from sync.contract.messages import TimelineEvent

_TITLES = {
    ProblemCode.OP_MALFORMED: "The op can't be read",
    ProblemCode.OP_HASH_MISMATCH: "The payload is not the one that its hash was made of",
    ProblemCode.OP_ID_REUSED: "The op's id was used for another op before",
    ProblemCode.OP_SUPERSEDED: "The op was replaced by a newer one",
    ProblemCode.OP_NOT_ASSIGNED: "The complaint is not assigned to this officer",
    ProblemCode.OP_NOT_ALLOWED: "The op is not allowed",
    ProblemCode.OP_FILES_MISSING: "A file of the op was not uploaded",
    ProblemCode.OP_WEB_ONLY: "This can only be done on the web page of LAPOR!",
    ProblemCode.OP_REFUSED_UPSTREAM: "LAPOR! did not take it",
    ProblemCode.OP_UNSURE: "Nobody knows whether LAPOR! has it",
}


class _FilesMissingError(Exception):
    """Nothing came of the op, and nothing is kept of it."""


class _Stored(NamedTuple):
    officer_id: int
    kind: str
    tracking_id: str
    complaint_id: int | None
    base_rev: int
    payload_hash: str
    outcome: str
    rev: int | None
    problem: str
    detail: str


class _Verdict(NamedTuple):
    """What an op came to, before it is told and kept."""

    outcome: str
    complaint_id: int | None = None
    tracking_id: str = ""
    rev: int | None = None
    problem: ProblemCode | None = None
    detail: str = ""


def push(
    store: Store, account: Account, ops: Iterable[msgspec.Raw], *, tells_accepted: bool = False
) -> list[Result | Accepted]:
    """Take in the ops in their order. One that fails is told in its result and holds up no other.

    Those that a gateway carries on are waited for, for a while; what is still under way then has no result, and is told
    as accepted to a client that knows what that means.
    """
    raws = list(ops)
    results: list[Result | Accepted | None] = [_take(store, account, raw) for raw in raws]
    if store.gate is not None and None in results:
        under_way = [_names(raw).op_id for raw, result in zip(raws, results, strict=True) if result is None]
        store.gate.work_came()
        until = timestamp(store.clock.now() + timedelta(seconds=store.gate.patience))
        store.gate.wait_until(lambda: _is_settled(store, under_way, until))
        results = [result or _news(_take(store, account, raw)) for raw, result in zip(raws, results, strict=True)]
        if tells_accepted:
            results = [result or _accepted(store, raw) for raw, result in zip(raws, results, strict=True)]
    return [result for result in results if result is not None]


def applied(db: sqlite3.Connection, account: Account, op: AnyOp, row: int, now: str) -> None:
    """The upstream has it: do what it asks here too."""
    rev = actions.apply(db, account, op, row, now)
    _keep(db, account, op, _Verdict("applied", row, op.tracking_id, rev), now)


def arrived_late(db: sqlite3.Connection, account: Account, op: AnyOp, row: int, now: str) -> None:
    """The upstream has it after all, when nobody had known: who asks again hears that it was applied."""
    rev = actions.apply(db, account, op, row, now)
    db.execute(
        "UPDATE OR IGNORE op SET outcome = 'applied', complaint_id = ?, rev = ?, problem = '', detail = ''"
        " WHERE op_id = ?",
        [row, rev, op.op_id],
    )


def met_conflict(db: sqlite3.Connection, account: Account, op: AnyOp, row: int, now: str) -> bool:
    """Whether something stands against it by now, which is its outcome then."""
    if _against(db, account, op, row) is None:
        return False
    (rev,) = db.execute("SELECT rev FROM complaint WHERE id = ?", [row]).fetchone()
    _keep(db, account, op, _Verdict("conflict", row, op.tracking_id, rev), now)
    return True


def refused(db: sqlite3.Connection, account: Account, op: AnyOp, code: ProblemCode, *, detail: str, now: str) -> None:
    """The upstream said no, or nobody knows what it did."""
    _keep(db, account, op, _no(op, code, detail), now)


def _is_settled(store: Store, op_ids: list[str], until: str) -> bool:
    with store.read() as db:
        return not carried.unsettled(db, op_ids, until)


def _news(result: Result | None) -> Result | None:
    """What was done while the client waited is applied, not repeated."""
    if result is None or result.outcome != "replayed":
        return result
    return msgspec.structs.replace(result, outcome="applied")


def _accepted(store: Store, raw: msgspec.Raw) -> Accepted | None:
    """How far an op without a result is. None for one that waits for another's end before it is taken in charge."""
    with store.read() as db:
        found = carried.get(db, _names(raw).op_id)
    return Accepted(op_id=found.op.op_id, passed_on=found.stage is not Stage.WAITING) if found else None


def _take(store: Store, account: Account, raw: msgspec.Raw) -> Result | None:
    try:
        op, payload = op_decoder.decode(raw), msgspec.json.decode(raw)["payload"]
        _check_times(op)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        return _unreadable(raw, str(error))
    kind = op.__struct_config__.tag
    try:
        is_intact = fingerprint(str(kind), op.tracking_id, payload) == op.payload_hash
    except RecursionError:
        return _unreadable(raw, "nested too deep")
    if not is_intact:
        return _refused(op.op_id, op.tracking_id, ProblemCode.OP_HASH_MISMATCH)
    try:
        return _decide(store, account, op)
    except _FilesMissingError as error:
        return _refused(op.op_id, op.tracking_id, ProblemCode.OP_FILES_MISSING, str(error))


def _decide(store: Store, account: Account, op: AnyOp) -> Result | None:
    """What becomes of an op; None while it is on its way to the upstream."""
    with store.write() as db:
        stored = _find(db, op.op_id)
        if stored is not None:
            return _repeat(db, account, op, stored)
        under_way = carried.get(db, op.op_id)
        if under_way is not None:
            is_same = (under_way.account.id, under_way.payload_hash) == (account.id, op.payload_hash)
            return None if is_same else _refused(op.op_id, op.tracking_id, ProblemCode.OP_ID_REUSED)
        verdict = _judge(db, account, op, timestamp(store.clock.now()), store.gate)
        if verdict.outcome == "carried":
            return None
        _keep(db, account, op, verdict, timestamp(store.clock.now()))
        return _tell(db, account, op, verdict)


def _check_times(op: AnyOp) -> None:
    moment(op.authored_at)
    if isinstance(op, RegisterOp):
        moment(op.payload.received_at)


def _check_files(db: sqlite3.Connection, account: Account, op: AnyOp) -> None:
    """An op that would be applied needs its files; one that would not is told so without them."""
    missing = uploads.missing(db, account, actions.files_of(op))
    if missing:
        raise _FilesMissingError(", ".join(missing))


def _judge(db: sqlite3.Connection, account: Account, op: AnyOp, now: str, gate: Gate | None) -> _Verdict:
    """Apply the op, or find what stands against it. A refusal leaves nothing changed."""
    if op.__struct_config__.tag not in account.role.may:
        return _no(op, ProblemCode.OP_NOT_ALLOWED, f"role {account.role} may not")
    if _is_superseded(db, account, op):
        return _no(op, ProblemCode.OP_SUPERSEDED)
    if gate is not None and op.__struct_config__.tag not in KINDS:
        return _no(op, ProblemCode.OP_WEB_ONLY, gate.page_of(op.tracking_id))
    if isinstance(op, RegisterOp):
        _check_files(db, account, op)
        row, tracking_id = actions.register(db, account, op, now)
        return _Verdict("applied", row, tracking_id, 1)
    return _judge_for_complaint(db, account, op, now, gate)


def _judge_for_complaint(db: sqlite3.Connection, account: Account, op: AnyOp, now: str, gate: Gate | None) -> _Verdict:
    found = db.execute(
        "SELECT c.id, c.rev FROM complaint c JOIN assignment a ON a.complaint_id = c.id"
        " WHERE c.tracking_id = ? AND a.officer_id = ?",
        [op.tracking_id, account.id],
    ).fetchone()
    if found is None:
        return _no(op, ProblemCode.OP_NOT_ASSIGNED)
    row, rev = found
    if _against(db, account, op, row) is not None:
        return _Verdict("conflict", row, op.tracking_id, rev)
    _check_files(db, account, op)
    try:
        if gate is not None:
            return _carry(db, account, op, (row, rev), now)
        return _Verdict("applied", row, op.tracking_id, actions.apply(db, account, op, row, now))
    except actions.NotAllowedError as error:
        return _no(op, ProblemCode.OP_NOT_ALLOWED, str(error))


def _carry(db: sqlite3.Connection, account: Account, op: AnyOp, complaint: tuple[int, int], now: str) -> _Verdict:
    """Take it in charge, unless an earlier one of its chain may be there without the officer knowing of that doubt."""
    row, rev = complaint
    if isinstance(op, RejectOp):
        actions.institution_of(db, op.payload.institution_id)
    if _doubts(db, account, op):
        return _Verdict("conflict", row, op.tracking_id, rev)
    if not carried.of_chain(db, account, op, Stage.SENDING):  # whose end decides on this one, when it comes again
        carried.put(db, account, op, row, now)
    return _Verdict("carried")


def _is_superseded(db: sqlite3.Connection, account: Account, op: AnyOp) -> bool:
    """Whether a newer op of the chain came before this one. Ids are UUIDv7: they sort by when they were made."""
    newer = db.execute(
        "SELECT 1 FROM op WHERE officer_id = :officer AND chain = :chain AND op_id > :op UNION ALL"
        " SELECT 1 FROM carried WHERE officer_id = :officer AND chain = :chain AND op_id > :op",
        {"officer": account.id, "chain": chain_of(db, account, op), "op": op.op_id},
    )
    return newer.fetchone() is not None


def _against(db: sqlite3.Connection, account: Account, op: AnyOp, row: int) -> list[Any] | None:
    rival = db.execute(
        "SELECT op_id FROM op WHERE officer_id = ? AND chain = ? AND outcome = 'applied' AND op_id <> ?",
        [account.id, chain_of(db, account, op), op.op_id],
    ).fetchone()
    return conflicts.happened(
        db,
        row,
        base_rev=op.base_rev,
        officer_id=account.id,
        rival=rival[0] if rival else None,
        words=op.payload.text if isinstance(op, FollowUpOp) else None,
    )


def _repeat(db: sqlite3.Connection, account: Account, op: AnyOp, stored: _Stored) -> Result:
    """Answer an op that came before. A conflict is told with what happened up to now, while the officer may know it."""
    if stored.officer_id != account.id or stored.payload_hash != op.payload_hash:
        return _refused(op.op_id, op.tracking_id, ProblemCode.OP_ID_REUSED)
    if stored.outcome == "refused":
        return _refused(op.op_id, stored.tracking_id, ProblemCode(stored.problem), stored.detail)
    if stored.outcome == "applied":
        return Result(op_id=op.op_id, tracking_id=stored.tracking_id, outcome="replayed", rev=stored.rev)
    is_theirs = db.execute(
        "SELECT 1 FROM assignment WHERE officer_id = ? AND complaint_id = ?", [account.id, stored.complaint_id]
    ).fetchone()
    if not is_theirs:
        return Result(op_id=op.op_id, tracking_id=stored.tracking_id, outcome="conflict", rev=stored.rev)
    (rev,) = db.execute("SELECT rev FROM complaint WHERE id = ?", [stored.complaint_id]).fetchone()
    verdict = _Verdict("conflict", stored.complaint_id, stored.tracking_id, rev)
    return _tell(db, account, op, verdict)


def _tell(db: sqlite3.Connection, account: Account, op: AnyOp, verdict: _Verdict) -> Result:
    if verdict.problem is not None:
        return _refused(op.op_id, verdict.tracking_id, verdict.problem, verdict.detail)
    if verdict.outcome == "applied":
        return Result(op_id=op.op_id, tracking_id=verdict.tracking_id, outcome="applied", rev=verdict.rev)
    if verdict.complaint_id is None:
        raise AssertionError
    return Result(
        op_id=op.op_id,
        tracking_id=verdict.tracking_id,
        outcome="conflict",
        rev=verdict.rev,
        happened=[*(_against(db, account, op, verdict.complaint_id) or []), *_doubts(db, account, op)],
    )


def _doubts(db: sqlite3.Connection, account: Account, op: AnyOp) -> list[TimelineEvent]:
    """What tells that nobody knows whether the upstream has another op of its chain, and its officer hasn't seen."""
    numbers = [one.event_id for one in carried.of_chain(db, account, op, Stage.UNCLEAR) if one.event_id is not None]
    marks = ", ".join("?" * len(numbers))
    return [
        event
        for _, event in timeline.select(db, f"id IN ({marks}) AND rev > ?", [*numbers, op.base_rev], seen_by=account.id)
    ]


def _keep(db: sqlite3.Connection, account: Account, op: AnyOp, verdict: _Verdict, now: str) -> None:
    db.execute(
        "INSERT INTO op (op_id, chain, officer_id, kind, tracking_id, complaint_id, base_rev, payload_hash,"
        " authored_at, received_at, outcome, rev, problem, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(
                op.op_id,
                chain_of(db, account, op),
                account.id,
                op.__struct_config__.tag,
                verdict.tracking_id,
                verdict.complaint_id,
            ),
            *(op.base_rev, op.payload_hash, op.authored_at, now),
            *(verdict.outcome, verdict.rev, verdict.problem or "", verdict.detail),
        ],
    )


def _find(db: sqlite3.Connection, op_id: str) -> _Stored | None:
    row = db.execute(f"SELECT {', '.join(_Stored._fields)} FROM op WHERE op_id = ?", [op_id]).fetchone()  # noqa: S608
    return _Stored(*row) if row else None


def _no(op: AnyOp, code: ProblemCode, detail: str = "") -> _Verdict:
    return _Verdict("refused", tracking_id=op.tracking_id, problem=code, detail=detail)


def _refused(op_id: str, tracking_id: str, code: ProblemCode, detail: str = "") -> Result:
    problem = Problem(type=code.uri, title=_TITLES[code], status=HTTP_STATUS[code], detail=detail)
    return Result(op_id=op_id, tracking_id=tracking_id, outcome="refused", problem=problem)


class _Names(msgspec.Struct):
    op_id: str = ""
    tracking_id: str = ""


def _unreadable(raw: msgspec.Raw, reason: str) -> Result:
    """The refusal of something that is no op, under the names that it gave itself as far as they can be made out."""
    names = _names(raw)
    return _refused(names.op_id, names.tracking_id, ProblemCode.OP_MALFORMED, reason)


def _names(raw: msgspec.Raw) -> _Names:
    try:
        return msgspec.json.decode(raw, type=_Names)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return _Names()
