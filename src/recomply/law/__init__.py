"""The law as data: instruments with dates and rules, control entries, listed parties, indicators (`load`)."""

from recomply.law.force import Calendar, Period, State
from recomply.law.load import load, rules_folder
from recomply.law.reader import Fault
from recomply.law.rulebook import Rulebook

__all__ = ["Calendar", "Fault", "Period", "Rulebook", "State", "load", "rules_folder"]
