"""What people see in the terminal."""

from recomply.report.explanation import print_explanation
from recomply.report.rules import print_instrument, print_rule
from recomply.report.summary import print_summary

__all__ = ["print_explanation", "print_instrument", "print_rule", "print_summary"]
