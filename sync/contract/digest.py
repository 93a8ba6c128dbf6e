"""The digest of contract v1, as the desk keeps it: see `desktop.digest` for how it is made."""

from desktop.digest import digest, share

__all__ = ["digest", "share"]
