"""Who is found under which spelling, and who is taken for listed and is not: recomply beside general matchers, in one run.

Run it with `make bench-names`, or in that environment: .bench/names/bin/python benchmarks/names.py [--only recomply]
The spellings come from `spellings.py`, the strangers from `companies.py`. General matchers get every name and every alias that
identifies a party alone, of every party on every list, as recomply does. Their threshold is chosen on one half of the
spellings and strangers, their figures come from the other half. Speeds are by processor time
of one core; those of one run compare with each other only.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import yaml
from companies import DIGEST, Company, companies, digest
from spellings import CLASSES, RULES, Place, Spelling, spellings

from recomply.facts.listing import PartyIndex
from recomply.facts.names import NameFold
from recomply.law.lists import ListFile, NameTables, RelatedFile

OUT = RULES.parent / ".bench" / "names.md"
Strength = Literal["same", "likely", "related", "possible"]
REVIEW: frozenset[Strength] = frozenset({"likely", "possible"})
STRANGERS_FOR_NOMENKLATURA = 1000  # each is compared with every listed party, some 20 names a second
SHOWN = 6


class Answer(NamedTuple):
    """What a matcher says about a name. `list` is empty for parties on no list."""

    place: Place | str
    list: str
    strength: Strength


Matcher = Callable[[str], Sequence[Answer]]


class Party(NamedTuple):
    """A listed party with the names that identify it."""

    place: Place
    names: tuple[str, ...]


def list_files() -> list[ListFile]:
    files = sorted((RULES / "lists").glob("[A-Z]*.yaml"))
    return [ListFile.model_validate(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files]


# ── the matcher under test ───────────────────────────────────────────────────────────────────────────────────────────


def recomply_matcher() -> Matcher:
    """The one place that knows recomply's matcher: a match becomes an answer with its strength."""
    related = (RULES / "lists" / "related.yaml").read_text(encoding="utf-8")
    fold = NameFold(NameTables.read(RULES / "names"))
    index = PartyIndex(list_files(), RelatedFile.model_validate(yaml.safe_load(related)), fold)

    def answers(name: str) -> list[Answer]:
        found = []
        for match in index.match(name):
            if match.listing is not None:
                found.append(Answer((match.listing.instrument, match.listing.no), match.listing.list, "same"))
            elif match.possible is not None:
                found.append(Answer((match.possible.instrument, match.possible.no), match.possible.list, "possible"))
            elif match.related is not None:
                found.append(Answer(match.related.names.en, "", "related"))
        return found

    return answers


# ── how it did ───────────────────────────────────────────────────────────────────────────────────────────────────────


class Rate(NamedTuple):
    """So many of so many."""

    hits: int
    all: int

    def __str__(self) -> str:
        return f"{100 * self.hits / self.all:.2f}" if self.all else "–"


class Row(NamedTuple):
    """What one matcher did.

    Attributes:
        same: Recall of answers that decide as listed, by class, and together.
        any: Recall of any answer that names the party, by class.
        false_same: Strangers taken for listed.
        false_review: Strangers that give a review and are not taken for listed.
    """

    matcher: str
    same: dict[str, Rate]
    any: dict[str, Rate]
    false_same: Rate
    false_review: Rate
    speed: float


GOAL, BESIDE = "all classes of the goal", "all other classes"


def recall(found: Iterable[tuple[str, bool]]) -> dict[str, Rate]:
    """Recall of the classes that are aimed at together, of the others together, and of each."""
    hits: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for kind, hit in found:
        for key in (GOAL if CLASSES[kind].goal else BESIDE, kind):
            hits[key] += hit
            every[key] += 1
    return {key: Rate(hits[key], every[key]) for key in (GOAL, BESIDE, *CLASSES) if every[key]}


def _same_party() -> dict[Place, set[Place]]:
    """Places of one party: listed twice, or listed with a site of its own (Mitsui Bussan Aerospace)."""
    fold = NameFold(NameTables.read(RULES / "names"))
    by_name: dict[tuple[str, str], set[Place]] = defaultdict(set)
    for file in list_files():
        for party in file.parties:
            by_name[fold.fold(party.names.en), party.country].add((file.instrument, party.no))
    places = {place: set(group) for group in by_name.values() for place in group}
    center, company = ("MOFCOM-2026-028", 2), ("MOFCOM-2026-012", 13)
    places[center].add(company)
    places[company].add(center)
    return places


