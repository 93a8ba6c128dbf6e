"""What goes into the frozen program and what stays out: read by the spec, under every Python that freezes.

Qt's hooks bring along all that some program might use. What this one doesn't use is left out by name, so that a new
part of Qt comes along until somebody has looked at it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXCLUDED = (
    *("pip", "setuptools", "wheel", "pkg_resources", "_distutils_hack"),
    *("tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "venv", "pydoc_data", "test"),
    *("unittest", "doctest", "pdb", "pytest", "mypy", "PyInstaller", "numpy", "PIL", "pandas"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtTest"),
    *("pypdfium2_cli", "cffi", "pycparser", "lxml.isoschematron", "lxml.objectify", "lxml.html", "lxml.sax"),
    *("lxml.doctestcompare", "lxml.usedoctest", "anyio._backends._trio", "defusedxml", "xmlrpc", "pydoc", "_pyrepl"),
    *("_pydecimal", "_pydatetime"),
)
"""Tools for building and testing, libraries that others can do without, and what stands in for what is there."""
EXCLUDED_ON_WINDOWS = ("PySide6.QtDBus",)
"""What is asked for on Linux alone."""
HIDDEN = ("tuf.ngclient", "securesystemslib", "argon2", "oauthlib.oauth2")
"""What a version of ours may import that the analysis doesn't see yet."""
DATA = {"holidays": ["locale/*/LC_MESSAGES/ID.mo"]}
"""Files that a package reads and PyInstaller doesn't know of."""

# Of `holidays`, other countries go, and the list that imports them all for the sake of one: without it their folder is
# still a package (PEP 420).
_NOT_SHIPPED = re.compile(
    r"""(?:^|/)(?:
      PySide6/(?:Qt/)?(?:translations|qml|metatypes|libexec|resources)/
    | PySide6/(?:Qt/)?plugins/(?:
          platformthemes/libqgtk3
        | platforms/(?:libqeglfs|libqlinuxfb|libqminimal|libqvnc|libqvkkhrdisplay|qminimal|qdirect2d)
        | egldeviceintegrations/ | generic/ | qmltooling/ | qmllint/ | designer/ | sqldrivers/ | vectorimageformats/
        | wayland-graphics-integration-server/ | platforminputcontexts/(?:lib)?qtvirtualkeyboard
        | imageformats/(?:lib)?q(?:icns|tga|wbmp|tiff|pdf) | styles/ | platforms/qoffscreen | tls/
      )
    | (?:lib)?Qt6(?:Quick|Qml|VirtualKeyboard|Pdf|Test|Sql|Designer|Labs|Shader|EglF[sS]|OpenGLWidgets|Concurrent|Help)
        [A-Za-z0-9]*\.(?:dll|so)
    | opengl32sw\.dll | d3dcompiler_47\.dll
    | (?:setuptools|_distutils_hack|distutils|pip)/ | lxml/(?:isoschematron|includes)/
    | holidays/(?:countries|financial)/(?!indonesia\.pyc$)
    | Cryptodome/(?:Math|Protocol|PublicKey)/[^/]+\.pyd
    | Cryptodome/(?:Cipher|Hash)/_(?!raw_aes|raw_ctr|raw_ecb|ghash|BLAKE2s)[^/]+\.pyd
    | dateutil/zoneinfo/.*\.tar\.gz | docx/templates/default-docx-template/
    | zstandard/_cffi | zstandard/backend_cffi
    | [^/]+\.dist-info/(?:RECORD|INSTALLER|WHEEL|REQUESTED|direct_url)
    | [^/]+\.pyi$
    )""",
    re.VERBOSE,
)
_OF_THE_SYSTEM = re.compile(
    r"""^lib(?:
      gtk-3 | gdk-3 | gdk_pixbuf.* | atk.* | atspi | cairo.* | pango.* | epoxy | harfbuzz | fribidi | thai
    | datrie | graphite2 | pixman-1 | gnutls | p11-kit | unistring | idn2 | gcrypt | gpg-error | tasn1 | nettle
    | hogweed | gmp | glib-2\.0 | gobject-2\.0 | gio-2\.0 | gmodule-2\.0 | gthread-2\.0 | pcre2-8 | mount
    | blkid | selinux | systemd | cap | lz4 | dbus-1 | avahi-.* | cups | fontconfig | freetype | png16
    | brotli.* | X11 | X11-xcb | Xau | Xdmcp | Xext | X[a-z]+ | xcb | xcb-glx | xcb-randr | xcb-render
    | xcb-shape | xcb-shm | xcb-sync | xcb-xfixes | bsd | md | drm | krb5 | krb5support | k5crypto
    | gssapi_krb5 | com_err | keyutils | ssl | crypto | sqlite3 | zstd | jpeg | stdc\+\+ | gcc_s | wayland-.*
    )\.so""",
    re.VERBOSE,
)
"""On Linux: what every desktop has, in a version of its own. `deb.DEPENDS` names the packages."""
_OF_THE_WORKSHOP = re.compile(r"^ui\.(?:screens|screenshots|translations)\b")
_NO_RESOURCE = re.compile(r"\.(?:ts|py|pyc)$")


def is_needed(target: str) -> bool:
    """Whether a file that PyInstaller found goes along; `target` is its path inside the folder."""
    path = target.replace("\\", "/")
    return not _NOT_SHIPPED.search(path) and not _OF_THE_SYSTEM.match(path)


def is_for_users(module: str) -> bool:
    """Whether a module of ours is of use to an officer: what renders screenshots and edits translations isn't."""
    return not _OF_THE_WORKSHOP.match(module)


def resource_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each file of `resources/`, with the folder that it goes to. Sources of translations stay here."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not _NO_RESOURCE.search(path.name):
            yield path, str(path.parent.relative_to(folder.parent)).replace("\\", "/")
