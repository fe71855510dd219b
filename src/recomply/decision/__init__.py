"""Fifth step of the path: the decision (`Decider.decide`)."""

from recomply.decision.decide import Decider
from recomply.decision.model import (
    Basis,
    Control,
    Decision,
    Document,
    Evidence,
    Finding,
    Licensing,
    LineDecision,
    Node,
    Obligation,
    Question,
    RulebookRef,
    RuleTrace,
)
from recomply.outcome import Outcome

__all__ = [
    "Basis",
    "Control",
    "Decider",
    "Decision",
    "Document",
    "Evidence",
    "Finding",
    "Licensing",
    "LineDecision",
    "Node",
    "Obligation",
    "Outcome",
    "Question",
    "RuleTrace",
    "RulebookRef",
]
