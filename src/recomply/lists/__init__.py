"""Lists of parties that users bring themselves: read from the usual formats, kept in a folder of theirs."""

from typing import TYPE_CHECKING, Any

from recomply.lists.model import Change, Effect, Entry, ListInfo

if TYPE_CHECKING:
    from recomply.lists.store import Added, Store

__all__ = ["Added", "Change", "Effect", "Entry", "ListInfo", "Store"]


def __getattr__(name: str) -> Any:
    """The store is loaded when it is asked for: the command line starts without it."""
    if name not in ("Added", "Store"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from recomply.lists import store

    return getattr(store, name)
