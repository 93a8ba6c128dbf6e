"""Forms as `multipart/form-data` (RFC 7578), read from a whole body: fields as texts, files with their names."""

from __future__ import annotations

from email.message import Message
from typing import NamedTuple


class FormFile(NamedTuple):
    """A file of a form, under the name of its field."""

    field: str
    name: str
    data: bytes


class Form(NamedTuple):
    """What a form tells; a field that comes twice counts with its last value."""

    fields: dict[str, str]
    files: list[FormFile]


def parse(content_type: str, body: bytes) -> Form:
    """Read a form. Raises ValueError where it is none, or breaks off before its closing boundary."""
    header = Message()
    header["content-type"] = content_type
    boundary = header.get_param("boundary")
    if header.get_content_type() != "multipart/form-data" or not isinstance(boundary, str) or not boundary:
        raise ValueError("no multipart form")
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary.encode())
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):  # noqa: PLR2004  the preamble and the end at least
        raise ValueError("the form breaks off")
    form = Form({}, [])
    for piece in pieces[1:-1]:
        head, blank, content = piece.partition(b"\r\n\r\n")
        if not blank:
            raise ValueError("a part without an end of its head")
        _take(form, head, content)
    return form


def _take(form: Form, head: bytes, content: bytes) -> None:
    part = Message()
    for line in head.decode().splitlines():
        name, colon, value = line.partition(":")
        if colon:
            part[name.strip()] = value.strip()
    field = part.get_param("name", header="content-disposition")
    if not isinstance(field, str):
        raise ValueError("a part without a name")  # noqa: TRY004 - the form is wrong, not the program
    file_name = part.get_filename()
    if file_name is None:
        form.fields[field] = content.decode()
    else:
        form.files.append(FormFile(field, file_name, content))
