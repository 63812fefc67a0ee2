"""Figures that add up: parts named after their whole ("davon", "darunter"), and parts whose sum is a figure of the text.

A sum is believed only when it is exact and its parts stand close to each other, since small numbers add up by chance.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from claims.comparison.frames import Frame
from claims.comparison.records import ComparedPair, Reason
from claims.terms import Kind, Modifier, Relation, Scope

# Parts of one whole stand within this many characters (about three sentences) of each other.
REACH = 450
# Parts in one sentence may stand further from the whole that the article opens with.
FAR_REACH = 1500
MOST_PARTS = 4
MOST_CANDIDATES = 14
PEOPLE = frozenset(
    {"losses", "captured", "missing", "detained", "displaced", "participants", "troops", "other"}
)


def sums(frames: Sequence[Frame]) -> list[ComparedPair]:
    """All whole → part pairs inside the articles of a story, each pair once."""
    found: dict[tuple[str, str], ComparedPair] = {}
    by_article: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        if frame.claim.kind is Kind.QUANTITY and frame.figure is not None and not frame.rate:
            by_article[frame.claim.article].append(frame)
    for inside in by_article.values():
        inside.sort(key=lambda frame: frame.claim.start)
        for pair in (*_named_parts(inside), *_added_parts(inside)):
            found.setdefault((pair.a, pair.b), pair)
    return list(found.values())


def _unit(frame: Frame) -> str:
    """Figures add up only in one unit: people with people, Euro with Euro, tanks with tanks."""
    if frame.people or frame.nouns & {
        "person",
        "crew",
        "rescued",
        "dead",
        "missing",
        "civilian",
        "child",
        "worker",
    }:
        return "people"
    return frame.bucket


def _comparable(whole: Frame, part: Frame) -> bool:
    if _unit(whole) != _unit(part) or whole.claim.id == part.claim.id:
        return False
    if whole.country and part.country and whole.country != part.country:
        return False
    if whole.bucket == "count" and _unit(whole) != "people":
        return bool(whole.nouns & part.nouns or whole.noun_words & part.noun_words)
    return True


def _number(frame: Frame) -> Decimal:
    return frame.figure.nominal if frame.figure is not None else Decimal(0)


def _named_parts(inside: Sequence[Frame]) -> Iterable[ComparedPair]:
    """A part (davon, darunter, von ihnen) belongs to the nearest larger figure of its unit before it."""
    for place, part in enumerate(inside):
        if part.claim.scope is not Scope.PART:
            continue
        for whole in reversed(inside[:place]):
            if part.claim.start - whole.claim.end > REACH:
                break
            if whole.claim.scope is Scope.PART and _same_sentence(whole, part):
                continue
            if whole.origin.key != part.origin.key and any(
                other.origin.key == part.origin.key
                and _number(other) > _number(part)
                and _comparable(other, part)
                for other in inside[:place]
            ):
                continue
            if _comparable(whole, part) and _number(whole) > _number(part) and whole.bucket != "percent":
                values = {"whole": whole.claim.quote, "part": part.claim.quote}
                yield ComparedPair(
                    whole.claim.id, part.claim.id, Relation.SUM_OF_PARTS, (Reason("named_part", values),)
                )
                break


def _same_sentence(left: Frame, right: Frame) -> bool:
    return left.claim.sentence == right.claim.sentence


def _added_parts(inside: Sequence[Frame]) -> Iterable[ComparedPair]:
    """Two to four figures near each other whose sum is another figure near them."""
    units: dict[str, list[Frame]] = defaultdict(list)
    for frame in inside:
        if frame.figure is not None and frame.figure.modifier in (Modifier.EXACT, Modifier.ABOUT):
            if frame.bucket not in {"age", "time", "percent", "length", "degree"}:
                units[_unit(frame)].append(frame)
    for group in units.values():
        for whole in group:
            smaller = [f for f in group if _comparable(whole, f) and 0 < _number(f) < _number(whole)]
            near = [f for f in smaller if abs(f.claim.start - whole.claim.start) <= REACH]
            found = list(_exact_sum(whole, near[:MOST_CANDIDATES]))
            if not found:
                found = list(_far_sum(whole, smaller))
            yield from found


def _exact_sum(whole: Frame, near: Sequence[Frame]) -> Iterable[ComparedPair]:
    target = _number(whole)
    for count in range(2, MOST_PARTS + 1):
        for parts in combinations(near, count):
            if sum(_number(part) for part in parts) != target or not _plausible(whole, parts):
                continue
            values = {"whole": whole.claim.quote, "parts": " + ".join(part.claim.quote for part in parts)}
            for part in parts:
                yield ComparedPair(
                    whole.claim.id, part.claim.id, Relation.SUM_OF_PARTS, (Reason("sum", values),)
                )
            return


def _far_sum(whole: Frame, smaller: Sequence[Frame]) -> Iterable[ComparedPair]:
    """Parts that share one sentence, further away from their whole."""
    sentences: dict[str, list[Frame]] = defaultdict(list)
    for part in smaller:
        if abs(part.claim.start - whole.claim.start) <= FAR_REACH:
            sentences[part.claim.sentence].append(part)
    for together in sentences.values():
        yield from _exact_sum(whole, together[:MOST_CANDIDATES])


def _plausible(whole: Frame, parts: Sequence[Frame]) -> bool:
    """Small sums (2 + 2 + 13 = 17) need parts in one sentence or at least three of them."""
    tight = len({part.claim.sentence for part in parts}) == 1
    return tight or len(parts) > 2 or _number(whole) >= 100
