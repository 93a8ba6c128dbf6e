"""On the PC with a network: the files of carried answers go up before the ops that name them.

An exchange that is made again sends no byte twice that has arrived: the central API tells by the SHA-256 how far it is.
"""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem
from sync.bundle.contents import FILE, FILES, files_decoder
from sync.files.upload import Content, Upload

if TYPE_CHECKING:
    from desktop.sealed_file import Sealed
    from sync.connectors.base import FileChannel

log = logging.getLogger(__name__)


def send_files(sealed: Sealed, channel: FileChannel) -> int:
    """Send the files of a request, and tell how many are there now.

    One that the central API doesn't take is left out: what it says of the op that names it goes home with the answer.
    Raises `bundle-damaged`, and the problems of the link.
    """
    if FILES not in sealed.names():  # of a program that carried none
        return 0
    arrived = 0
    for file in files_decoder.decode(sealed.part(FILES)):
        data = b"".join(sealed.parts(f"{FILE}{file.sha256}"))
        if len(data) != file.size or hashlib.sha256(data).hexdigest() != file.sha256:
            raise KnownProblem("bundle-damaged")
        try:
            _send(file.sha256, data, channel)
        except KnownProblem as problem:
            if problem.code != "upload-refused":
                raise
            log.info("the central API does not take a file of %d bytes", file.size)
        else:
            arrived += 1
    return arrived


def _send(sha256: str, data: bytes, channel: FileChannel) -> None:
    url = ""

    def begun(at: str) -> None:
        nonlocal url
        url = at

    content = Content(sha256, len(data), lambda start, length: data[start : start + length])
    Upload(channel, content, url=lambda: url, begun=begun).run(lambda _: None)
