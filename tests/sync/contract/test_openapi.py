"""The checked-in OpenAPI document and the messages are the same contract."""

from __future__ import annotations

import json

import msgspec
import pytest
from jsonschema_rs import Draft202012Validator

import resources
from sync.contract import messages, openapi
from sync.contract.messages import message_decoder
from sync.contract.problems import HTTP_STATUS, ProblemCode
from sync.contract.request import op_decoder, request_decoder

DOCUMENT = openapi.document()
SCHEMAS = DOCUMENT["components"]["schemas"]


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}})


def test_the_checked_in_document_is_the_one_that_the_messages_make() -> None:
    checked_in = resources.path("openapi/contract-v1.json").read_text("utf-8")
    assert checked_in == openapi.text(), "run: python -m sync.contract.openapi"


def test_every_message_has_its_schema() -> None:
    names = {message.__name__ for message in messages.Message.__args__}
    assert {reference["$ref"].rpartition("/")[2] for reference in SCHEMAS["Message"]["oneOf"]} == names
    assert all(SCHEMAS[name]["description"] for name in names)


def test_the_example_request_is_one_that_the_central_api_reads() -> None:
    examples = DOCUMENT["paths"]["/v1/sync"]["post"]["requestBody"]["content"]["application/json"]["examples"]
    for example in examples.values():
        validator("SyncRequest").validate(example["value"])
        for op in request_decoder.decode(json.dumps(example["value"])).ops:
            op_decoder.decode(op)


def test_the_example_stream_is_one_that_a_client_reads() -> None:
    content = DOCUMENT["paths"]["/v1/sync"]["post"]["responses"]["200"]["content"]["application/x-ndjson"]
    stream = content["examples"]["answered"]["value"]
    for line in stream.splitlines():
        validator("Message").validate(json.loads(line))
        assert message_decoder.decode(line)


def test_every_problem_of_a_request_is_told_with_its_status() -> None:
    seen = set()
    for path in DOCUMENT["paths"].values():
        for operation in (told for method, told in path.items() if method != "parameters"):
            for status, response in operation["responses"].items():
                assert "Lapor-Contract" in response["headers"]
                schema = response.get("content", {}).get("application/problem+json", {}).get("schema", {})
                for uri in schema.get("properties", {}).get("type", {}).get("enum", []):
                    code = ProblemCode(uri.rpartition(":")[2])
                    assert str(HTTP_STATUS[code]) == status
                    seen.add(code)
    of_ops = {code for code in ProblemCode if code.name.startswith("OP_")}
    assert seen == set(ProblemCode) - of_ops - {ProblemCode.METHOD_NOT_ALLOWED}


@pytest.mark.parametrize(
    "harm",
    [
        {"op_id": "0193572e-5a7c-4cc1-b4f7-2f1d3c5e8a90"},
        {"kind": "nonsense"},
        {"base_rev": -1},
        {"authored_at": "2026-03-17 09:12"},
        {"authored_at": "2026-03-17T09:12:05"},
        {"authored_at": "٢٠٢٦-03-17T09:12:05Z"},
        {"payload_hash": "short"},
        {"payload": {}},
        {"payload": {"text": ""}},
    ],
)
def test_schema_and_decoder_refuse_the_same_ops(harm: dict[str, object]) -> None:
    example = DOCUMENT["paths"]["/v1/sync"]["post"]["requestBody"]["content"]["application/json"]["examples"]["answer"]
    op = {**example["value"]["ops"][0], **harm}
    assert not validator("SyncRequest").is_valid({"ops": [op]})
    with pytest.raises(msgspec.ValidationError):
        op_decoder.decode(json.dumps(op))


def test_unknown_fields_are_for_a_later_version_and_ignored() -> None:
    line = {"t": "checkpoint", "cursor": "x", "colour": "green"}
    validator("Message").validate(line)
    assert message_decoder.decode(json.dumps(line)) == messages.Checkpoint(cursor="x")
