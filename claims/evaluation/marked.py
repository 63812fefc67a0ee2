"""Marked stories (``*.txt``): articles of one event in whose texts only those figures and dates are marked that answer one question.

They are quicker to write than annotations of every field, and all that comparison needs to learn from::

    == Outlet | 2026-03-14 | Title
    ... {tote:zwölf Menschen} kamen {@unglueck:am Freitag} ums Leben ...

    == Other outlet | 2026-03-15 | Title
    ... die Zahl der Toten stieg auf {tote/2:15} ...

Marks of one name answer one question; ``/2`` is a later state of it, ``?`` behind the name leaves it to editors, ``@`` stands before
the name of a dated event. What bears no mark answers another question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from claims.evaluation.gold import ClaimKey, GoldArticle, GoldClaim, GoldError, GoldRelation, GoldStory
from claims.terms import Kind, Relation

HEAD = re.compile(
    r"^== (?P<outlet>[^|\n]+?) *\| *(?P<published>\d{4}-\d\d-\d\d) *\| *(?P<title>[^|\n]+)$", re.MULTILINE
)
MARK = re.compile(
    r"\{(?P<date>@?)(?P<name>[a-zäöüß0-9-]+)(?:/(?P<state>\d))?(?P<arguable>\??):(?P<words>[^{}]+)\}"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: the claim that it stands for, and what it says of it."""

    key: ClaimKey
    name: str
    state: str
    arguable: bool


def read(folder: Path) -> Iterator[GoldStory]:
    """Every marked story below ``folder``, by name. Raises GoldError on a file that is not as described."""
    for path in sorted(folder.rglob("*.txt")):
        yield story(path.stem, path.read_text(encoding="utf-8"))


def story(name: str, written: str) -> GoldStory:
    """A story as it is ``written``; its claims bear a place and nothing else. Raises GoldError."""
    heads = list(HEAD.finditer(written))
    if len(heads) < 2 or written[: heads[0].start()].strip():
        raise GoldError(
            f"{name}: a marked story has two articles or more, each below a line '== outlet | date | title'"
        )
    ends = [*(head.start() for head in heads[1:]), len(written)]
    articles: list[GoldArticle] = []
    marks: list[Mark] = []
    for number, (head, end) in enumerate(zip(heads, ends, strict=True), 1):
        article, told = _article(f"{name}-{number}", head, written[head.end() : end].strip())
        articles.append(article)
        marks += told
    pairs = [(one, two) for one, two in combinations(marks, 2) if one.name == two.name]
    return GoldStory(
        name=name,
        articles=tuple(articles),
        relations=tuple(_relation(one, two) for one, two in pairs if not (one.arguable or two.arguable)),
        quiet={},
        either=frozenset(frozenset((one.key, two.key)) for one, two in pairs if one.arguable or two.arguable),
    )


def _article(name: str, head: re.Match[str], written: str) -> tuple[GoldArticle, list[Mark]]:
    text = ""
    at = 0
    claims: dict[Kind, list[GoldClaim]] = {Kind.QUANTITY: [], Kind.DATE: []}
    marks = []
    for mark in MARK.finditer(written):
        text += written[at : mark.start()]
        at = mark.end()
        kind = Kind.DATE if mark["date"] else Kind.QUANTITY
        marks.append(
            Mark(
                (name, str(kind), len(claims[kind])),
                mark["date"] + mark["name"],
                mark["state"] or "1",
                bool(mark["arguable"]),
            )
        )
        claims[kind].append(_claim(kind, len(text), mark["words"]))
        text += mark["words"]
    text += written[at:]
    if "{" in text or "}" in text:
        raise GoldError(f"{name}: a brace that belongs to no mark")
    told = claims[Kind.QUANTITY], claims[Kind.DATE]
    return GoldArticle(name, head["title"], head["published"], head["outlet"], text, *map(tuple, told)), marks


def _claim(kind: Kind, start: int, words: str) -> GoldClaim:
    return GoldClaim(kind, start, start + len(words), words, None, None, None, None, {}, ())


def _relation(one: Mark, two: Mark) -> GoldRelation:
    """Of figures of one question and one state it is left open whether they differ: their values tell."""
    later = one.state != two.state
    return GoldRelation(one.key, two.key, Relation.UPDATE_OVER_TIME if later else Relation.CONTRADICT, "")
