"""What the installers are made of: everything but the long steps themselves."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.support.command_line import ROOT
from tools.installer import console, deb, msi, nsis, portable, report, reproducible, slim
from tools.installer.console import BuildError
from tools.installer.freeze import set_times, version_resource
from tools.installer.main import main
from tools.installer.source import Source, lay_out
from tools.installer.windows_lock import for_windows

if TYPE_CHECKING:
    from pathlib import Path

DATA = ROOT / "tools/installer/data"


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A folder as the freezing leaves it, in small."""
    folder = tmp_path / "frozen"
    for name, size in (
        ("lapor-desktop.exe", 10),
        ("_internal/ui/app.pyc", 300),
        ("_internal/PySide6/Qt/lib/a.so", 500),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x" * size)
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(folder=tmp_path, version="1.2.3", commit="c" * 40, requires=("click>=8",), epoch=1_700_000_000)


def test_a_missing_tool_is_told_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BuildError, match=r"makensis is missing\. Apt-get install nsis"):
        console.tool("makensis")


def test_a_failed_step_shows_what_the_tool_said_last() -> None:
    with pytest.raises(BuildError, match="ended with 3:\nthe disk is full"):
        console.run([sys.executable, "-c", "print('the disk is full'); raise SystemExit(3)"])


def test_outside_of_a_checkout_the_build_says_why_it_stops(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no git checkout"):
        lay_out(tmp_path, tmp_path / "source")


def test_what_is_built_is_the_commit_and_not_what_lies_in_the_checkout(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    (checkout / "pyproject.toml").write_text('[project]\nversion = "0.9"\ndependencies = ["click"]\n', encoding="utf-8")
    quiet = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_COMMITTER_DATE": "1700000000 +0700"}
    for words in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "-qm", "x"),
    ):
        subprocess.run(["git", "-C", checkout, *words], check=True, env=quiet)
    (checkout / "left.txt").write_text("not committed", encoding="utf-8")
    source = lay_out(checkout, tmp_path / "source")
    assert (source.version, source.requires, source.epoch) == ("0.9", ("click",), 1_700_000_000)
    assert [path.name for path in source.folder.iterdir()] == ["pyproject.toml"]


def test_qt_comes_along_without_what_the_program_does_not_use() -> None:
    kept = (
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt6Core.dll",
        "libpython3.11.so.1.0",
        "libxcb-cursor.so.0",
        "resources/translations/lapor_id.qm",
        "Cryptodome/Cipher/_raw_aesni.pyd",
        "Cryptodome/Hash/_ghash_portable.pyd",
        "holidays/countries/indonesia.pyc",
        "holidays/locale/id/LC_MESSAGES/ID.mo",
    )
    dropped = (
        "PySide6/plugins/tls/qschannelbackend.dll",
        "holidays\\countries\\india.pyc",
        "holidays/countries/__init__.pyc",
        "Cryptodome\\Cipher\\_raw_des3.pyd",
        "Cryptodome/PublicKey/_ec_ws.pyd",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6\\Qt6Quick.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/translations/qtbase_de.qm",
        "libgtk-3.so.0",
        "libcrypto.so.3",
    )
    assert [path for path in kept if not slim.is_needed(path)] == []
    assert [path for path in dropped if slim.is_needed(path)] == []


def test_nothing_asks_for_the_tls_of_qt_which_is_left_out() -> None:
    asks = re.compile(r"\bQ(?:Ssl\w*|NetworkAccessManager|NetworkRequest)\b")
    assert [path for path in (ROOT / "ui").rglob("*.py") if asks.search(path.read_text(encoding="utf-8"))] == []


def test_sources_of_translations_and_the_workshop_stay_here() -> None:
    names = {path.name for path, _ in slim.resource_files(ROOT / "resources")}
    assert "panduan.md" in names
    assert not {name for name in names if name.endswith((".ts", ".py"))}
    assert not slim.is_for_users("ui.screens.stage")
    assert slim.is_for_users("ui.shell.window")


