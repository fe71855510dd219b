"""The law as data: instruments with dates and rules, control entries, listed parties, indicators (`load`)."""

from recomply.law.force import Calendar, State
from recomply.law.load import Fault, load, rules_folder
from recomply.law.rulebook import Rulebook

__all__ = ["Calendar", "Fault", "Rulebook", "State", "load", "rules_folder"]
