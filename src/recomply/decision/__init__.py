"""Fifth step of the path: the decision (`Decider.decide`)."""

from recomply.decision.decide import Decider
from recomply.decision.model import (
    Basis,
    Control,
    Decision,
    Document,
    Evidence,
    Finding,
    HeldLicense,
    LicenseCheck,
    LicenseOption,
    Licensing,
    LineDecision,
    Obligation,
    OverlayRef,
    OwnershipRef,
    Question,
    RulebookRef,
    TimeLimit,
)
from recomply.decision.trace import Node, RuleTrace
from recomply.outcome import Outcome

__all__ = [
    "Basis",
    "Control",
    "Decider",
    "Decision",
    "Document",
    "Evidence",
    "Finding",
    "HeldLicense",
    "LicenseCheck",
    "LicenseOption",
    "Licensing",
    "LineDecision",
    "Node",
    "Obligation",
    "Outcome",
    "OverlayRef",
    "OwnershipRef",
    "Question",
    "RuleTrace",
    "RulebookRef",
    "TimeLimit",
]
