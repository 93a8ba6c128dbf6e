"""Run by the Python that freezes: the list of parts for the window, and the bill of materials (CycloneDX 1.6).

`python -m tools.installer.sbom FOLDER VERSION` writes `licences.json`, `sbom.json`, and the licences as they are.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from desktop import licences
from tools.installer.source import NAME

if TYPE_CHECKING:
    from desktop.licences import Part


def bill(version: str, parts: tuple[Part, ...], epoch: int) -> str:
    """The bill of materials, the same text for the same parts."""
    program = Component(name=NAME, version=version, type=ComponentType.APPLICATION, bom_ref=NAME)
    program.licenses.add(LicenseFactory().make_from_string("Apache-2.0"))
    components = [_component(part) for part in parts]
    bom = Bom(components=components, serial_number=uuid5(NAMESPACE_URL, f"{NAME}/{version}/{licences.as_json(parts)}"))
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.fromtimestamp(epoch, UTC)
    bom.register_dependency(program, components)
    return f"{JsonV1Dot6(bom).output_as_string(indent=1)}\n"


def _component(part: Part) -> Component:
    is_package = part not in licences.OTHERS and part.name not in {"Python", "Qt"}
    made = Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.LIBRARY,
        bom_ref=f"{part.name}@{part.version}",
        purl=PackageURL("pypi", name=part.name.lower(), version=part.version) if is_package else None,
    )
    made.licenses.add(LicenseFactory().make_from_string(part.licence))
    if part.home:
        made.external_references.add(ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.home)))
    return made


def main(folder: Path, version: str) -> None:
    """Write all of it."""
    sys.path.insert(0, str(folder))  # there lies the metadata of the program itself
    parts = licences.installed()
    (folder / licences.FILE).write_bytes(licences.as_json(parts).encode())
    epoch = int(os.environ["SOURCE_DATE_EPOCH"])
    (folder / "sbom.json").write_bytes(bill(version, parts, epoch).encode())
    for name, text in licences.texts().items():
        (folder / "licences" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "licences" / name).write_bytes(text.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
