"""`python -m recomply`."""

from recomply.cli import main

main()
