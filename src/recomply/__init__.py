"""recomply screens shipments against the export control law of the People's Republic of China.

>>> from recomply import Screener
>>> decision = Screener().screen({"id": "INV-1", "date": "2026-05-20", "departure": "CN", "destination": "JP"})
>>> decision.outcome
<Outcome.REVIEW: 'review'>
"""

from recomply.decision import Decision, LineDecision, Outcome
from recomply.errors import InputError, Problem, RecomplyError, RulebookError
from recomply.screener import Screener, open_ownership
from recomply.shipment import License, Line, Material, Owner, Ownership, Party, Shipment
from recomply.truth import Truth
from recomply.version import __version__

__all__ = [
    "Decision",
    "InputError",
    "License",
    "Line",
    "LineDecision",
    "Material",
    "Outcome",
    "Owner",
    "Ownership",
    "Party",
    "Problem",
    "RecomplyError",
    "RulebookError",
    "Screener",
    "Shipment",
    "Truth",
    "__version__",
    "open_ownership",
]
