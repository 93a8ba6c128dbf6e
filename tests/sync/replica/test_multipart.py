"""Forms are read to the byte, and one that breaks off is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from urllib3 import encode_multipart_formdata

from sync.replica.multipart import parse


@given(st.text(), st.binary(max_size=400))
def test_texts_and_files_come_as_they_were_sent(text: str, data: bytes) -> None:
    body, content_type = encode_multipart_formdata([("content", text), ("attachment[0]", ('ö "1".pdf', data))])

    form = parse(content_type, body)

    assert form.fields == {"content": text}
    assert [(file.field, file.data) for file in form.files] == [("attachment[0]", data)]


def test_a_form_that_breaks_off_is_refused_at_every_byte() -> None:
    body, content_type = encode_multipart_formdata([("a", "1"), ("f", ("x.pdf", b"123"))])
    for length in range(len(body) - len(b"--\r\n")):
        with pytest.raises(ValueError, match="form"):
            parse(content_type, body[:length])


@pytest.mark.parametrize("content_type", ["", "application/json", "multipart/form-data", "multipart/mixed; boundary=x"])
def test_anything_else_is_no_form(content_type: str) -> None:
    with pytest.raises(ValueError, match="no multipart form"):
        parse(content_type, b"--x\r\n\r\n--x--\r\n")
