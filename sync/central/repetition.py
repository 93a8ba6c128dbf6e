"""Sparing the link what the client has said in this very request: the texts of its own answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop.complaint import EventKind
from sync.contract.messages import Change
from sync.contract.request import FollowUpOp, op_decoder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.contract.messages import Gone, TimelineEvent
    from sync.contract.request import RawSyncRequest


def texts_of(request: RawSyncRequest) -> dict[str, str]:
    """The texts of the follow-ups of a request, by op, where the client says that it has them at hand."""
    return dict(filter(None, map(_text_of, request.ops))) if request.keeps_texts else {}


def spared(record: Change | Gone, texts: Mapping[str, str]) -> Change | Gone:
    """The record without those texts."""
    if not isinstance(record, Change) or not any(event.op_id in texts for event in record.events):
        return record
    return msgspec.structs.replace(record, events=[_spared(event, texts) for event in record.events])


def _spared(event: TimelineEvent, texts: Mapping[str, str]) -> TimelineEvent:
    if event.kind == EventKind.FOLLOW_UP and event.op_id and texts.get(event.op_id) == event.text:
        return msgspec.structs.replace(event, text="", is_text_of_op=True)
    return event


def _text_of(raw: msgspec.Raw) -> tuple[str, str] | None:
    try:
        op = op_decoder.decode(raw)
    except msgspec.MsgspecError:
        return None  # refused already, in its result
    return (op.op_id, op.payload.text) if isinstance(op, FollowUpOp) else None
