"""Texts set aside on disk while a list is read or compared, so that memory does not grow with the list."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

_DIFFERENT = """
CREATE TABLE rest AS
  SELECT max(side) AS side, key, text FROM
    (SELECT side, key, text, row_number() OVER (PARTITION BY side, key, text) AS nth FROM line)
  GROUP BY key, text, nth HAVING count(*) = 1;
CREATE TABLE numbered AS
  SELECT side, key, text, row_number() OVER (PARTITION BY side, key ORDER BY text) AS nth FROM rest;
CREATE INDEX place ON numbered (side, key, nth);
"""
_PAIRS = """
SELECT a.key AS key, a.text, b.text FROM numbered a
  LEFT JOIN numbered b ON b.side = 1 AND b.key = a.key AND b.nth = a.nth WHERE a.side = 0
UNION ALL
SELECT b.key, NULL, b.text FROM numbered b
  LEFT JOIN numbered a ON a.side = 0 AND a.key = b.key AND a.nth = b.nth WHERE b.side = 1 AND a.key IS NULL
ORDER BY key
"""


class Stash:
    """Texts under keys, in a temporary file that nobody sees."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._base = connection
        self._base.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE line (side INTEGER, key TEXT, text TEXT); BEGIN;"
        )
        self.empty = True

    def put(self, texts: Iterable[tuple[str, str]], side: int = 0) -> None:
        """Sets texts aside under their keys.

        Args:
            texts: Keys and texts.
            side: For comparing: 0 the earlier version, 1 the later one.
        """
        rows = ((side, key, text) for key, text in texts)
        self.empty = self._base.executemany("INSERT INTO line VALUES (?, ?, ?)", rows).rowcount < 1 and self.empty

    def sort(self) -> None:
        """Makes the texts quick to find."""
        self._base.execute("CREATE INDEX by_key ON line (key)")

    def get(self, key: str) -> list[str]:
        """The texts under a key, in the order they came."""
        if self.empty:
            return []
        return [text for (text,) in self._base.execute("SELECT text FROM line WHERE key = ? ORDER BY rowid", (key,))]

    def differences(self) -> Iterator[tuple[str | None, str | None]]:
        """The texts that only one side has, paired by key: earlier and later."""
        self._base.executescript(_DIFFERENT)
        for _, before, after in self._base.execute(_PAIRS):
            yield before, after


@contextmanager
def stash() -> Iterator[Stash]:
    """A stash that is gone afterwards."""
    with closing(sqlite3.connect("", isolation_level=None)) as connection:
        yield Stash(connection)
