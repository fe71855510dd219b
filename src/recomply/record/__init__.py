"""First step of the path: files → raw records (`read`), and the empty workbook to fill in (`write_template`)."""

from recomply.record.model import Batch, Column, Record
from recomply.record.read import read

__all__ = ["Batch", "Column", "Record", "read"]
