"""Second step of the path: the record, typed (`understand`)."""

from recomply.shipment.model import License, Line, Material, Owner, Party, Shipment
from recomply.shipment.ownership import Holding, Ownership, understand_ownership
from recomply.shipment.understand import Understood, placed, understand

__all__ = [
    "Holding",
    "License",
    "Line",
    "Material",
    "Owner",
    "Ownership",
    "Party",
    "Shipment",
    "Understood",
    "placed",
    "understand",
    "understand_ownership",
]
