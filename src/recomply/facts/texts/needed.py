"""Which strings an expression cannot match without, so that it need not run where they are absent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"(?P<run>[^()|?*+{}\[\].^$\\]+(?![?*+{]))|(?P<open>\((?:\?(?:[:=!>]|<[=!]|P<\w+>))?)|(?P<close>\))|(?P<branch>\|)"
    r"|(?P<quantifier>(?:[?*+]|\{\d*,?\d*\})[?+]?)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\]|[.^$]|\\[A-Za-z0-9])|\\?(?P<plain>.)",
    re.DOTALL,
)
_UNTOLD = re.compile(r"\(\?[aiLmsux-]+[:)]|\(\?P=|\(\?\(|\\[0-9NUux]")  # flags, references, characters by number
_LITERAL_SET = re.compile(r"\[[^\x00-\x7f]+\]")  # characters that are not ASCII, without ranges
_NONE_AT_ALL = frozenset(["?", "??", "?+", "*", "*?", "*+", "{0", "{,"])  # how a quantifier starts that allows absence


def needed_strings(expression: str) -> frozenset[str] | None:
    """Strings of which every match holds at least one; None when none can be told.

    They have two characters or more, or one that is not ASCII: single Latin letters are in nearly every text.

    Reads only the plain parts of an expression; whatever may be absent, a class or a look-around is passed over.
    """
    if _UNTOLD.search(expression):
        return None
    levels = [_Level()]
    tokens = list(_TOKEN.finditer(expression))
    for token, follower in zip(tokens, [*tokens[1:], None], strict=True):
        kind = token.lastgroup
        level = levels[-1]
        optional = (
            kind != "run"
            and follower is not None
            and follower["quantifier"] is not None
            and follower[0][:2] in _NONE_AT_ALL
        )
        if kind == "run":
            level.run += token[0]
        elif kind == "plain" and not optional:
            level.run += token["plain"]
        elif kind == "branch":
            level.end_branch()
        elif kind == "close" and len(levels) > 1:
            inner = levels.pop().end()
            if inner and level.counts and not optional:
                levels[-1].choices.append(inner)
        elif kind == "set" and _LITERAL_SET.fullmatch(token[0]) and not optional:
            level.end_run()
            level.choices.append(frozenset(token[0][1:-1]))
        else:
            level.end_run()
            if kind == "open":
                levels.append(_Level(counts="!" not in token[0] and "<=" not in token[0]))
    return levels[0].end()


@dataclass(slots=True)
class _Level:
    """What is known of one group of an expression while it is read.

    Attributes:
        counts: Whether what the group holds is part of every match (it is not for "not followed by").
        run: Plain characters read last, one behind the other.
        choices: Sets of strings, each of which every match of the branch holds one of.
        needed: The same for the branches that are complete; None once a branch has nothing to go by.
    """

    counts: bool = True
    run: str = ""
    choices: list[frozenset[str]] = field(default_factory=list)
    needed: frozenset[str] | None = frozenset()

    def end_run(self) -> None:
        if self.run:
            self.choices.append(frozenset((self.run,)))
            self.run = ""

    def end_branch(self) -> None:
        self.end_run()
        best, most = frozenset[str](), 1
        for strings in self.choices:
            if (weight := min(map(_weight, strings))) > most:
                best, most = strings, weight
        self.needed = self.needed | best if best and self.needed is not None else None
        self.choices = []

    def end(self) -> frozenset[str] | None:
        self.end_branch()
        return self.needed


def _weight(string: str) -> int:
    """How much a string tells: a character that is not ASCII as much as two that are."""
    return len(string) if string.isascii() else 2 * len(string)