def test_the_control_file_names_what_slim_leaves_to_the_system() -> None:
    lines = dict(line.split(": ", 1) for line in deb.control("1.2.3", 1000, "2.36").splitlines() if line[0] != " ")
    assert lines["Version"] == "1.2.3"
    assert lines["Installed-Size"] == "1000"
    assert lines["Depends"].startswith("libc6 (>= 2.36), ")
    assert "libssl3t64 | libssl3" in lines["Depends"]


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg-deb to read it")
def test_debian_reads_the_package_and_it_is_the_same_bytes_each_time(frozen: Path, tmp_path: Path) -> None:
    (frozen / "link").symlink_to("lapor-desktop.exe")
    (frozen / "lapor-desktop.exe").chmod(0o755)
    made = [tmp_path / name for name in ("first.deb", "second.deb")]
    for path in made:
        deb.write(path, frozen, version="1.2.3", glibc="2.36", epoch=1_700_000_000)
    assert made[0].read_bytes() == made[1].read_bytes()
    assert console.run(["dpkg-deb", "--field", made[0], "Version"]).strip() == "1.2.3"
    listed = console.run(["dpkg-deb", "--contents", made[0]], environment={"TZ": "UTC"})
    assert re.search(r"^-rwxr-xr-x root/root +10 2023-11-14 22:13 \./lapor-desktop\.exe$", listed, re.MULTILINE)
    assert "./link -> lapor-desktop.exe" in listed
    assert not list(tmp_path.glob("*.control"))


def test_the_script_for_windows_names_each_file_and_puts_what_is_alike_together(frozen: Path, tmp_path: Path) -> None:
    template = (DATA / "setup.nsi").read_text(encoding="utf-8")
    text = nsis.render(
        template, version="1.2.3", folder=frozen, icon=DATA / "lapor-desktop.ico", output=tmp_path / "setup.exe"
    )
    assert not re.search(r"@[A-Z0-9]+@", text)
    assert 'VIProductVersion "1.2.3.0"' in text
    assert re.findall(r'SetOutPath "\$INSTDIR([^"]*)"', text) == [
        "", "\\_internal\\ui", "\\_internal\\PySide6\\Qt\\lib", ""
    ]  # fmt: skip
    assert 'Delete "$INSTDIR\\lapor-desktop.exe"' in text
    assert "RequestExecutionLevel user" in text


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs makensis")
def test_the_script_for_windows_compiles_without_a_warning(frozen: Path, tmp_path: Path) -> None:
    made = tmp_path / "lapor-desktop-1.2.3-setup.exe"
    text = nsis.render(
        (DATA / "setup.nsi").read_text(encoding="utf-8"),
        version="1.2.3",
        folder=frozen,
        icon=DATA / "lapor-desktop.ico",
        output=made,
    )
    (tmp_path / "setup.nsi").write_text(text, encoding="utf-8-sig")
    assert not console.run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", tmp_path / "setup.nsi"]).strip()
    assert made.read_bytes().startswith(b"MZ")


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs makensis")
def test_the_setup_is_the_same_bytes_each_time(frozen: Path, tmp_path: Path) -> None:
    for name in ("setup.nsi", "lapor-desktop.ico"):
        (tmp_path / "tools/installer/data").mkdir(parents=True, exist_ok=True)
        shutil.copy(DATA / name, tmp_path / "tools/installer/data")
    made = []
    for build in ("first", "second"):
        epoch = 1_700_000_000
        set_times([frozen], epoch)
        source = Source(folder=tmp_path, version="1.2.3", commit="c" * 40, requires=(), epoch=epoch)
        (tmp_path / build).mkdir()
        made.append(nsis.setup(source, frozen, tmp_path / build, tmp_path / build).read_bytes())
    assert made[0] == made[1]


@pytest.mark.skipif(shutil.which("wixl") is None, reason="needs wixl")
def test_the_msi_is_the_same_bytes_each_time(frozen: Path, tmp_path: Path) -> None:
    shutil.copy(DATA / "lapor-desktop.ico", tmp_path)
    script = msi.render(frozen, version="1.2.3", icon=tmp_path / "lapor-desktop.ico", base=tmp_path)
    (tmp_path / "program.wxs").write_text(script, encoding="utf-8")
    made = [tmp_path / name for name in ("first.msi", "second.msi")]
    for path in made:
        console.run(["wixl", "--arch", "x64", "-o", path, "program.wxs"], cwd=tmp_path)
        msi.settle(path, script)
    assert made[0].read_bytes() == made[1].read_bytes()


