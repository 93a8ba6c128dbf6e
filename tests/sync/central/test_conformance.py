"""Schemathesis holds the running central API against the contract's OpenAPI document."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

import resources
from desktop.intent import fingerprint
from sync.contract.messages import End, Head, Result, message_decoder

if TYPE_CHECKING:
    from sync.central.server import CentralServer

pytestmark = pytest.mark.slow

schema = schemathesis.openapi.from_path(resources.path("openapi/contract-v1.json"))


@schemathesis.serializer("application/offset+octet-stream")
def as_it_is(_: schemathesis.SerializationContext, value: bytes) -> bytes:
    """The part of an upload."""
    return value


OPERATIONS = [
    ("/v1/sync", "POST"),
    ("/v1/reference", "GET"),
    ("/v1/about", "GET"),
    ("/v1/session", "GET"),
    ("/v1/attachments/{id}", "GET"),
    ("/v1/attachments/{id}/preview", "GET"),
    ("/v1/uploads", "POST"),
    ("/v1/uploads", "OPTIONS"),
    ("/v1/uploads/{id}", "HEAD"),
    ("/v1/uploads/{id}", "PATCH"),
    ("/v1/uploads/{id}", "DELETE"),
]
LIMITS = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
METADATA = "sha256 " + base64.b64encode(b"a" * 64).decode()
"""No schema can tell which base64 holds hexadecimal digits."""
# An op that is not of its schema is refused in its result, so that it holds up no other: the request is a success.
NOT_OURS: Any = CHECKS.get_by_names(["negative_data_rejection"])


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_one_of_those_that_the_document_tells(
    central: CentralServer, path: str, method: str, mode: GenerationMode
) -> None:
    headers = {"Authorization": f"Bearer {central.officers[0].token}"}

    @LIMITS
    @given(case=schema[path][method].as_strategy(generation_mode=mode))
    def run(case: schemathesis.Case[Any]) -> None:
        case.body = plain(case.body)
        if mode is GenerationMode.POSITIVE and "Upload-Metadata" in (case.headers or {}):
            case.headers["Upload-Metadata"] = METADATA
        response = case.call(base_url=central.url, headers=headers)
        case.validate_response(response, excluded_checks=NOT_OURS, headers=headers)
        if path == "/v1/sync" and response.status_code == 200:
            assert_stream(response.content, len(ops_of(case)))

    run()


def test_ops_that_were_made_up_are_each_answered_and_harm_nothing(central: CentralServer) -> None:
    """Made to reach further than their hash and their tracking ID: against complaints that the officer has."""
    headers = {"Authorization": f"Bearer {central.officers[0].token}"}
    numbers = central.store.tracking_ids(central.officers[0].id)
    seen: set[str] = set()

    @LIMITS
    @given(case=schema["/v1/sync"]["POST"].as_strategy())
    def run(case: schemathesis.Case[Any]) -> None:
        case.body = plain(case.body)
        ops = ops_of(case)
        for position, op in enumerate(ops):
            op["tracking_id"] = numbers[position % len(numbers)] if op["kind"] != "complaint.register" else "0"
            op["payload_hash"] = fingerprint(op["kind"], op["tracking_id"], op["payload"])
        response = case.call(base_url=central.url, headers=headers)
        assert response.status_code == 200
        seen.update(result.outcome for result in assert_stream(response.content, len(ops)))

    run()
    assert "applied" in seen


def plain(value: Any) -> Any:  # noqa: ANN401  JSON
    """The value with `7.0` as `7`: JSON Schema takes both for an integer, but nobody writes the first."""
    match value:
        case dict():
            return {name: plain(one) for name, one in value.items()}
        case list():
            return [plain(one) for one in value]
        case float() if value.is_integer():
            return int(value)
    return value


def ops_of(case: schemathesis.Case[Any]) -> list[dict[str, Any]]:
    """The ops of a generated request, to be changed in place."""
    assert isinstance(case.body, dict)
    ops: Any = case.body.get("ops", [])
    return list(ops)


def assert_stream(body: bytes, ops: int) -> list[Result]:
    """The answer is a head, a result for each op, and an end."""
    messages = [message_decoder.decode(line) for line in body.splitlines()]
    assert isinstance(messages[0], Head)
    assert isinstance(messages[-1], End)
    results = [message for message in messages[1 : 1 + ops] if isinstance(message, Result)]
    assert len(results) == ops
    assert not any(isinstance(message, Result) for message in messages[1 + ops :])
    return results
