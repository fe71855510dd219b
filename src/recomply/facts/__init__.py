"""Third step of the path: what the record says about the questions of the law (`find_facts`)."""

from recomply.facts.case import Knowledge
from recomply.facts.find import Facts, find_facts
from recomply.facts.ownership import OwnershipGraph
from recomply.facts.reading import OpenSet, Piece, Reading, words_of
from recomply.facts.registry import FACTS, Fact

__all__ = [
    "FACTS",
    "Fact",
    "Facts",
    "Knowledge",
    "OpenSet",
    "OwnershipGraph",
    "Piece",
    "Reading",
    "find_facts",
    "words_of",
]