def measure_recomply(written: Sequence[Spelling], strangers: Sequence[Company], say: Callable[[str], None]) -> Row:
    matcher = recomply_matcher()
    started = time.process_time()
    answers = [matcher(spelling.given) for spelling in written]
    of_strangers = [matcher(company.name) for company in strangers]
    speed = (len(written) + len(strangers)) / (time.process_time() - started)

    same, any_, missed, wrong = [], [], defaultdict(list), defaultdict(list)
    together = _same_party()
    for spelling, found in zip(written, answers, strict=True):
        strengths = {answer.strength for answer in found if answer.place == spelling.place}
        same.append((spelling.kind, "same" in strengths))
        any_.append((spelling.kind, bool(strengths)))
        if not strengths:
            missed[spelling.kind].append(f"{spelling.given} ({spelling.of})")
        for other in found:
            if other.place not in together[spelling.place]:
                wrong[other.strength].append(f"{spelling.given} ({spelling.of}) → {other.place}")
    hits, reviews, ties = [], [], []
    by_list: Counter[str] = Counter()
    for company, found in zip(strangers, of_strangers, strict=True):
        strengths = {answer.strength for answer in found}
        told = f"{company.name} [{company.source}] → {', '.join(str(answer.place) for answer in found)}"
        if "same" in strengths:
            hits.append(told)
            by_list.update({answer.list for answer in found if answer.strength == "same"})
        elif strengths & REVIEW:
            reviews.append(told)
        elif strengths:
            ties.append(told)

    say("### What recomply missed, and whom it took for listed\n")
    for kind, names in missed.items():
        say(f"- {kind}: {len(names)} missed: {'; '.join(names[:SHOWN])}")
    for strength in get_args(Strength):
        told = wrong[strength]
        say(f"- another party than the one meant, as {strength}: {len(told)}: {'; '.join(told[:SHOWN])}")
    say(f"- strangers taken for listed: {len(hits)} {dict(by_list)}: {'; '.join(hits[: 4 * SHOWN])}")
    say(f"- strangers that give a review: {len(reviews)}: {'; '.join(reviews[: 4 * SHOWN])}")
    say(f"- strangers with a finding of relation only: {len(ties)}: {'; '.join(ties[: 4 * SHOWN])}\n")
    of = len(strangers)
    return Row("recomply", recall(same), recall(any_), Rate(len(hits), of), Rate(len(reviews), of), speed)


# ── general matchers ─────────────────────────────────────────────────────────────────────────────────────────────────


class Scores(NamedTuple):
    """Scores of a general matcher: of each spelling against its own party, of each stranger against the likest party."""

    own: Sequence[float]
    strangers: Sequence[float]
    speed: float


def listed_parties() -> list[Party]:
    return [
        Party(
            (file.instrument, party.no),
            (*party.names.known(), *(alias.name for alias in party.aliases if alias.certain)),
        )
        for file in list_files()
        for party in file.parties
    ]


def score_by_rapidfuzz(scorer: str, written: Sequence[Spelling], strangers: Sequence[Company]) -> Scores:
    import numpy
    from rapidfuzz import fuzz, process, utils

    names, owners = zip(*((name, party.place) for party in listed_parties() for name in party.names), strict=True)
    names = [utils.default_process(name) for name in names]
    columns: dict[Place, list[int]] = defaultdict(list)
    for n, owner in enumerate(owners):
        columns[owner].append(n)
    given = [spelling.given for spelling in written] + [company.name for company in strangers]
    started = time.process_time()
    clean = [utils.default_process(name) for name in given]
    table = process.cdist(clean, names, scorer=getattr(fuzz, scorer), dtype=numpy.float32, workers=1)
    speed = len(given) / (time.process_time() - started)
    own = [float(table[n, columns[spelling.place]].max()) for n, spelling in enumerate(written)]
    return Scores(own, [float(score) for score in table[len(written) :].max(axis=1)], speed)


def score_by_nomenklatura(algorithm: str, written: Sequence[Spelling], strangers: Sequence[Company]) -> Scores:
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    matcher: Any = get_algorithm(algorithm)
    config = matcher.default_config()

    def entity(*names: str) -> Any:
        made = model.make_entity("Company")
        made.id = names[0]
        for name in names:
            made.add("name", name)
        return made

    parties = {party.place: entity(*party.names) for party in listed_parties()}
    own = [matcher.compare(entity(spelling.given), parties[spelling.place], config).score for spelling in written]
    started = time.process_time()
    likest = []
    for company in strangers:
        query = entity(company.name)
        likest.append(max(matcher.compare(query, party, config).score for party in parties.values()))
    return Scores(own, likest, len(strangers) / (time.process_time() - started))


