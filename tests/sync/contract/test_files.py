"""Ops that name files: within the form's limits, and without any change to ops that name none."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from desktop.intent import OpKind, fingerprint
from sync.contract.request import FollowUpOp, op_decoder
from sync.contract.terms import MAX_FILE_SIZE, MAX_FILES
from tests.sync.central.talk import op

FILE = {"name": "surat.pdf", "sha256": "a" * 64, "size": 120_000, "media_type": "application/pdf"}


def with_files(*files: dict[str, Any]) -> bytes:
    payload = {"text": "Terlampir.", "is_secret": False, "attachments": list(files)}
    return msgspec.json.encode(op(OpKind.FOLLOW_UP, "8518072", payload))


def test_an_answer_names_its_files() -> None:
    read = op_decoder.decode(with_files(FILE))
    assert isinstance(read, FollowUpOp)
    assert msgspec.to_builtins(read.payload.attachments) == [FILE]


def test_the_hash_of_an_answer_without_files_is_what_it_always_was() -> None:
    payload = {"text": "Sudah kami tindak lanjuti.", "is_secret": False}
    assert fingerprint("followup.add", "8518072", payload) == "eMdb8vmsEVkKGtm2uTznWQ"


@pytest.mark.parametrize(
    "files",
    [
        [FILE] * (MAX_FILES + 1),
        [FILE | {"size": MAX_FILE_SIZE + 1}],
        [FILE | {"size": -1}],
        [FILE | {"sha256": "A" * 64}],
        [FILE | {"sha256": "a" * 63}],
        [FILE | {"name": ""}],
        [FILE | {"media_type": "application/x-msdownload"}],
    ],
)
def test_more_or_larger_or_other_files_than_the_form_takes_are_refused(files: list[dict[str, Any]]) -> None:
    with pytest.raises(msgspec.ValidationError):
        op_decoder.decode(with_files(*files))
