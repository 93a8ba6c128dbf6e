"""What is not code: the API contract, icons, translations, messages."""

from pathlib import Path

_FOLDER = Path(__file__).parent


def path(name: str) -> Path:
    """Path of a file below `resources/`, whether run from source or installed.

    Raises FileNotFoundError with the name when the file is not there.
    """
    found = _FOLDER / name
    if not found.exists():
        raise FileNotFoundError(name)
    return found
