"""The MSI for campus IT, who hand programs out to many PCs by group policy: for all accounts of a PC, with wixl.

Made on Linux only, where wixl is; who packs on Windows does without it.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from tools.installer.console import run, tool
from tools.installer.freeze import DATA
from tools.installer.source import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from tools.installer.source import Source

_UPGRADES = UUID("6d9c2d8e-5d0e-5c0b-9b1e-2f0f6a1c7d11")
"""By this Windows knows another version of the same program: it never changes."""
_GUID = re.compile(rb"(?<=\{)[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}(?=\})")
_XMLNS = "http://schemas.microsoft.com/wix/2006/wi"
_TITLE = "LAPOR! Desktop"


def msi(source: Source, folder: Path, build: Path, dist: Path) -> Path:
    """Make it of a frozen folder. Raises BuildError."""
    wixl = tool("wixl")
    made = dist / f"{NAME}-{source.version}.msi"
    script = build / f"{NAME}.wxs"
    icon = source.folder / DATA / f"{NAME}.ico"
    script.write_text(render(folder, version=source.version, icon=icon, base=build), encoding="utf-8")
    run([wixl, "--arch", "x64", "-o", made.absolute(), script.name], cwd=build, environment=source.environment)
    settle(made, script.read_text(encoding="utf-8"))
    return made


def settle(made: Path, script: str) -> None:
    """Put a number that follows from the content in the place of the one that wixl draws for each package."""
    data = made.read_bytes()
    (drawn,) = {found for found in _GUID.findall(data) if found.decode() not in script}
    blank = data.replace(drawn, b"0" * len(drawn))
    settled = str(uuid5(_UPGRADES, hashlib.sha256(blank).hexdigest())).upper().encode()
    made.write_bytes(data.replace(drawn, settled))


def render(folder: Path, *, version: str, icon: Path, base: Path) -> str:
    """The script: a component for each file, under ids that stay from version to version.

    Both lie below `base`, where wixl is called: it takes no absolute paths.
    """
    root = ET.Element("Wix", xmlns=_XMLNS)
    product = ET.SubElement(
        root,
        "Product",
        Id=_guid(f"product {version}"),
        UpgradeCode=_guid(),
        Name=_TITLE,
        Version=version,
        Manufacturer=_TITLE,
        Language="1033",
    )
    ET.SubElement(product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perMachine")
    ET.SubElement(product, "MajorUpgrade", DowngradeErrorMessage=f"A newer version of {_TITLE} is installed.")
    ET.SubElement(product, "Media", Id="1", Cabinet="program.cab", EmbedCab="yes")
    ET.SubElement(product, "Icon", Id="program.ico", SourceFile=str(icon.relative_to(base)))
    ET.SubElement(product, "Property", Id="ARPPRODUCTICON", Value="program.ico")
    target = ET.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = ET.SubElement(target, "Directory", Id="ProgramFiles64Folder")
    home = ET.SubElement(programs, "Directory", Id="INSTALLDIR", Name="LAPOR Desktop")
    ids = _add_files(home, folder, folder, base)
    menu = ET.SubElement(target, "Directory", Id="ProgramMenuFolder")
    ids.append(_add_shortcut(menu))
    feature = ET.SubElement(product, "Feature", Id="program", Level="1")
    for each in ids:
        ET.SubElement(feature, "ComponentRef", Id=each)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_files(parent: ET.Element, folder: Path, root: Path, base: Path) -> list[str]:
    """The files of a folder and of those below it; returns the components' ids."""
    ids = []
    for path in sorted(folder.iterdir()):
        name = PurePosixPath(path.relative_to(root)).as_posix()
        if path.is_dir():
            inside = ET.SubElement(parent, "Directory", Id=_id("d", name), Name=path.name)
            ids += _add_files(inside, path, root, base)
            continue
        component = ET.SubElement(parent, "Component", Id=_id("c", name), Guid=_guid(name), Win64="yes")
        ET.SubElement(component, "File", Id=_id("f", name), Source=str(path.relative_to(base)), KeyPath="yes")
        ids.append(_id("c", name))
    return ids


def _add_shortcut(menu: ET.Element) -> str:
    component = ET.SubElement(menu, "Component", Id="shortcut", Guid=_guid("shortcut"), Win64="yes")
    ET.SubElement(
        component,
        "Shortcut",
        Id="program_shortcut",
        Name=_TITLE,
        Target=f"[INSTALLDIR]{NAME}-window.exe",
        WorkingDirectory="INSTALLDIR",
        Icon="program.ico",
    )
    ET.SubElement(
        component,
        "RegistryValue",
        Root="HKLM",
        Key=f"Software\\{NAME}",
        Name="menu",
        Type="integer",
        Value="1",
        KeyPath="yes",
    )
    return "shortcut"


def _id(kind: str, name: str) -> str:
    """Letters and digits, at most 72: an id of Windows Installer."""
    return f"{kind}_{uuid5(_UPGRADES, name).hex}"


def _guid(name: str = "") -> str:
    return str(uuid5(_UPGRADES, name) if name else _UPGRADES).upper()
