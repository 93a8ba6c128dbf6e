"""What the tests of files share: complaints with files at the central API, answers with files on the desk."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.intents import outbox
from desktop.complaint import TrackingId
from desktop.intent import OpKind
from sync.contract.messages import AttachmentInfo, ComplaintFields
from tests.sync.parts import AT

if TYPE_CHECKING:
    from desktop.desk import Desk
    from desktop.intent import OpId
    from sync.central.server import CentralServer

NUMBER = TrackingId("8800001")
CHUNK = 65_536


def content(size: int, seed: int = 1) -> bytes:
    """Bytes that nothing can make smaller."""
    return Random(seed).randbytes(size)


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def add_with_files(central: CentralServer, *contents: bytes, number: str = NUMBER) -> list[str]:
    """A complaint for the first officer that has files. Returns their ids."""
    files = []
    for place, data in enumerate(contents):
        central.store.contents.put(data, sha256_of(data), preview=b"\x89PNG\r\n\x1a\nsmall")
        files.append(
            AttachmentInfo(
                id=f"{number}-{place}",
                name=f"foto{place}.jpg",
                size=len(data),
                media_type="image/jpeg",
                sha256=sha256_of(data),
            )
        )
    fields = ComplaintFields(title="Foto", body="Terlampir.", status="Terverifikasi", received_at=AT, attachments=files)
    central.store.add_complaint(number, fields, officers=[central.officers[0].id])
    return [file.id for file in files]


def answer_with(desk: Desk, *contents: bytes, number: str = NUMBER, text: str = "Terlampir.") -> OpId:
    """An answer with files that is queued and may leave at once."""
    for data in contents:
        desk.files.put(data).result()
    files = [
        {"name": f"surat{place}.pdf", "sha256": sha256_of(data), "size": len(data), "media_type": "application/pdf"}
        for place, data in enumerate(contents)
    ]
    payload = {"text": text, "is_secret": False, "attachments": files}
    queued = desk.do(outbox.add, OpKind.FOLLOW_UP, TrackingId(number), payload, base_rev=1, hold=timedelta(0))
    return queued.op_id


def without_previews(desk: Desk) -> None:
    desk.do(settings.put, settings.PREVIEWS, False)
