"""What each call does, and what it refuses before that. Fields are those that a production client was seen to send."""

from __future__ import annotations

import json
import mimetypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response

import resources
from sync.replica import multipart
from sync.replica.answers import RefusedError, invalid
from sync.replica.model import Case, FollowUp, Rejection, StoredFile
from sync.replica.shapes import envelope, page

if TYPE_CHECKING:
    from starlette.requests import Request

    from sync.replica.multipart import Form
    from sync.replica.register import Register
    from sync.replica.shapes import Shapes

PICTURES = {"jpg", "jpeg", "png"}
DOCUMENTS = {"pdf", "doc", "docx"}
MOST_FILES, LARGEST_FILE = 5, 5 * 1024 * 1024
"""What the web form takes; that the API has the same limits is inferred."""
MOST_CHARACTERS = 10_000
_RANGE = re.compile(r"bytes=(\d+)-(\d*)")
_LINE_ENDS = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A call as it came, its body read and its credentials checked."""

    request: Request
    body: bytes
    register: Register
    shapes: Shapes
    page_size: int
    tidies_texts: bool
    has_zero_files: bool = False
    is_page_repeated: bool = False

    @property
    def case(self) -> Case:
        """The complaint that the address names."""
        found = self.register.case(self.request.path_params["id"])
        if found is None:
            raise RefusedError(404, "Complaint not found")
        return found

    def form(self) -> Form:
        """The body as a form."""
        try:
            return multipart.parse(self.request.headers.get("content-type", ""), self.body)
        except ValueError as error:
            raise RefusedError(400, str(error)) from error

    def json(self) -> dict[str, Any]:
        """The body as a JSON object."""
        try:
            told = json.loads(self.body)
        except ValueError as error:
            raise RefusedError(400, "Malformed JSON") from error
        if not isinstance(told, dict):
            raise RefusedError(400, "Malformed JSON")
        return told

    def tidied(self, text: str) -> str:
        """A text as it will come back."""
        return _LINE_ENDS.sub("\r\n", text).strip() if self.tidies_texts else text

    def page_of(self, rows: list[Any], *, size: int) -> dict[str, Any]:
        """The page that is asked for."""
        query = self.request.query_params
        number = _number(query.get("page", "1")) or 1
        if self.is_page_repeated and number > 1:
            told = page(rows, number=number - 1, size=size, url=self._address())
            # The rows of the page before, under the numbers of this one.
            return page(rows, number=number, size=size, url=self._address()) | {"data": told["data"]}
        return page(rows, number=number, size=size, url=self._address())

    def _address(self) -> str:
        url = self.request.url.remove_query_params("page")
        return str(url).removesuffix("?")


Handler = Callable[[Asked], Response]


def complaint(asked: Asked) -> Response:
    """A complaint with its logs."""
    return JSONResponse(asked.shapes.complaint(asked.case))


def follow_ups(asked: Asked) -> Response:
    """A page of the conversation, newest first."""
    told = asked.page_of(list(reversed(asked.case.follow_ups)), size=asked.page_size)
    told["data"] = asked.shapes.follow_ups(told["data"], has_zero_files=asked.has_zero_files)
    return JSONResponse(envelope(told))


def add_follow_up(asked: Asked) -> Response:
    """An answer of the institution, with its files in the same form."""
    form, register = asked.form(), asked.register
    fields = form.fields
    case = register.case(_number(fields.get("complaint_id")) or 0)
    if case is None:
        raise invalid(complaint_id="The selected complaint id is invalid.")
    if _number(fields.get("user_id")) != register.user_id:
        raise invalid(user_id="The selected user id is invalid.")
    if _number(fields.get("institution_from_id")) != register.own.id:
        raise invalid(institution_from_id="The selected institution from id is invalid.")
    receiver = register.institutions.get(_number(fields.get("institution_to_id")) or 0)
    if fields.get("institution_to_id") and receiver is None:
        raise invalid(institution_to_id="The selected institution to id is invalid.")
    if fields.get("is_secret", "0") not in {"0", "1"}:
        raise invalid(is_secret="The is secret field must be true or false.")  # noqa: S106 - no password
    content = asked.tidied(fields.get("content", ""))
    if not content or len(content) > MOST_CHARACTERS:
        raise invalid(content="The content field is required.")
    entry = FollowUp(
        at=register.clock.now(),
        sender=register.own,
        receiver=receiver,
        content=content,
        template_code=fields.get("template_code", ""),
        is_secret=fields.get("is_secret") == "1",
        rating=_number(fields.get("rating")) or 0,
        user_id=register.user_id,
        files=tuple(_files(form, re.compile(r"attachment\[\d*\]"))),
    )
    register.add_follow_up(case.id, entry)
    return JSONResponse({"message": "Success", "status": 200})


def upload(asked: Asked) -> Response:
    """Files for a complaint to come: pictures and documents are told apart."""
    kept = asked.register.upload(_files(asked.form(), re.compile(r"attachments\[\d*\]")))
    if not kept:
        raise invalid(attachments="The attachments field is required.")
    images = [{"id": file.id} for file in kept if file.extension in PICTURES]
    docs = [{"id": file.id} for file in kept if file.extension in DOCUMENTS]
    return JSONResponse(envelope({"images": images, "docs": docs}))


def create(asked: Asked) -> Response:
    """A complaint that came in person or by letter."""
    told, register = asked.json(), asked.register
    for name in ("title", "content", "channel", "user_id"):
        if not told.get(name):
            raise invalid(**{name: f"The {name} field is required."})
    if told["user_id"] != register.user_id:
        raise invalid(user_id="The selected user id is invalid.")
    attachments = [register.file(number) for number in _listed_numbers(told.get("attachments"))]
    made = register.create(
        Case(
            id=0,
            title=str(told["title"]),
            content=asked.tidied(str(told["content"])),
            status="",
            disposition=register.institutions.get(_number(told.get("disposition_id")) or 0),
            received_at=register.clock.now(),
            channel=str(told["channel"]),
            is_anonymous=bool(told.get("is_anonymous")),
            is_secret=bool(told.get("is_secret")),
            attachments=tuple(file for file in attachments if file),
        )
    )
    return JSONResponse({"complaint_id": made.id, "message": "Success", "status": 200})


def reject(asked: Asked) -> Response:
    """*Bukan wewenang*: a request that another institution takes the complaint."""
    case, told = asked.case, asked.json()
    wanted = _number(told.get("reason")) or 0
    if wanted not in asked.register.institutions:
        raise invalid(reason="The selected reason is invalid.")
    if told.get("is_request") != 1 or told.get("not_authority") != 1:
        raise invalid(is_request="The is request field is required.")
    description = asked.tidied(str(told.get("reason_description", "")))
    asked.register.reject(
        case.id, Rejection(at=asked.register.clock.now(), institution_id=wanted, description=description)
    )
    return JSONResponse({"message": "Success", "status": 200})


def institutions(asked: Asked) -> Response:
    """Other institutions and units, by number."""
    rows = [{"id": one.id, "name": one.name} for one in asked.register.institutions.values()]
    return JSONResponse(envelope(asked.page_of(rows, size=_page_size(asked))))


def templates(asked: Asked) -> Response:
    """Texts to begin an answer with."""
    rows = [
        {"template_code": one["code"], "title": one["title"], "type": "followup", "content": one["content"]}
        for one in json.loads(resources.path("central/templates.json").read_text("utf-8"))
    ]
    return JSONResponse(envelope(asked.page_of(rows, size=_page_size(asked))))


def listed(asked: Asked) -> Response:
    """The institution's complaints, newest first: inferred, not observed."""
    told = asked.page_of(list(reversed(asked.register.assigned())), size=_page_size(asked))
    told["data"] = [asked.shapes.listed(case) for case in told["data"]]
    return JSONResponse(envelope(told))


