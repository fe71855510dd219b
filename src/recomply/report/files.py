"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recomply.errors import InputError


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`, which takes its place once everything is written.

    Raises:
        InputError: The file cannot be written there. What stood at `path` before is untouched.
    """
    target = path.resolve()
    if not target.parent.is_dir():
        what = f"{path} cannot be written: the folder {target.parent} does not exist."
        raise InputError(what, "Make the folder first.")
    part = target.with_name(f".{target.stem}.{os.getpid()}.part{target.suffix}")
    try:
        yield part
        part.replace(target)
    except PermissionError:
        raise InputError(
            f"{path} cannot be written: no permission, or another program has it open.",
            "Close it there, or choose another name.",
        ) from None
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.", "Choose another place.") from None
    finally:
        part.unlink(missing_ok=True)
