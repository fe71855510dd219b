"""Second step of the path: the record, typed (`understand`)."""

from recomply.shipment.model import License, Line, Material, Owner, Party, Shipment
from recomply.shipment.understand import Understood, understand

__all__ = ["License", "Line", "Material", "Owner", "Party", "Shipment", "Understood", "understand"]
