"""How descriptions of goods are read: elements, materials, forms, words that say nothing, ordinary goods."""

from __future__ import annotations

from pydantic import Field

from recomply.law.base import Data, Pattern, Source
from recomply.law.indicators import Wording
from recomply.law.instrument import Titles
from recomply.law.limits import Parameter


class ElementWords(Data):
    """Names of an element in running text, beside its symbol."""

    zh: tuple[str, ...] = ()
    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    symbol_alone: bool = Field(default=True, description="Whether the bare symbol in running text means the element.")


class ElementGroup(Data):
    """A name for several elements at once, such as "heavy rare earths"."""

    id: str
    words: tuple[Pattern, ...] = Field(min_length=1)
    elements: tuple[str, ...] = Field(min_length=1)


class ImpliedBy(Data):
    """Form and elements from which a material is recognised without its name."""

    form: str
    elements: tuple[str, ...] = Field(min_length=1)


class Material(Data):
    """A material known by name: what it contains for certain, what it may contain, and what form it has.

    Attributes:
        implied_by: The material is also recognised when goods have this form and these elements.
        general: Counts only where no other material is named.
    """

    id: str
    general: bool = False
    words: tuple[Pattern, ...] = ()
    form: str | None = None
    contains: tuple[str, ...] = ()
    may_contain: tuple[str, ...] = ()
    implied_by: ImpliedBy | None = None
    note: str = ""


class FormWords(Data):
    """Words that tell the form of goods. Earlier forms in the file win over later ones in the same description."""

    form: str
    words: tuple[Pattern, ...] = Field(min_length=1)


class OrdinaryGoods(Wording):
    """Everyday goods of one kind, with the words that name the goods themselves.

    Attributes:
        headings: Beginnings of the customs codes under which such goods belong. A line with another one contradicts
            itself.
        examples: Descriptions that must be recognised.
    """

    id: str
    title: Titles
    headings: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)


class ThemedWords(Wording):
    """Words of one theme: materials, colours, arms."""

    theme: str


class Ordinary(Data):
    """How everyday goods are told from what control entries may be about (`items/ordinary.yaml`).

    Attributes:
        particulars: What may stand beside the goods: what they are made of, how they look, how they are packed.
        never_with: Words beside which goods never count as everyday goods, though each word of them is known.
        purpose: How texts say what goods are for.
        counterexamples: Descriptions that must not be recognised.
    """

    goods: tuple[OrdinaryGoods, ...] = Field(min_length=1)
    particulars: tuple[ThemedWords, ...]
    never_with: tuple[ThemedWords, ...]
    purpose: tuple[Pattern, ...]
    counterexamples: tuple[str, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)


class ParametersFile(Data):
    """The parameters of control entries (`items/parameters.yaml`).

    Attributes:
        at_least: Words before a figure that make it a lower bound, and so on.
        approximately: Words that leave a figure open.
        denied: Words that turn a word of comparison beside them around.
        units: Units as people write them, and as the unit library does.
    """

    parameters: dict[str, Parameter]
    at_least: tuple[Pattern, ...]
    above: tuple[Pattern, ...]
    at_most: tuple[Pattern, ...]
    below: tuple[Pattern, ...]
    approximately: tuple[Pattern, ...]
    denied: tuple[Pattern, ...] = Field(min_length=1)
    units: dict[str, str] = Field(default_factory=dict)
    sources: tuple[Source, ...] = Field(min_length=1)


class RemarkWords(Data):
    """Words by which the remark of a customs declaration says that goods are controlled, or that they are not."""

    controlled: tuple[Pattern, ...] = Field(min_length=1)
    not_controlled: tuple[Pattern, ...] = Field(min_length=1)


class Goods(Data):
    """How descriptions of goods are read (`items/goods.yaml`).

    Attributes:
        vague: Descriptions that say nothing about the goods.
        absence: Ways to say that an element is not there; `{elements}` stands for a list of element names, at the end
            or at the start.
        listed_with: What stands between the names of such a list.
        remarks: What remarks of customs declarations say of control.
        groups: Names for several elements. Goods called by one may contain each of them.
    """

    elements: dict[str, ElementWords]
    groups: tuple[ElementGroup, ...] = ()
    materials: tuple[Material, ...]
    forms: tuple[FormWords, ...]
    vague: tuple[Pattern, ...]
    absence: tuple[str, ...]
    listed_with: tuple[Pattern, ...]
    remarks: RemarkWords
    sources: tuple[Source, ...] = Field(min_length=1)