def best_threshold(own: Sequence[float], strangers: Sequence[float], most_false: float) -> float:
    """The threshold with the greatest recall less false hits, of those with so many false hits at most."""

    def false_hits(threshold: float) -> float:
        return sum(score >= threshold for score in strangers) / len(strangers)

    def value(threshold: float) -> float:
        return sum(score >= threshold for score in own) / len(own) - false_hits(threshold)

    steps = sorted({round(score, 2) for score in (*own, *strangers)} | {max(strangers) + 0.01})
    return max((step for step in steps if false_hits(step) <= most_false), key=value)


AT_MOST_1_PERCENT = "≤ 1 % false"


def measure_scores(name: str, scores: Scores, written: Sequence[Spelling], fixed: float | None = None) -> list[Row]:
    """A row with the best threshold, one with at most 1 % false hits, and one with the matcher's own threshold."""
    told = [(spelling.kind, score) for spelling, score in zip(written, scores.own, strict=True)]
    (chosen_on, others_chosen_on), (measured, others) = zip(_halves(told), _halves(scores.strangers), strict=True)
    halves = [score for _, score in chosen_on], others_chosen_on
    thresholds = {"best": best_threshold(*halves, 1.0), AT_MOST_1_PERCENT: best_threshold(*halves, 0.01)}
    if fixed is not None:
        thresholds["its own"] = fixed
    rows = []
    for how, threshold in thresholds.items():
        found = recall((kind, score >= threshold) for kind, score in measured)
        false = Rate(sum(score >= threshold for score in others), len(others))
        rows.append(Row(f"{name} ≥ {threshold:.2f} ({how})", found, found, false, Rate(0, 0), scores.speed))
    return rows


def _halves(all_of: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Two halves drawn by chance: one to choose a threshold on, one to measure on."""
    order = random.Random(3).sample(range(len(all_of)), len(all_of))
    middle = len(order) // 2
    return [all_of[n] for n in order[:middle]], [all_of[n] for n in order[middle:]]


# ── the tables ───────────────────────────────────────────────────────────────────────────────────────────────────────


def tables(rows: Sequence[Row], say: Callable[[str], None]) -> None:
    first, *others = rows
    say(
        "| matcher | recall as listed, % | recall with reviews, % | strangers taken for listed | to review | names/s | recomply is × as fast |"
    )
    say("|---|---:|---:|---:|---:|---:|---:|")
    for row in rows:
        hits, reviews = row.false_same, row.false_review
        to_review = f"{reviews.hits} ({reviews} %)" if reviews.all else "–"
        say(
            f"| {row.matcher} | {row.same[GOAL]} | {row.any[GOAL]} | {hits.hits} of {hits.all:,} ({hits} %)"
            f" | {to_review} | {row.speed:,.0f} | {first.speed / row.speed:,.1f} |"
        )
    strict = [row for row in others if AT_MOST_1_PERCENT in row.matcher]
    say(
        f"\nRecall per class, % (* beside the goal); general matchers with the threshold for {AT_MOST_1_PERCENT} hits:\n"
    )
    heads = (row.matcher.split(" ≥")[0] for row in strict)
    say(f"| {' | '.join(['class', 'spellings', 'recomply, as listed', 'recomply, with reviews', *heads])} |")
    say("|---|" + "---:|" * (3 + len(strict)))
    for kind, same in first.same.items():
        cells = [str(row.same.get(kind, Rate(0, 0))) for row in strict]
        title = kind if kind not in CLASSES or CLASSES[kind].goal else f"{kind} *"
        say(f"| {' | '.join([title, str(same.all), str(same), str(first.any[kind]), *cells])} |")
    say("")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", choices=["recomply", "rapidfuzz", "nomenklatura"], help="leave the others out")
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    lines: list[str] = []

    def say(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    written, strangers = list(spellings()), companies()
    say(
        f"# Name matching: {len(written):,} spellings of 80 parties, {len(strangers):,} strangers (digest {digest(strangers)[:12]})\n"
    )
    if digest(strangers) != DIGEST:
        say(
            "The strangers are not those of `DIGEST` in companies.py: these figures do not compare with earlier ones.\n"
        )
    rows = [measure_recomply(written, strangers, say)]
    if chosen.only in (None, "rapidfuzz"):
        for scorer in ("ratio", "token_set_ratio", "WRatio"):
            rows += measure_scores(f"rapidfuzz {scorer}", score_by_rapidfuzz(scorer, written, strangers), written)
    if chosen.only in (None, "nomenklatura"):
        few = strangers[:: len(strangers) // STRANGERS_FOR_NOMENKLATURA]
        for algorithm in ("logic-v1", "logic-v2"):
            scores = score_by_nomenklatura(algorithm, written, few)
            rows += measure_scores(f"nomenklatura {algorithm}", scores, written, fixed=0.7)
    tables(rows, say)
    chosen.out.parent.mkdir(exist_ok=True)
    chosen.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
