"""Documents of a licence file and the questions put to the parties: codes, titles, and the words that name them."""

from __future__ import annotations

from pydantic import Field

from recomply.law.base import Data, Pattern, Source
from recomply.words import Words


class DocumentKind(Data):
    """A kind of document: its code in records, its title, and the words by which free text names it."""

    code: str
    title: Words
    words: tuple[Pattern, ...] = ()


class DocumentsFile(Data):
    """Every kind of document the rulebook speaks of."""

    documents: tuple[DocumentKind, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = Field(min_length=1)


class Ask(Data):
    """A question to the parties.

    Attributes:
        particular: Sentence that follows where more is known of what is open; `{points}` stands for it.
        settled_by: Code of the document that answers it.
        decision: Whether no party answers it, but the person who decides.
    """

    ask: Words
    particular: Words | None = None
    settled_by: str = ""
    decision: bool = False


class QuestionsFile(Data):
    """The questions by name."""

    questions: dict[str, Ask]
