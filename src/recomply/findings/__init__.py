"""Fourth step of the path: what the rules say of the facts (`Engine.judge`)."""

from __future__ import annotations

from recomply.errors import InputError
from recomply.findings.compile import ANY, Compiled, CompiledRule, CompiledRules, Tree, compile_rules, leaves
from recomply.findings.engine import ClosureEngine, Engine, Evaluation, Judgement

__all__ = [
    "ANY",
    "ENGINES",
    "ClosureEngine",
    "Compiled",
    "CompiledRule",
    "CompiledRules",
    "Engine",
    "Evaluation",
    "Judgement",
    "Tree",
    "compile_rules",
    "leaves",
    "make_engine",
]

ENGINES = ("closures", "durable")


def make_engine(name: str, compiled: CompiledRules) -> Engine:
    """The engine of a name, ready to judge.

    Raises:
        InputError: There is no such engine, or what it needs is not installed.
    """
    if name == "closures":
        return ClosureEngine(compiled)
    if name == "durable":
        from recomply.findings.durable import DurableEngine

        return DurableEngine(compiled)
    raise InputError(f"There is no engine called {name}.", f"Engines: {', '.join(ENGINES)}.")
