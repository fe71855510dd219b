"""What the goods of a line are, which control entries they meet (`GoodsReader.classify`), and shares of value."""

from recomply.facts.goods.classification import Classification, Meets
from recomply.facts.goods.classify import GoodsReader
from recomply.facts.goods.codes import same_branch
from recomply.facts.goods.share import ValueShare, bases, value_share

__all__ = ["Classification", "GoodsReader", "Meets", "ValueShare", "bases", "same_branch", "value_share"]
