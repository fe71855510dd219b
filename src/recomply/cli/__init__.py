"""The command line."""

from recomply.cli.app import app, main

__all__ = ["app", "main"]
