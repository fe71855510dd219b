"""Free text, read for signs of the three limbs: who is military, what use is stated, and what is merely denied.

A text is brought to one form of writing (`folding`), the words of the rulebook (`rules`) are found in it (`finding`),
traps take out what only looks military (`sifting`), and the hits that a negation reaches are marked (`negation`).
"""

from recomply.facts.texts.reader import Hit, TextReader

__all__ = ["Hit", "TextReader"]
