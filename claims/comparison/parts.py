"""Parts of a whole that the wording itself names: "drei der sieben Brücken", "acht Personen, darunter drei Manager", "um
2.500 auf 16.500". Such wording joins figures whatever their nouns, but only where it stands right between them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from claims.comparison import lexicon
from claims.comparison.frames import Frame
from claims.comparison.neighbours import SMALL_NUMBER
from claims.comparison.records import ComparedPair, Reason
from claims.terms import Modality, Modifier, Relation, Scope


@cache
def _wording(kind: str) -> str:
    return "|".join(row["pattern"] for row in lexicon.read("parts") if row["kind"] == kind)


# Words that may stand between a wording and its figure ("unter ihnen nach Angaben der Polizei auch drei").
LOOSE = r"(?:\s+[^\s\d,;.:!?()]+){0,5}\s+"
# Adverbs that stand before a number ("der insgesamt rund 200").
ADVERBS = rf"(?:\s+(?:{_wording('adverb')}))*\s+"
# What joins the items of a list: a comma or a conjunction, and a few words ("und vier aus Polen, sowie").
LISTED = re.compile(
    r"\s*(?:,|,?\s(?:und|sowie|oder))(?:\s+[^\s\d,;.:!?]+){0,4}\s+|\s[^\d;.:!?]{1,40},\s+", re.IGNORECASE
)
# What befell people; the dead are no part of the hurt, though their numbers may add up.
FATES = frozenset({"killed", "wounded", "missing", "captured"})
# A noun behind the number; "Millionen" is none.
NOUN = re.compile(r"\s(?:[a-zäöüß]+\s)*(?:[A-ZÄÖÜ]|[\d-]*[a-zäöüß]+-[A-ZÄÖÜ])")
SCALE = re.compile(r"\b(?:Mio|Mrd|Million|Milliarde|Billion)(?:en)?\b\.?")
# "trugen Verletzungen davon", "gehen davon aus": no part is meant.
NOT_OF = r"(?!\s*[.;!?]|\s+aus\b)"


def named(inside: Sequence[Frame]) -> Iterable[ComparedPair]:
    """Whole → part pairs of one article, its figures in order of the text."""
    sentences: dict[str, list[Frame]] = defaultdict(list)
    for frame in inside:
        sentences[frame.claim.sentence].append(frame)
    for place, frame in enumerate(inside):
        together = sentences[frame.claim.sentence]
        at = next(number for number, other in enumerate(together) if other is frame)
        whole = _following(together, at) or _among(together, at) or _before(together, at)
        whole = whole or _afterwards(inside, place)
        if whole is not None and whole.figure and frame.figure and _smaller(whole, frame):
            values = {"whole": whole.claim.quote, "part": frame.claim.quote}
            yield ComparedPair(
                whole.claim.id, frame.claim.id, Relation.SUM_OF_PARTS, (Reason("named_part", values),)
            )


def names_group(part: Frame) -> bool:
    """Whether a part names the people or things that it belongs to: "17 der Ertrunkenen", "unter den Toten sind drei"."""
    group = rf"\s(?:{_wording('group')})\s[A-ZÄÖÜ]"
    told = part.claim.quote + _rest(part)
    return bool(
        re.match(rf"(?:[\d.,]+|\w+){group}", told)
        or re.match(rf"\s(?i:{_wording('within')})\s[A-ZÄÖÜ]", _rest(part))
        or re.search(rf"\b(?i:{_wording('within')})\s[A-ZÄÖÜ][^.:;]*\Z", _lead(part))
    )


def listed(together: Sequence[Frame]) -> Iterable[tuple[Frame, Sequence[Frame]]]:
    """A whole and the list of its parts right behind it in one sentence, whatever their nouns ("36 Tote, 33 Häftlinge
    und drei Wärter"), or right before it ("14 Häuser und neun Ställe, zusammen 23 Gebäude")."""
    for at, whole in enumerate(together):
        behind, ahead = _run(whole, together[at + 1 :]), _run(whole, together[:at][::-1])
        if len(behind) > 1 and not _chance(whole, behind[0]):
            yield whole, behind
        if len(ahead) > 1 and _totals(whole):
            yield whole, ahead


def _chance(whole: Frame, first: Frame) -> bool:
    """Whether whole and parts may be items of one list whose small numbers happen to add up ("vier Autos, drei Räder")."""
    small = whole.figure is not None and whole.figure.nominal <= SMALL_NUMBER
    return small and _between(whole, first).strip() == ","


def _run(whole: Frame, run: Sequence[Frame]) -> list[Frame]:
    """The first figures of a run that make up the whole exactly; empty when they do not."""
    left = whole.figure.nominal if whole.figure is not None else Decimal(0)
    for count, part in enumerate(run, start=1):
        if part.figure is None or not _smaller(whole, part) or not _counted(part) or not _counted(whole):
            return []
        if part.claim.category in FATES and whole.claim.category in FATES - {part.claim.category}:
            return []
        left -= part.figure.nominal
        if left <= 0:
            return list(run[:count]) if left == 0 else []
    return []


def _totals(whole: Frame) -> bool:
    return bool(re.search(rf"\b(?:{_wording('then')})\b{ADVERBS}?\s*\Z", _lead(whole), re.IGNORECASE))


def _following(together: Sequence[Frame], at: int) -> Frame | None:
    """The whole that comes next: "drei der sieben", "um 2.500 auf 16.500"."""
    if at + 1 == len(together):
        return None
    part, whole = together[at], together[at + 1]
    between = _between(part, whole)
    if re.fullmatch(rf"\s+(?:{_wording('of')}){ADVERBS}", between, re.IGNORECASE):
        return whole if _bare(part) or _same_noun(whole, part) else None
    raised = re.search(rf"\b(?:{_wording('by')})(?:{ADVERBS})?\s*\Z", _lead(part), re.IGNORECASE)
    reached = re.fullmatch(rf"\s+(?:{_wording('to')}){ADVERBS}", between, re.IGNORECASE)
    falls = re.search(rf"\b(?:{_wording('fall')})\b", whole.claim.sentence, re.IGNORECASE)
    if raised and reached and not falls and part.bucket != "percent" and _alike(whole, part):
        return whole
    return None


def _among(together: Sequence[Frame], at: int) -> Frame | None:
    """The whole of "…, darunter drei Manager" and of the items that follow in the list."""
    first = at
    while first > 0:
        between = _between(together[first - 1], together[first])
        if re.search(rf"\b(?:{_wording('among')}){NOT_OF}{LOOSE}\Z", between, re.IGNORECASE):
            inner = re.search(rf"\b(?:{_wording('inner')})\s+\Z", between, re.IGNORECASE)
            return None if inner else _larger(together[:first], together[at])
        if not LISTED.fullmatch(between):
            return None
        first -= 1
    return None


def _before(together: Sequence[Frame], at: int) -> Frame | None:
    """The whole of "…, drei davon schwer" and of "…, 85 mehr als zugegeben"."""
    part = together[at]
    behind = _rest(part)
    if re.match(rf"\s+(?:{_wording('thereof')})\b{NOT_OF}", behind, re.IGNORECASE):
        return _larger(together[:at], part)
    more = re.match(rf"\s+(?:{_wording('more')})\b", behind, re.IGNORECASE) or re.search(
        rf"\s(?:{_wording('more')})\Z", part.claim.quote, re.IGNORECASE
    )
    if more and at and together[at - 1].bucket == part.bucket:
        return _larger(together[at - 1 : at], part)
    return None


def _afterwards(inside: Sequence[Frame], place: int) -> Frame | None:
    """The new total that an addition leads to: "drei weitere Tote geborgen. Damit sind 15 Tote bestätigt"."""
    part = inside[place]
    if part.claim.scope is not Scope.ADDITIONAL:
        return None
    for whole in inside[place + 1 :]:
        if whole.claim.category == part.claim.category and whole.bucket == part.bucket:
            then = re.match(rf"(?:{_wording('then')})\b", whole.claim.sentence, re.IGNORECASE)
            told = whole.claim.scope is Scope.TOTAL and not whole.superseded
            return whole if then and told else None
    return None


def _larger(before: Sequence[Frame], part: Frame) -> Frame | None:
    return next((f for f in reversed(before) if _alike(f, part) and _smaller(f, part)), None)


def _smaller(whole: Frame, part: Frame) -> bool:
    told = Modality.DENIED not in (whole.claim.modality, part.claim.modality)
    counted = Modifier.VAGUE not in (whole.claim.modifier, part.claim.modifier)
    if whole.figure is None or part.figure is None or not told or not counted:
        return False
    return 0 < part.figure.nominal < whole.figure.nominal


def _alike(whole: Frame, part: Frame) -> bool:
    """Whether one can be counted among the other: things and people of any noun, measures of one unit."""
    if whole.bucket in {"percent", "age", "time"}:
        return False
    return whole.bucket == part.bucket or _bare(part) or (_counted(whole) and _counted(part))


def _counted(frame: Frame) -> bool:
    return frame.people or frame.bucket in {"count", "equipment", "ammunition"}


def _bare(frame: Frame) -> bool:
    """Whether the figure names no noun of its own: it counts what its whole counts."""
    return frame.bucket != "age" and not NOUN.search(SCALE.sub("", frame.claim.quote))


def _same_noun(whole: Frame, part: Frame) -> bool:
    return bool(whole.noun_words & part.noun_words)


def _between(left: Frame, right: Frame) -> str:
    """The text between two figures of one sentence."""
    one, two = left.claim, right.claim
    start = _offset(left, right)
    return one.sentence[start + len(one.quote) : start + two.start - one.start]


def _offset(frame: Frame, *others: Frame) -> int:
    """Where a figure stands in its sentence; where the quote occurs more than once, another figure tells."""
    claim = frame.claim
    for match in re.finditer(re.escape(claim.quote), claim.sentence):
        shifts = ((match.start() + other.claim.start - claim.start, other.claim.quote) for other in others)
        if all(claim.sentence.startswith(quote, shift) for shift, quote in shifts):
            return match.start()
    return 0


def _lead(frame: Frame) -> str:
    return frame.claim.sentence[: _offset(frame)]


def _rest(frame: Frame) -> str:
    return frame.claim.sentence[_offset(frame) + len(frame.claim.quote) :]