def download(asked: Asked) -> Response:
    """A file, or from some byte on the rest of it."""
    file = asked.register.file(asked.request.path_params["file_id"])
    if file is None or file.name != asked.request.path_params["name"]:
        raise RefusedError(404, "Not Found")
    headers = {"accept-ranges": "bytes", "etag": f'"{file.id}-{len(file.data)}"'}
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    wanted = _RANGE.fullmatch(asked.request.headers.get("range", ""))
    if wanted is None or asked.request.headers.get("if-range", headers["etag"]) != headers["etag"]:
        return Response(file.data, headers=headers, media_type=media_type)
    start = int(wanted[1])
    end = min(int(wanted[2]) + 1, len(file.data)) if wanted[2] else len(file.data)
    if start >= end:
        return Response(status_code=416, headers={"content-range": f"bytes */{len(file.data)}"})
    headers["content-range"] = f"bytes {start}-{end - 1}/{len(file.data)}"
    return Response(file.data[start:end], 206, headers=headers, media_type=media_type)


def _files(form: Form, field: re.Pattern[str]) -> list[StoredFile]:
    """The files of a form under names of that pattern; they get their numbers when they are kept."""
    found = [StoredFile(id=0, name=file.name, data=file.data) for file in form.files if field.fullmatch(file.field)]
    if len(found) > MOST_FILES or any(file.extension not in PICTURES | DOCUMENTS for file in found):
        raise invalid(attachment="The attachment must be a file of type: jpg, jpeg, png, pdf, doc, docx.")
    if any(len(file.data) > LARGEST_FILE for file in found):
        raise RefusedError(413, "Payload Too Large")
    return found


def _listed_numbers(told: object) -> list[int]:
    """The numbers of `"[66,67]"`, which some clients end with a full stop."""
    return [int(number) for number in re.findall(r"\d+", str(told or ""))]


def _number(told: object) -> int | None:
    text = str(told if told is not None else "").strip()
    return int(text) if text.isdecimal() else None


def _page_size(asked: Asked) -> int:
    return _number(asked.request.query_params.get("page_size")) or asked.page_size
