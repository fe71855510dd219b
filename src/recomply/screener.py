"""The whole path for Python users: record → Shipment → facts → findings → decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from recomply.decision import Decider, Decision, OwnershipRef
from recomply.errors import Problem, RulebookError
from recomply.facts import Knowledge, OwnershipGraph, find_facts
from recomply.facts.goods import Classification, ValueShare, bases, value_share
from recomply.facts.identity import Identity, identities
from recomply.facts.own_lists import OwnLists
from recomply.findings import CompiledRules, compile_rules, make_engine
from recomply.law import Rulebook, load
from recomply.law.load import digest, read, rules_folder
from recomply.shipment import Line, Ownership, Shipment, Understood, placed, understand, understand_ownership
from recomply.version import __version__
from recomply.words import Language

if TYPE_CHECKING:
    from recomply.lists import Store


def open_rulebook(
    folder: Path | str | None = None, overlay: Path | str | None = None
) -> tuple[Rulebook, CompiledRules, Knowledge]:
    """Loads a rulebook and compiles its rules and its words. One that has not changed since is not read again.

    Args:
        folder: Its folder; without one, the rulebook that ships with the package.
        overlay: Folder of a user's overlay.

    Raises:
        RulebookError: Something in it is broken; the error carries every fault, each with file and line.
    """
    root = rules_folder() if folder is None else Path(folder)
    above = None if overlay is None else Path(overlay)
    return _opened(root, above, folder is not None, digest(root), None if above is None else digest(above))


@lru_cache(maxsize=4)
def _opened(
    root: Path, overlay: Path | None, strict: bool, *_: str | None
) -> tuple[Rulebook, CompiledRules, Knowledge]:
    rulebook, faults = read(root, overlay, strict=strict)
    if rulebook is None:
        raise RulebookError([fault.told(root) for fault in faults])
    compiled, more = compile_rules(rulebook)
    if faults or more:
        raise RulebookError([fault.told(root) for fault in (*faults, *more)])
    return rulebook, compiled, Knowledge(rulebook)


_NO_DATE = MappingProxyType(
    {
        "en": "The record has no date that can be understood; the law is applied as of today, {day}.",
        "zh": "记录没有可读懂的日期；按今日（{day}）适用法律。",
        "ja": "記録に読み取れる日付がありません。本日 {day} の法を適用します。",
    }
)


def open_ownership(source: Path | str) -> Ownership:
    """Reads a file of owners: columns owner, owned, share in per cent; owner_country, owned_country, date if you like.

    Args:
        source: .csv, .tsv, .xlsx (.xlsm, .xls, .ods), .parquet, .jsonl or .json; headers in English, Chinese, Japanese.

    Returns:
        What it tells. Rows that could not be understood stand in `problems`.

    Raises:
        InputError: The file cannot be used; the text names what is missing.
    """
    from recomply.record.ownership import read_ownership

    return understand_ownership(read_ownership(source))


class Screener:
    """Screens shipments against a rulebook. Make one and keep it: it may be used from several threads.

    Args:
        rules: Folder of a rulebook; without one, the rulebook that ships with the package.
        overlay: Folder of a user's own rulebook on top of it: settled disputes, instruments, lists, in-house rules.
        lists: The store of the user's own lists, or its folder (see `recomply lists`); without it none are used.
        ownership: A file of owners, or what `open_ownership` read of it: who holds what share of whom.
        engine: `closures`, or `durable` for the second engine (extra `durable`).
        language: Language of the reasons: `en`, `zh` or `ja`.
        as_of: The day the law is applied for every shipment. Without it, the shipment's own date; without that, today.
        software: Name and version written into decisions.

    Raises:
        RulebookError: The rulebook is broken.
        InputError: The engine is not to be had, or the file of owners cannot be used.

    Attributes:
        ownership: What the file of owners tells; None without one.
    """

    def __init__(
        self,
        rules: Path | str | None = None,
        *,
        overlay: Path | str | None = None,
        lists: Store | Path | str | None = None,
        ownership: Path | str | Ownership | None = None,
        engine: str = "closures",
        language: Language = "en",
        as_of: dt.date | None = None,
        software: str | None = None,
    ) -> None:
        self.rulebook, compiled, self._knowledge = open_rulebook(rules, overlay)
        self._as_of = as_of
        self._own_lists = _own_lists(lists, self._knowledge)
        self.ownership = open_ownership(ownership) if isinstance(ownership, (str, Path)) else ownership
        self._owners = OwnershipGraph(self._knowledge.fold, self._knowledge.index, self.ownership)
        self._language = language
        self._decider = Decider(
            self.rulebook,
            make_engine(engine, compiled),
            language=language,
            software=software or f"recomply {__version__}",
            own_lists=self._own_lists.infos if self._own_lists is not None else (),
            ownership=_reference(self.ownership),
        )

    @property
    def ownership_problems(self) -> tuple[Problem, ...]:
        """What of the file of owners is not understood or impossible, whether or not a shipment has to do with it."""
        if self.ownership is None:
            return ()
        impossible = self._owners.impossible(self._as_of or dt.date.today())
        return tuple(dict.fromkeys((*self.ownership.problems, *impossible)))

    def screen(
        self,
        record: Shipment | Mapping[str, Any],
        *,
        as_of: dt.date | None = None,
        number: int = 1,
        places: Mapping[str, str] | None = None,
        problems: Iterable[Problem] = (),
        cautions: Iterable[str] = (),
    ) -> Decision:
        """Decides one shipment. Never raises for what the record contains.

        Args:
            record: A `Shipment`, or the same as a plain dict.
            as_of: The day the law is applied, for this shipment.
            number: Position of the record in its input.
            places: Where each field was read, for messages.
            problems: Trouble met while the record was read.
            cautions: What a reader must know of how the record was read, such as columns of its file that nobody read.
        """
        understood = understand(record, number=number, places=places)
        shipment = understood.shipment
        found = (*problems, *understood.problems)
        day = as_of or self._as_of or shipment.date
        said = list(cautions)
        undated = day is None and any(problem.field == "date" for problem in found)
        if day is None:
            day = dt.date.today()
            said.append(_NO_DATE[self._language].format(day=day))
        facts = find_facts(shipment, day, self._knowledge, self._own_lists, self._owners)
        found = (*found, *(placed(problem, number=number, places=places) for problem in facts[0].problems))
        return self._decider.decide(shipment.id, facts, problems=found, cautions=said, undated=undated)

    def classify(
        self, record: Shipment | Mapping[str, Any], *, number: int = 1
    ) -> Iterator[tuple[str, Classification, tuple[Problem, ...]]]:
        """Holds the goods of each line of a record against every control entry.

        Args:
            record: A `Shipment`, or the same as a plain dict.
            number: Position of the record in its input.

        Yields:
            The line's name (`INV-7, 1: dysprosium oxide`), its classification, and what of it was not understood.
        """
        understood = understand(record, number=number)
        for place, title, line, problems in _titled(understood):
            yield title, self._knowledge.goods.classify(line, place), problems

    def value_shares(
        self, record: Shipment | Mapping[str, Any], *, number: int = 1
    ) -> Iterator[tuple[str, ValueShare, tuple[Problem, ...]]]:
        """Works out, for each line with a bill of materials, what part of the value is counted material.

        Counted are materials of the home country that an instrument counts, such as magnets and targets with certain
        rare earths. What is not known makes the share a range.

        Args:
            record: A `Shipment`, or the same as a plain dict.
            number: Position of the record in its input.

        Yields:
            The line's name, the share with its arithmetic, and what of the line was not understood.
        """
        understood = understand(record, number=number)
        rates = understood.shipment.exchange_rates or {}
        for _, title, line, problems in _titled(understood):
            for base in bases(line, self._knowledge.measured_in_value) if line.materials else ():
                found = value_share(base.goods, rates, self._knowledge.material_counts, base.field)
                yield f"{title} › {base.name}" if base.name else title, found, problems

    def party(self, party: str | Mapping[str, Any]) -> tuple[Identity, ...]:
        """Who a party is, may be, or stands close to, by its names and its address.

        Args:
            party: A name, or the fields of a party: `name`, `name_local`, `aliases`, `country`, `address`, `postcode`.
        """
        fields = {"name": party} if isinstance(party, str) else dict(party)
        understood = understand({"id": "party", "consignee": fields}).shipment.consignee
        return () if understood is None else tuple(identities(understood, self._knowledge))

    def screen_many(
        self, records: Iterable[Shipment | Mapping[str, Any]], *, as_of: dt.date | None = None
    ) -> Iterator[Decision]:
        """Decides shipments one after the other, in their order: as many decisions as records."""
        for number, record in enumerate(records, start=1):
            yield self.screen(record, as_of=as_of, number=number)


def _own_lists(lists: Store | Path | str | None, knowledge: Knowledge) -> OwnLists | None:
    """The user's lists, indexed; None where there are none."""
    from recomply.lists import Store

    if lists is None:
        return None
    store = lists if isinstance(lists, Store) else Store(Path(lists))
    return OwnLists(((info, store.entries(info.id)) for info in store.infos()), knowledge.fold) or None


__all__ = ["Screener", "load", "open_ownership", "open_rulebook"]


def _reference(ownership: Ownership | None) -> OwnershipRef | None:
    """What a decision says of the file of owners it was made with."""
    if ownership is None:
        return None
    return OwnershipRef(name=ownership.name, digest=ownership.digest, holdings=len(ownership.holdings))


def _titled(understood: Understood) -> Iterator[tuple[str, str, Line, tuple[Problem, ...]]]:
    """The lines of a record: path, name (`INV-7, 1: dysprosium oxide`), line, and what of it was not understood."""
    for n, line in enumerate(understood.shipment.lines):
        place = f"lines[{n}]"
        title = f"{understood.shipment.id}, {line.line if line.line is not None else n + 1}: {line.description or ''}"
        yield place, title.rstrip(": "), line, tuple(one for one in understood.problems if one.field.startswith(place))
