"""What is not code: the API contract, icons, translations, messages."""

from importlib.resources import files
from pathlib import Path


def path(name: str) -> Path:
    """Path of a file below `resources/`, whether run from source or installed.

    Raises FileNotFoundError with the name when the file is not there.
    """
    found = Path(str(files("resources") / name))
    if not found.exists():
        raise FileNotFoundError(name)
    return found
