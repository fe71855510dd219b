"""The registry of facts: every fact that rules, traces and reports may speak of, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from recomply.facts import item, licenses, papers, parties, trade, use
from recomply.facts.case import Case, LineCase
from recomply.facts.reading import Reading

Type = Literal["truth", "word", "set", "number", "date"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A question about a shipment.

    Attributes:
        name: The name used in rules and traces.
        type: `truth`; `word` (a code or name); `set` (members true, false or unknown); `number`; `date`.
        unit: What the value is measured in or coded by.
        label: Short words for people.
        description: What the fact means, and when it is unknown.
        find: The function that finds it, for the whole shipment or (`of_line`) for one line.
        lists: For sets of instruments: what these instruments list (`items` or `parties`).
        asks: Questions the fact may ask when it is not known.
    """

    name: str
    type: Type
    label: str
    description: str
    find: Callable[[Case], Reading] | None = None
    of_line: Callable[[LineCase], Reading] | None = None
    unit: str = ""
    lists: str = ""
    asks: tuple[str, ...] = ()


_RECIPIENTS = ("consignee", "end_user")
_ALL = (
    Fact(
        "trade.day",
        "date",
        "day of the law",
        "The day as of which the law is applied.",
        find=trade.day,
    ),
    Fact(
        "trade.transaction",
        "word",
        "kind of transaction",
        "export, reexport, transfer, domestic, technology or service; worked out from the countries if known.",
        find=trade.transaction,
        asks=("departure", "destination"),
    ),
    Fact(
        "trade.departure",
        "word",
        "country of departure",
        "Country the goods leave; where it is not given, home for an exporter at home.",
        find=trade.departure,
        unit="ISO 3166-1 alpha-2",
        asks=("departure",),
    ),
    Fact(
        "trade.destination",
        "word",
        "country of final destination",
        "Country of final destination; where it is not given, the country of an end user or consignee abroad.",
        find=trade.destination,
        unit="ISO 3166-1 alpha-2",
        asks=("destination",),
    ),
    Fact(
        "trade.recipient_countries",
        "set",
        "countries of the recipients",
        "Countries of consignee, end user and intermediaries that receive the goods. "
        "Open while one of the first two is not known.",
        find=trade.recipient_countries,
        unit="ISO 3166-1 alpha-2",
        asks=(*_RECIPIENTS, "consignee_country", "end_user_country"),
    ),
    Fact(
        "item.origin",
        "word",
        "country of origin",
        "Country of origin of the line, else of the shipment.",
        of_line=trade.origin,
        unit="ISO 3166-1 alpha-2",
        asks=("origin",),
    ),
    Fact(
        "item.listed_under",
        "set",
        "instruments that list the item",
        "Instruments with a control entry the line meets, by declared code, form, elements and composition. "
        "A customs code alone leaves it unknown.",
        of_line=item.listed_under,
        unit="instrument id",
        lists="items",
        asks=("description", "composition", "form", "parameters", "classification"),
    ),
    Fact(
        "item.families",
        "set",
        "families of controlled goods",
        "Families of goods (gallium, graphite, unmanned aircraft…) with a control entry that the line meets. "
        "Open while the goods are not described.",
        of_line=item.families,
        unit="family of the catalogue",
        asks=("description", "composition", "form", "parameters", "classification"),
    ),
    Fact(
        "item.contradictions",
        "set",
        "contradictions in what the record says of the goods",
        "code_and_goods, declared_and_goods, customs_code_and_goods, statements_of_goods. "
        "None where the record shows none.",
        of_line=item.contradictions,
        unit="kind of contradiction",
    ),
    Fact(
        "item.intangible",
        "truth",
        "technology or software is provided",
        "The line is technology or software and no goods, by its form or description. False where nothing shows it.",
        of_line=item.intangible,
    ),
    Fact(
        "item.near_limit",
        "set",
        "instruments with a limit the goods miss by little",
        "Instruments that ask for a remark on goods just outside a limit, where these goods are such. "
        "None where nothing shows it.",
        of_line=item.near_limit,
        unit="instrument id",
    ),
    Fact(
        "item.prc_content_pct",
        "number",
        "share of listed Chinese material in the value",
        "Value of the material that counts by the rulebook and originates at home, in per cent of the value of the "
        "goods: as given, or by the bill of materials; a range where prices, origins or compositions are missing.",
        of_line=item.prc_content,
        unit="% of value",
        asks=("value_share",),
    ),
    Fact(
        "item.prc_technology",
        "truth",
        "made with rare-earth technology of the home country",
        "As the record says.",
        of_line=item.prc_technology,
        asks=("technology_used",),
    ),
    Fact(
        "item.declared_controlled",
        "truth",
        "the exporter declares the item controlled",
        "The exporter's own classification, as a statement: false where none was made.",
        of_line=item.declared_controlled,
    ),
    Fact(
        "parties.listed",
        "set",
        "notices that list a recipient",
        "Notices that name one of the recipients. Open while consignee or end user is not named, or a text names a "
        "listed party.",
        find=parties.listed,
        unit="instrument id",
        lists="parties",
        asks=(*_RECIPIENTS, "party_identity"),
    ),
    Fact(
        "parties.on_own_block",
        "truth",
        "a party is on a list of the user's that blocks",
        "Any party, owners as a question. Unknown while consignee or end user is not named; false without such lists.",
        find=parties.on_own_block,
        asks=(*_RECIPIENTS, "party_identity"),
    ),
    Fact(
        "parties.on_own_review",
        "truth",
        "a party is on a list of the user's that asks for a look",
        "As parties.on_own_block, for lists with the effect review.",
        find=parties.on_own_review,
        asks=(*_RECIPIENTS, "party_identity"),
    ),
    Fact(
        "parties.on_own_note",
        "truth",
        "a party is on a list that the user keeps for information",
        "As parties.on_own_block, for lists with the effect note.",
        find=parties.on_own_note,
        asks=(*_RECIPIENTS, "party_identity"),
    ),
    Fact(
        "parties.related",
        "truth",
        "a recipient is close to listed parties or the military",
        "An unlisted recipient is the parent of listed units or a large defence contractor, or has such an owner or a "
        "listed one anywhere up the chain. "
        "Open while a text names such a company.",
        find=parties.related,
        asks=(*_RECIPIENTS, "party_identity"),
    ),
    Fact(
        "parties.military_users",
        "set",
        "countries whose military receives the goods",
        "By name, address, e-mail domain, or the statement of use; ZZ where nothing tells the country. Open while "
        "consignee or end user is not named.",
        find=parties.military_users,
        unit="ISO 3166-1 alpha-2",
        asks=(*_RECIPIENTS, "party_identity"),
    ),
    Fact(
        "use.military",
        "truth",
        "the use is military",
        "False only when the statement names a specific civil use and nothing speaks against it.",
        of_line=use.military,
        asks=("end_use", "use_in_detail"),
    ),
    Fact(
        "use.strengthens_military",
        "truth",
        "end user or use helps to raise military strength",
        "False only when the use is a specific civil one, the recipients are named, and nothing speaks against it.",
        find=use.strengthens_military,
        asks=(*_RECIPIENTS, "end_use", "use_in_detail"),
    ),
    Fact(
        "parties.majority_owned_by",
        "set",
        "notices that list an owner of half or more of a recipient",
        "Notices that list a party holding 50 per cent or more of a recipient, directly or through others, by the "
        "record and the file of owners. True only where multiplied shares and chains of control agree; open while what "
        "is not told of owners could reach half, and where several listed owners reach it only together.",
        find=parties.majority_owned_by,
        unit="instrument id",
        lists="parties",
        asks=("owners",),
    ),
    Fact(
        "parties.exporter_wholly_owned_by",
        "set",
        "notices that list the sole owner of the exporter",
        "Notices that list a party owning the exporter wholly, directly or through others. Open while the exporter's "
        "owners, or theirs, are not given.",
        find=parties.exporter_wholly_owned_by,
        unit="instrument id",
        lists="parties",
        asks=("exporter_owners",),
    ),
    Fact(
        "known.military_users",
        "set",
        "countries whose military the record shows to be involved",
        "What the exporter knows or should know from the record itself: false where the record shows nothing.",
        find=parties.known_military_users,
        unit="ISO 3166-1 alpha-2",
        asks=("party_identity",),
    ),
    Fact(
        "known.owner_countries",
        "set",
        "countries of the majority owners of the recipients",
        "Countries of those that hold half or more of a recipient, directly or through others, as the record and the "
        "file of owners name them: none where they name none.",
        find=parties.owner_countries,
        unit="ISO 3166-1 alpha-2",
        asks=("owners",),
    ),
    Fact(
        "known.onward_countries",
        "set",
        "countries the record shows the goods to go on to",
        "As the record says; open for the country of a listed or related party that a text names, and of a military "
        "user in the profile of a party. None where the record shows nothing.",
        find=trade.known_onward,
        unit="ISO 3166-1 alpha-2",
        asks=("onward_export",),
    ),
    Fact(
        "known.foreign_recipient",
        "truth",
        "the record shows a recipient of another country",
        "A recipient's country is given and is not the home country. False where the record shows nothing.",
        find=trade.known_foreign_recipient,
    ),
    Fact(
        "known.military_use",
        "truth",
        "the record shows a military use",
        "What the exporter knows or should know from the record itself: false where the record shows nothing.",
        of_line=use.known_military,
        asks=("use_in_detail", "end_use"),
    ),
    Fact(
        "known.wmd",
        "truth",
        "the record shows a use for weapons of mass destruction",
        "What the exporter knows or should know from the record itself: false where the record shows nothing.",
        of_line=use.known_wmd,
        asks=("use_in_detail",),
    ),
    Fact(
        "known.topics",
        "set",
        "special purposes and claims the record shows",
        "Topics of `indicators/topics.yaml` (terrorism, advanced chips, humanitarian relief, return after repair…) "
        "that the record names: none where it names none. A claim is a statement, not proof.",
        of_line=use.known_topics,
        unit="topic",
        asks=("use_in_detail",),
    ),
    Fact(
        "known.transit_home",
        "truth",
        "the route of the record passes through the home country",
        "The route names the home country, which is neither departure nor destination. "
        "False where the record shows nothing.",
        find=trade.known_transit,
    ),
    Fact(
        "documents.on_file",
        "set",
        "documents on file",
        "Documents the record lists, by code. Open when it lists none.",
        find=papers.documents,
        unit="document code",
        asks=("documents",),
    ),
    Fact(
        "license.named",
        "truth",
        "the record names a licence",
        "A licence number or the status of a licence is given: false where none is.",
        find=licenses.named,
    ),
    Fact(
        "license.kind",
        "word",
        "kind of licence held",
        "individual, general or registration, as the record says.",
        find=licenses.kind,
        asks=("license",),
    ),
    Fact(
        "license.departs",
        "set",
        "where the licence departs from the shipment",
        "kind (not told), status, validity, length (longer than its kind may be valid), declaration, consignment, "
        "holder, end_user, end_use, destination, codes, quantity. "
        "Each open while licence or shipment do not tell; none where no licence is named.",
        of_line=licenses.departs,
        unit="aspect",
        asks=("license_details",),
    ),
)

FACTS: Mapping[str, Fact] = MappingProxyType({fact.name: fact for fact in _ALL})
"""Every fact by name."""
