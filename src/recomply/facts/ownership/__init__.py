"""Who stands behind a party: owners up the chains, from the record and the user's file, and their aggregated shares."""

from recomply.facts.ownership.chains import Step, Way, located
from recomply.facts.ownership.graph import MOST_COMPANIES, MOST_STEPS, OwnershipGraph
from recomply.facts.ownership.shares import Held, Holders, OwnerCountry, Share

__all__ = [
    "MOST_COMPANIES",
    "MOST_STEPS",
    "Held",
    "Holders",
    "OwnerCountry",
    "OwnershipGraph",
    "Share",
    "Step",
    "Way",
    "located",
]
