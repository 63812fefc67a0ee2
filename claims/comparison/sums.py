"""Figures that add up: parts that the wording names, parts of a place or a group, and parts whose sum is a figure of the text.

A sum is believed only when it is exact and its parts stand close to each other, since small numbers add up by chance.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from claims.comparison.frames import Frame
from claims.comparison.neighbours import SMALL_NUMBER
from claims.comparison.parts import listed, named, names_group
from claims.comparison.records import ComparedPair, Reason
from claims.terms import Kind, Modifier, Relation, Scope

# Parts of one whole stand within this many characters (about three sentences) of each other.
REACH = 450
# Parts in one sentence may stand further from the whole that the article opens with.
FAR_REACH = 1500
MOST_PARTS = 4
# Numbers of fewer significant digits add up by chance in every longer article.
TELLING_DIGITS = 3
MOST_CANDIDATES = 14
# So much of a noun stays the same through its cases and plurals; six is what the annotation guide's name match uses.
NOUN_STEM = 6
# Measures that do not add up from part to part.
UNADDABLE = frozenset({"age", "time", "percent", "length", "degree"})
# Concepts of nouns that count people, whatever becomes of them.
EVERYBODY = frozenset(
    {
        "person",
        "passenger",
        "crew",
        "rescuer",
        "firefighter",
        "police",
        "soldier",
        "worker",
        "agency_worker",
        "civilian",
        "child",
        "visitor",
        "fan",
        "suspect",
        "dead",
        "injured",
        "missing",
        "rescued",
    }
)
# Wordings that name a number to add with; "bis zu" and ranges do not.
ADDABLE = (Modifier.EXACT, Modifier.ABOUT, Modifier.AT_LEAST)


def sums(frames: Sequence[Frame]) -> list[ComparedPair]:
    """All whole → part pairs inside the articles of a story, each pair once."""
    found: dict[tuple[str, str], ComparedPair] = {}
    by_article: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        if frame.claim.kind is Kind.QUANTITY and frame.figure is not None and not frame.superseded:
            by_article[frame.claim.article].append(frame)
    for inside in by_article.values():
        inside.sort(key=lambda frame: frame.claim.start)
        told = list(named(inside))
        settled = {pair.b for pair in told}
        guessed = (pair for pair in _named_parts(inside) if pair.b not in settled)
        for pair in (
            *guessed,
            *told,
            *_listed_parts(inside),
            *_added_parts(inside, _wholes_of(told, inside)),
        ):
            found.setdefault((pair.a, pair.b), pair)
        for pair in _regions(inside, {pair.b for pair in found.values()}):
            found.setdefault((pair.a, pair.b), pair)
    for pair in _story_sums(frames):
        found.setdefault((pair.a, pair.b), pair)
    return list(found.values())


def _regions(inside: Sequence[Frame], settled: Collection[str]) -> Iterable[ComparedPair]:
    """What a place counts is a part of what the whole country counts ("bundesweit 900 Fälle, in Kiel 40")."""
    wholes = [frame for frame in inside if frame.nationwide and frame.claim.scope is not Scope.PART]
    for part in inside:
        if part.nationwide or not part.place_said or part.claim.id in settled or _apart(part):
            continue
        near = sorted(wholes, key=lambda whole: abs(whole.claim.start - part.claim.start))
        for whole in near:
            alike = whole.claim.category == part.claim.category and whole.bucket == part.bucket
            far = abs(whole.claim.start - part.claim.start) > FAR_REACH
            if not alike or far or _apart(whole) or _two_voices(whole, part) or not _comparable(whole, part):
                continue
            if _number(whole) > _number(part) > 0 and whole.bucket not in UNADDABLE:
                values = {"whole": whole.claim.quote, "part": part.claim.quote}
                yield ComparedPair(
                    whole.claim.id, part.claim.id, Relation.SUM_OF_PARTS, (Reason("named_part", values),)
                )
                break


def _apart(frame: Frame) -> bool:
    """Whether a figure is of another time or only planned, so that no other figure of the text includes it."""
    return frame.rate or frame.bygone or frame.open_future or frame.long or frame.superseded


def _unit(frame: Frame) -> str:
    """Figures add up only in one unit: people with people, Euro with Euro, tanks with tanks."""
    if frame.people or frame.nouns & EVERYBODY:
        return "people"
    return frame.bucket


def _comparable(whole: Frame, part: Frame) -> bool:
    if _unit(whole) != _unit(part) or whole.claim.id == part.claim.id or whole.rate != part.rate:
        return False
    if whole.country and part.country and whole.country != part.country:
        return False
    if whole.bucket == "count" and _unit(whole) != "people":
        return bool(whole.nouns & part.nouns or whole.noun_words & part.noun_words)
    return True


def _number(frame: Frame) -> Decimal:
    return frame.figure.nominal if frame.figure is not None else Decimal(0)


def _named_parts(inside: Sequence[Frame]) -> Iterable[ComparedPair]:
    """A part (davon, darunter, von ihnen) belongs to the nearest larger figure of its unit before it; one that names its
    group ("17 der Ertrunkenen") to the last total of that group."""
    for place, part in enumerate(inside):
        if part.claim.scope is not Scope.PART or part.claim.modifier in (Modifier.RANGE, Modifier.VAGUE):
            continue
        whole = _named_group(inside[:place], part) or _nearest(inside[:place], part)
        if whole is not None:
            values = {"whole": whole.claim.quote, "part": part.claim.quote}
            yield ComparedPair(
                whole.claim.id, part.claim.id, Relation.SUM_OF_PARTS, (Reason("named_part", values),)
            )


def _named_group(before: Sequence[Frame], part: Frame) -> Frame | None:
    if not names_group(part):
        return None
    for whole in reversed(before):
        if part.claim.start - whole.claim.end > FAR_REACH:
            break
        total = whole.claim.scope is Scope.TOTAL and whole.claim.category == part.claim.category
        told_apart = whole.rate or whole.bygone or whole.open_future
        if total and not told_apart and _comparable(whole, part) and _number(whole) > _number(part):
            return whole
    return None


def _nearest(before: Sequence[Frame], part: Frame) -> Frame | None:
    for whole in reversed(before):
        if part.claim.start - whole.claim.end > REACH:
            break
        if whole.claim.scope is Scope.PART and _same_sentence(whole, part):
            continue
        if whole.origin.key != part.origin.key and any(
            other.origin.key == part.origin.key
            and _number(other) > _number(part)
            and _comparable(other, part)
            for other in before
        ):
            continue
        if not ("part" in part.markers or part.place or _same_sentence(whole, part)):
            continue
        if _two_voices(whole, part):
            continue
        if _comparable(whole, part) and _number(whole) > _number(part) and whole.bucket != "percent":
            return whole
    return None


def _two_voices(left: Frame, right: Frame) -> bool:
    """Whether two named sources stand behind the figures: their figures are told against each other."""
    one, two = left.origin, right.origin
    return one.actor is not None and two.actor is not None and one.key != two.key


def _same_sentence(left: Frame, right: Frame) -> bool:
    return left.claim.sentence == right.claim.sentence


def _wholes_of(told: Sequence[ComparedPair], inside: Sequence[Frame]) -> dict[str, Decimal]:
    """Part → the number of the whole that the wording gives it."""
    numbers = {frame.claim.id: _number(frame) for frame in inside}
    return {pair.b: numbers[pair.a] for pair in told}


def _added_parts(inside: Sequence[Frame], taken: Mapping[str, Decimal]) -> Iterable[ComparedPair]:
    """Two to four figures near each other whose sum is another figure near them; ``taken`` are parts of a known whole."""
    units: dict[str, list[Frame]] = defaultdict(list)
    for frame in inside:
        addable = frame.figure is not None and frame.figure.modifier in ADDABLE
        if addable and frame.bucket not in UNADDABLE:
            units[_unit(frame)].append(frame)
    for group in units.values():
        for whole in group:
            if whole.figure is None or whole.figure.modifier not in (Modifier.EXACT, Modifier.ABOUT):
                continue
            target = _number(whole)
            smaller = [
                f
                for f in group
                if _comparable(whole, f)
                and 0 < _number(f) < target
                and taken.get(f.claim.id, target) == target
            ]
            near = [f for f in smaller if abs(f.claim.start - whole.claim.start) <= REACH]
            yield from list(_one_sentence_sum(whole, smaller)) or list(
                _exact_sum(whole, near[:MOST_CANDIDATES], group)
            )


def _listed_parts(inside: Sequence[Frame]) -> Iterable[ComparedPair]:
    sentences: dict[str, list[Frame]] = defaultdict(list)
    for frame in inside:
        sentences[frame.claim.sentence].append(frame)
    for together in sentences.values():
        for whole, parts in listed(together):
            yield from _parts(whole, parts)


def _exact_sum(whole: Frame, near: Sequence[Frame], group: Sequence[Frame] = ()) -> Iterable[ComparedPair]:
    target = _number(whole)
    for count in range(2, MOST_PARTS + 1):
        for parts in combinations(near, count):
            if sum(_number(part) for part in parts) != target or not _plausible(whole, parts, group):
                continue
            yield from _parts(whole, parts)
            return


def _one_sentence_sum(whole: Frame, smaller: Sequence[Frame]) -> Iterable[ComparedPair]:
    """Parts that share one sentence; these may stand further away from their whole."""
    sentences: dict[str, list[Frame]] = defaultdict(list)
    for part in smaller:
        if abs(part.claim.start - whole.claim.start) <= FAR_REACH:
            sentences[part.claim.sentence].append(part)
    for together in sentences.values():
        if len(together) > MOST_PARTS and sum(map(_number, together)) == _number(whole):
            yield from _parts(whole, together)
        else:
            yield from _exact_sum(whole, together[:MOST_CANDIDATES], together)


def _plausible(whole: Frame, parts: Sequence[Frame], group: Sequence[Frame]) -> bool:
    """Parts stand in one sentence, or are two telling numbers, or follow each other with no other figure between."""
    if any(_two_voices(one, two) for one, two in combinations(parts, 2)):
        return False
    tight = len({part.claim.sentence for part in parts}) == 1
    telling = max(_digits(part) for part in parts) >= TELLING_DIGITS and _digits(whole) >= TELLING_DIGITS
    if len(parts) == 2 and not tight:
        return telling
    ends = [frame.claim.start for frame in (parts if tight else (whole, *parts))]
    between = (frame for frame in group if min(ends) < frame.claim.start < max(ends))
    return all(frame in parts or frame is whole for frame in between)


def _digits(frame: Frame) -> int:
    """Significant digits: 2.890 has three, 2.000 has one; round numbers add up by chance."""
    return (
        len(str(_number(frame).normalize()).split("E")[0].replace(".", "").strip("0").replace("-", "")) or 1
    )


def _story_sums(frames: Sequence[Frame]) -> Iterable[ComparedPair]:
    """Steps given in one sentence whose sum another article gives as one figure (2,8 and 2,4 against 5,2 Prozent), and
    the remainder of a total that names one of its two parts (353 with 12 elsewhere, of these 341 here)."""
    sentences: dict[tuple[str, str, str], list[Frame]] = defaultdict(list)
    wholes: dict[tuple[str, Decimal], list[Frame]] = defaultdict(list)
    for frame in frames:
        if frame.figure is None or frame.figure.modifier not in (Modifier.EXACT, Modifier.ABOUT):
            continue
        wholes[_kind(frame), _number(frame)].append(frame)
        sentences[frame.claim.article, frame.claim.sentence, _kind(frame)].append(frame)
    yield from _story_wide(frames, wholes)
    for (_article, _sentence, kind), parts in sentences.items():
        for pair in pairwise(parts):
            scopes = {part.claim.scope for part in pair}
            steps = len(parts) == 2 and scopes <= {Scope.PART, Scope.ADDITIONAL, Scope.OTHER}
            for whole in wholes[kind, _number(pair[0]) + _number(pair[1])]:
                if _names_all(whole, pair) or (steps and _telling(whole, pair)):
                    yield from _summed(whole, pair)
    for frame in frames:
        if "whole" in frame.markers and frame.figure is not None and not frame.rate:
            yield from _remainders(frame, wholes)


def _story_wide(
    frames: Sequence[Frame], wholes: Mapping[tuple[str, Decimal], Sequence[Frame]]
) -> Iterable[ComparedPair]:
    """Two telling numbers beside each other whose exact sum another article gives (118,4 and 58,9 against 177,3), and a figure with
    what the text adds to it (7.000 and weitere 2.000 against 9.000)."""
    articles: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in frames:
        named = frame.figure is not None and frame.figure.modifier in (Modifier.EXACT, Modifier.ABOUT)
        if named and not frame.superseded and frame.bucket not in UNADDABLE:
            articles[frame.claim.article, _kind(frame)].append(frame)
    for (_article, kind), inside in articles.items():
        inside.sort(key=lambda frame: frame.claim.start)
        for pair in combinations(inside, 2):
            near = pair[1].claim.start - pair[0].claim.start <= REACH
            for whole in wholes[kind, _number(pair[0]) + _number(pair[1])] if near else ():
                telling = _digits(whole) >= TELLING_DIGITS and max(map(_digits, pair)) >= TELLING_DIGITS
                telling = telling and min(map(_digits, pair)) > 1 and all(map(_exact, pair))
                if (telling or _told_to_add(pair)) and all(_comparable(whole, part) for part in pair):
                    yield from _summed(whole, pair)


def _exact(frame: Frame) -> bool:
    return frame.figure is not None and frame.figure.modifier is Modifier.EXACT


def _told_to_add(pair: Sequence[Frame]) -> bool:
    """Whether the text adds one figure to the other ("7.000 Soldaten, … weitere 2.000"); small numbers may do so by chance."""
    scopes = {part.claim.scope for part in pair}
    return scopes == {Scope.TOTAL, Scope.ADDITIONAL} and min(map(_number, pair)) > SMALL_NUMBER


def _kind(frame: Frame) -> str:
    return f"{frame.bucket}|{frame.claim.category}|{frame.rate}"


def _telling(whole: Frame, parts: Sequence[Frame]) -> bool:
    return max(map(_digits, (whole, *parts))) >= TELLING_DIGITS - 1


def _names_all(whole: Frame, parts: Sequence[Frame]) -> bool:
    """The sentence of the whole names what each part counts ("1.000 Geigen und 50 Harfen" as "1.050 Geigen und Harfen")."""
    sentence = whole.claim.sentence.casefold()
    nouns = {(part.claim.noun or "").casefold()[:NOUN_STEM] for part in parts}
    return len(nouns) == len(parts) and all(noun and noun in sentence for noun in nouns)


def _summed(whole: Frame, parts: Sequence[Frame]) -> Iterable[ComparedPair]:
    if whole.claim.article != parts[0].claim.article:
        yield from _parts(whole, parts)


def _parts(whole: Frame, parts: Sequence[Frame]) -> Iterable[ComparedPair]:
    values = {"whole": whole.claim.quote, "parts": " + ".join(part.claim.quote for part in parts)}
    for part in parts:
        yield ComparedPair(whole.claim.id, part.claim.id, Relation.SUM_OF_PARTS, (Reason("sum", values),))


def _recognisable(part: Frame, whole: Frame) -> bool:
    """Small numbers are met everywhere; a number of one digit must count what its whole counts."""
    return _number(part) >= SMALL_NUMBER or bool(part.noun_words & whole.noun_words)


def _remainders(whole: Frame, known: Mapping[tuple[str, Decimal], Sequence[Frame]]) -> Iterable[ComparedPair]:
    near = [
        part
        for (kind, _), found in known.items()
        if kind == _kind(whole)
        for part in found
        if part.claim.article == whole.claim.article
        and 0 < whole.claim.start - part.claim.start <= REACH
        and _number(part) < _number(whole)
    ]
    for part in near:
        rest = known.get((_kind(whole), _number(whole) - _number(part)), ())
        others = [
            other
            for other in rest
            if other.claim.article != whole.claim.article
            and not other.reached
            and _recognisable(other, whole)
        ]
        if others:
            values = {"whole": whole.claim.quote, "parts": f"{part.claim.quote} + {others[0].claim.quote}"}
            for one in (part, *others):
                yield ComparedPair(
                    whole.claim.id, one.claim.id, Relation.SUM_OF_PARTS, (Reason("sum_elsewhere", values),)
                )
