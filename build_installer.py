"""Builds the installers: `python build_installer.py [linux | windows | test | all]`. See docs/installer.md."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one should read this and no traceback
    sys.exit("Python 3.11 or newer is needed")

from tools.installer.main import main

sys.exit(main(sys.argv[1:]))