def test_every_text_of_the_installer_is_there_in_both_languages() -> None:
    template = (DATA / "setup.nsi").read_text(encoding="utf-8")
    told: dict[str, set[str]] = {}
    for name, language in re.findall(r"LangString (\w+) \$\{LANG_(\w+)\}", template):
        told.setdefault(name, set()).add(language)
    assert told
    assert all(languages == {"INDONESIAN", "ENGLISH"} for languages in told.values())
    assert set(re.findall(r"\$\((\w+)\)", template)) == set(told)


def test_archives_are_the_same_bytes_whenever_they_are_made(frozen: Path, source: Source, tmp_path: Path) -> None:
    made = []
    for number in range(2):
        dist = tmp_path / f"dist{number}"
        dist.mkdir()
        for path in frozen.rglob("*"):
            os.utime(path, (number * 1000, number * 1000))
        set_times([frozen], source.epoch)
        made.append([portable.tar_xz(source, frozen, dist), portable.zipped(source, frozen, dist)])
    for first, second in zip(*made, strict=True):
        assert first.read_bytes() == second.read_bytes()
    with tarfile.open(made[0][0]) as archive:
        assert "lapor-desktop/_internal/ui/app.pyc" in archive.getnames()
    with zipfile.ZipFile(made[0][1]) as archive:
        assert "lapor-desktop/_internal/ui/app.pyc" in archive.namelist()


def test_a_second_build_that_differs_in_a_byte_a_time_or_a_file_is_told(frozen: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    set_times([frozen], 1_700_000_000)
    shutil.copytree(frozen, again)
    set_times([again], 1_700_000_000)
    assert reproducible.hold(frozen, again) == 3
    (again / "lapor-desktop.exe").write_bytes(b"y" * 10)
    (again / "more").write_bytes(b"")
    os.utime(again / "_internal/ui/app.pyc", (1, 1))
    with pytest.raises(BuildError, match=r"differ:\n\.?.*_internal/ui/app\.pyc\nlapor-desktop\.exe\nmore"):
        reproducible.hold(frozen, again)


def test_sizes_are_told_part_by_part_and_a_product_too_large_is_told(frozen: Path, tmp_path: Path) -> None:
    assert report.by_part(frozen) == [("PySide6: Qt itself", 500), ("ui", 300), ("lapor-desktop.exe", 10)]
    small, large = tmp_path / "small.deb", tmp_path / "large.exe"
    small.write_bytes(b"x")
    large.touch()
    os.truncate(large, report.LIMITS[".exe"] + 1)
    assert "small.deb" in report.told(frozen, [small])
    report.hold([small])
    with pytest.raises(BuildError, match=r"large\.exe has 30\.0 MB"):
        report.hold([small, large])


def test_a_lock_file_is_read_as_windows_reads_it() -> None:
    lock = (
        "colorama==1 \\\n    --hash=sha256:aa\n    # via click\n"
        "jeepney==2 ; sys_platform == 'linux' \\\n    --hash=sha256:bb\n"
        "pywin32-ctypes==3 ; sys_platform == 'win32' \\\n    --hash=sha256:cc \\\n    --hash=sha256:dd\n"
        "zipp==4 ; python_full_version < '3.12' \\\n    --hash=sha256:ee\n"
    )
    told = for_windows(lock, "3.13.2")
    assert re.findall(r"^[\w-]+==\d", told, re.MULTILINE) == ["colorama==1", "pywin32-ctypes==3"]
    assert re.findall(r"sha256:(\w+)", told) == ["aa", "cc", "dd"]
    assert ";" not in told


def test_every_lock_file_can_be_read_as_windows_reads_it() -> None:
    for name in ("requirements.txt", "requirements-installer.txt"):
        told = for_windows((ROOT / name).read_text(encoding="utf-8"), "3.13.2")
        assert ";" not in told
        assert "pywin32-ctypes==" in told


def test_the_head_of_the_program_bears_its_version() -> None:
    assert "filevers=(1, 2, 3, 0)" in version_resource("1.2.3")


def test_a_word_that_means_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["macos"])
    assert "linux" in capsys.readouterr().err
