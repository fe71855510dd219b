"""The shipment record, typed. Every field but `id` may be missing; missing is unknown, never "no".

Values are read leniently (dates, countries, numbers, codes in the spellings people use) and kept strictly: what
cannot be understood raises here, and is reported on its cell by `recomply.shipment.understand`.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from recomply.shipment import values

Text = Annotated[str | None, BeforeValidator(values.text)]
Texts = Annotated[tuple[str, ...] | None, BeforeValidator(values.texts)]
Day = Annotated[dt.date | None, BeforeValidator(values.day)]
Country = Annotated[str | None, BeforeValidator(values.country)]
Countries = Annotated[tuple[str, ...] | None, BeforeValidator(values.countries)]
Amount = Annotated[float | None, BeforeValidator(values.amount)]
Mass = Annotated[float | None, BeforeValidator(values.mass_kg)]
Percent = Annotated[float | None, BeforeValidator(values.percent)]
YesNo = Annotated[bool | None, BeforeValidator(values.yes_no)]
HSCode = Annotated[str | None, BeforeValidator(values.hs_code)]
ControlCodes = Annotated[tuple[str, ...] | None, BeforeValidator(values.control_codes)]
ControlCode = Annotated[str | None, BeforeValidator(values.control_code)]
Elements = Annotated[tuple[str, ...] | None, BeforeValidator(values.elements)]
Composition = Annotated[dict[str, float] | None, BeforeValidator(values.composition)]
Rates = Annotated[dict[str, float] | None, BeforeValidator(values.rates)]
Parameters = Annotated[dict[str, float | str] | None, BeforeValidator(values.parameters)]

Transaction = Annotated[
    Literal["export", "reexport", "transfer", "domestic", "technology", "service"] | None,
    BeforeValidator(values.transaction),
]
Form = Annotated[
    Literal[
        "oxide",
        "compound",
        "mixture",
        "metal",
        "alloy",
        "powder",
        "target",
        "magnet",
        "magnet_assembly",
        "component",
        "finished_product",
        "equipment",
        "software",
        "technology",
        "waste",
    ]
    | None,
    BeforeValidator(values.form),
]
LicenseStatus = Annotated[
    Literal["valid", "pending", "suspended", "revoked", "used"] | None, BeforeValidator(values.license_status)
]
LicenseKind = Annotated[Literal["individual", "general", "registration"] | None, BeforeValidator(values.license_kind)]


class Record(BaseModel):
    """Base of the record's parts: immutable, and strict about the names of fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Owner(Record):
    """A shareholder of a party; `share` in per cent."""

    name: Text = None
    country: Country = None
    share: Percent = None


class Party(Record):
    """An organisation or person in a shipment. `role` tells what an intermediary does (buyer, forwarder, agent…)."""

    name: Text = None
    name_local: Text = None
    aliases: Texts = None
    country: Country = None
    address: Text = None
    city: Text = None
    postcode: Text = None
    email: Text = None
    website: Text = None
    registration_number: Text = None
    profile: Text = None
    owners: tuple[Owner, ...] | None = None
    role: Text = None

    @model_validator(mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        """A party given as a plain text is its name."""
        return {"name": value} if isinstance(value, str) else value


class License(Record):
    """An export licence said to be held for the shipment, or applied for.

    Attributes:
        holder: The exporter it was issued to.
        status: `valid`, `pending` (applied for), `suspended`, `revoked` or `used` (the export was completed).
        consignment: Reference of the shipment it was issued for.
        accepted: Day on which the authority accepted the application; the time limit runs from it.
        amendment_accepted: Day on which it accepted an application to amend the licence.
    """

    number: Text = None
    kind: LicenseKind = None
    holder: Text = None
    status: LicenseStatus = None
    consignment: Text = None
    accepted: Day = None
    amendment_accepted: Day = None
    issued: Day = None
    expires: Day = None
    control_codes: ControlCodes = None
    end_user: Text = None
    end_use: Text = None
    destination: Country = None
    quantity: Amount = None
    unit: Text = None
    remark: Text = None


class Material(Record):
    """A part or material of a bill of materials. Quantities and values are per one unit of what it is part of.

    Attributes:
        value: Value of the material in one unit of what it is part of; else quantity times unit price.
        materials: What the material itself is made of.
    """

    name: Text = None
    origin: Country = None
    form: Form = None
    elements: Elements = None
    composition: Composition = None
    control_code: ControlCode = None
    hs_code: HSCode = None
    quantity: Amount = None
    unit: Text = None
    unit_price: Amount = None
    value: Amount = None
    currency: Text = None
    materials: tuple[Material, ...] | None = None


class Line(Record):
    """One line of goods, software, technology or service. Masses in kg, shares in per cent.

    Attributes:
        materials: Bill of materials of one unit of the goods.
    """

    line: Annotated[int | str | None, BeforeValidator(values.line_number)] = None
    description: Text = None
    model: Text = None
    grade: Text = None
    hs_code: HSCode = None
    control_code: ControlCode = None
    declared_controlled: YesNo = None
    elements: Elements = None
    composition: Composition = None
    form: Form = None
    parameters: Parameters = None
    quantity: Amount = None
    unit: Text = None
    net_mass_kg: Mass = None
    unit_price: Amount = None
    value: Amount = None
    currency: Text = None
    origin: Country = None
    prc_content_value_pct: Percent = None
    prc_technology: YesNo = None
    materials: tuple[Material, ...] | None = None
    batch: Text = None
    producer: Text = None
    remark: Text = None


class Shipment(Record):
    """One shipment: who sends what to whom, from where to where, for what use, with which papers.

    Attributes:
        id: The user's own reference (delivery, invoice or order number).
        date: Planned or actual day of export, re-export, transfer or disclosure; the law is applied as of this day.
        destination: Country of final destination (最终目的国, not 运抵国).
        declared_military: What the record itself answers to "is this for military use or a military user?".
        declared_on: Day of the customs declaration; the licence must be in hand on it.
        query_received: Day on which a customs query on the goods was received.
        exchange_rates: Value of one unit of each currency in a common one, for bills of materials.
    """

    id: Annotated[str, BeforeValidator(values.identifier)]
    date: Day = None
    declared_on: Day = None
    query_received: Day = None
    transaction: Transaction = None
    exporter: Party | None = None
    consignee: Party | None = None
    end_user: Party | None = None
    intermediaries: tuple[Party, ...] | None = None
    departure: Country = None
    destination: Country = None
    origin: Country = None
    route: Texts = None
    end_use: Text = None
    end_product: Text = None
    onward_export: Countries = None
    declared_military: YesNo = None
    documents: Texts = None
    license: License | None = None
    exchange_rates: Rates = None
    notes: Text = None
    lines: tuple[Line, ...] = Field(default=())

    @model_validator(mode="before")
    @classmethod
    def _same_party(cls, data: Any) -> Any:
        """An end user given as "same as consignee" is the consignee."""
        if isinstance(data, dict) and "consignee" in data and (given := data.get("end_user")):
            name = given.get("name") if isinstance(given, dict) else given
            if isinstance(name, str) and values.says_same_as_consignee(name):
                return {**data, "end_user": data["consignee"]}
        return data

    def parties(self) -> list[tuple[str, Party]]:
        """Every party given, with the path of its field, in the order of the record."""
        found: list[tuple[str, Party]] = []
        for role in ("exporter", "consignee", "end_user"):
            party: Any = getattr(self, role)
            if party is not None:
                found.append((role, party))
        found.extend((f"intermediaries[{n}]", party) for n, party in enumerate(self.intermediaries or ()))
        return found
