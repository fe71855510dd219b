"""What the goods of a line are, and which control entries they meet (`GoodsReader.classify`)."""

from recomply.facts.goods.classify import Classification, GoodsReader, Meets
from recomply.facts.goods.codes import same_branch

__all__ = ["Classification", "GoodsReader", "Meets", "same_branch"]
