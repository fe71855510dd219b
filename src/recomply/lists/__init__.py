"""Lists of parties that users bring themselves: read from the usual formats, kept in a folder of theirs."""

from recomply.lists.model import Change, Effect, Entry, ListInfo
from recomply.lists.store import Added, Store

__all__ = ["Added", "Change", "Effect", "Entry", "ListInfo", "Store"]
