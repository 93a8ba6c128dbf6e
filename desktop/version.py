"""Which version of the program this is."""

from __future__ import annotations


def program_version() -> str:
    """Our version, or 0 where the program was never installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("lapor-desktop")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"
