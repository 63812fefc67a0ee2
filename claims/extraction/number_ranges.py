"""Numbers that belong together: intervals ("4,2 bis 5,8 Millionen"), shares ("vier von zehn"), shared scales ("1,4 statt 0,9
Milliarden")."""

import re
from dataclasses import replace
from decimal import Decimal

from claims.extraction.numeral import Numeral, NumeralSort

_TO = re.compile(
    r"\s*(?P<hyphen>-\s)?(?:bis(?:\s(?:zu|knapp|rund|etwa|maximal|höchstens|über|fast|gut|circa|ca\.))?|[–—-])\s*(?!\s)|-?\s?(?:bis|oder)\s"
)
_OR = re.compile(r"\soder\s(?:gar\s|sogar\s|auch\s)?")
_AND = re.compile(r"\sund\s(?:etwa\s|rund\s)?")
_BETWEEN = re.compile(r"\b[Zz]wischen\s(?:etwa\s|rund\s|ca\.\s|knapp\s)?$")
_COMMA = re.compile(r",\s(?:vielleicht\s|höchstens\s)?")
_SHARE_OF = re.compile(r"\svon\s")
# "zwei von drei" is a share; "640 von 800 Fahrern" are two numbers. These are the denominators of polls.
_SHARE_DENOMINATORS = frozenset(map(Decimal, (3, 4, 5, 10, 100)))

_JOINABLE = (NumeralSort.CARDINAL, NumeralSort.ARTICLE, NumeralSort.COMPOUND)


def join_ranges(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """The numerals with those that form one interval or one share merged."""
    joined: list[Numeral] = []
    for numeral in numerals:
        merged = _joined(text, joined[-1], numeral) if joined else None
        if merged is None:
            if joined:
                joined[-1] = _scaled_like(text, joined[-1], numeral)
            joined.append(numeral)
        else:
            joined[-1] = merged
    return joined


def _joined(text: str, left: Numeral, right: Numeral) -> Numeral | None:
    gap_start = left.end if left.phrase_end is None else left.phrase_end
    if right.start - gap_start > 20 or left.sort not in _JOINABLE or right.sort not in _JOINABLE:
        return None
    if left.sort == NumeralSort.COMPOUND and left.unit != right.unit:
        return None
    gap = text[gap_start : right.start]
    low, high = left.minimum, right.maximum
    if high is None:
        return None
    if (
        _SHARE_OF.fullmatch(gap)
        and high in _SHARE_DENOMINATORS
        and low < high
        and left.sort != NumeralSort.COMPOUND
    ):
        share = low / high * 100
        return Numeral(
            left.start, right.end, share, share, NumeralSort.FRACTION, parts=(left.start, right.start)
        )
    between = _AND.fullmatch(gap) and _BETWEEN.search(text, max(0, left.start - 20), left.start)
    to = _TO.fullmatch(gap)
    plain_or = _OR.fullmatch(gap)
    listed = _COMMA.fullmatch(gap) and low < high <= low * 2 and _is_round_pair(text, left, right)
    if not (between or to or plain_or or listed):
        return None
    if left.sort == NumeralSort.ARTICLE and not re.search(
        "bis|oder|zwischen|,", text[max(0, left.start - 10) : right.start]
    ):
        return None  # "schlug dort ein – zwei Tote"
    if left.sort == NumeralSort.ARTICLE and gap.strip() == "bis zu":
        return None  # "eine bis zu vier Meter hohe Welle"
    low = _shared_scale(left, right, hyphen=gap.startswith("-") and gap.strip() != "-")
    if low >= high and not (to and low == high):
        return None
    return replace(
        right, start=left.start, minimum=low, sort=NumeralSort.RANGE, parts=(left.start, right.start),
        digits=left.digits and right.digits,
    )  # fmt: skip


_CHANGED_TO = re.compile(
    r"\s(?:auf|statt|bzw\.|beziehungsweise|gegenüber|nach)(?:\s(?:rund|etwa|knapp|fast|über|gut|nun|dann|zuvor))*\s"
)


def _scaled_like(text: str, left: Numeral, right: Numeral) -> Numeral:
    """As in "1,4 statt 0,9 Milliarden": two numbers apart that share the scale of the second."""
    if (
        left.sort != NumeralSort.CARDINAL
        or left.scale != 1
        or right.scale < 1_000_000
        or right.maximum is None
    ):
        return left
    comparable = left.minimum < 1000 and left.minimum * 10 >= right.maximum / right.scale
    if not comparable or _CHANGED_TO.fullmatch(text, left.end, right.start) is None:
        return left
    value = left.minimum * right.scale
    return replace(left, minimum=value, maximum=value, scale=right.scale)


def _is_round_pair(text: str, left: Numeral, right: Numeral) -> bool:
    """As in "20, 30 Mann", "zwei, drei Leute": spoken guesses, told from a list of figures by their step and the noun behind."""
    step = right.minimum - left.minimum
    guess = step in (1, 10, 100, 1000) and left.minimum % step == 0
    return (
        guess
        and re.match(r"\s[A-ZÄÖÜ]", text[right.end : right.end + 2]) is not None
        and left.minimum < 10 * step
    )


def _shared_scale(left: Numeral, right: Numeral, hyphen: bool) -> Decimal:
    """The left bound with the scale that stands only at the right one: "4,2 bis 5,8 Millionen", "100- bis 200.000"."""
    low, high = left.minimum, right.maximum
    assert high is not None
    if left.scale == 1 and right.scale > 1 and low < right.scale and low <= high / right.scale:
        return low * right.scale
    if hyphen:
        for scale in (Decimal(1000), Decimal(100)):
            if high % scale == 0 and low < scale and low < high / scale:
                return low * scale
    return low
