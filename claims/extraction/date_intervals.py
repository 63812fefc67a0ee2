"""Two time expressions that make up one interval: "vom 3. bis 5. Mai", "zwischen 2003 und 2008", "im Juli oder August"."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from claims.extraction.date_grammar import Reading
from claims.extraction.date_tokens import TokenizedText
from claims.extraction.date_values import bounds
from claims.extraction.timex import Tag

_JOINS = frozenset({"bis", "and", "or", "dash", "slash"})
_BETWEEN = _JOINS | {"article", "to", "am"}
# "bis zum" and an article are the most that can stand between two ends.
LONGEST_GAP = 3


@dataclass(slots=True)
class Item:
    """A read expression: its tokens first … last - 1, the token at which the quote starts, and whether its value is a
    weekday that was looked up in the calendar."""

    first: int
    last: int
    lead: int
    reading: Reading
    tags: tuple[Tag, ...]
    sentence: int
    weekday: bool = False

    def valued(self, value: str) -> "Item":
        """The same expression with another value."""
        old = self.reading.value
        tags = tuple(
            replace(tag, value=value + tag.value[len(old) :]) if tag.value.startswith(old) else tag
            for tag in self.tags
        )
        return replace(self, reading=replace(self.reading, value=value), tags=tags)


def joined(tokens: TokenizedText, items: list[Item]) -> list[Item]:
    """The items in running order, neighbours that make up one interval as one."""
    made: list[Item] = []
    for item in items:
        interval = _interval(tokens, made[-1], item) if made else None
        if interval:
            made[-1] = interval
        else:
            made.append(item)
    return made


def _interval(tokens: TokenizedText, left: Item, right: Item) -> Item | None:
    if not (left.reading.is_claim and right.reading.is_claim) or left.sentence != right.sentence:
        return None
    if right.first - left.last > LONGEST_GAP or "/" in left.reading.value + right.reading.value:
        return None
    between = [tokens.kind(index) for index in range(left.last, right.first)]
    sign = next((kind for kind in between if kind in _JOINS), None)
    if sign is None or any(kind not in _BETWEEN for kind in between):
        return None
    first, last = bounds(left.reading.value), bounds(right.reading.value)
    if first is None or last is None:
        return None
    if right.reading.vague_year and (first[0] > last[0] or not left.reading.vague_year):
        right = _moved_after(right, first[0])
    elif left.reading.vague_year and first[0] > last[0]:
        left = _moved_before(left, last[0])
    first, last = bounds(left.reading.value), bounds(right.reading.value)
    if first is None or last is None or first[0] >= last[0]:
        return None
    opened = any(tokens.kind(index) == "between" for index in range(max(0, left.lead - 2), left.first))
    neighbours = last[0] - first[1] == timedelta(days=1)
    if (
        sign == "and"
        and not opened
        and not (neighbours and len(between) == 1 and tokens.kind(left.last - 1) in ("day", "month"))
    ):
        return None
    if sign == "or" and not neighbours:
        return None
    if sign in ("dash", "slash") and len(between) > 1:
        return None
    lead = left.lead - (tokens.kind(left.lead - 1) == "between")
    reading = replace(left.reading, value=f"{left.reading.value}/{right.reading.value}")
    reading.mod = None
    return Item(left.first, right.last, lead, reading, left.tags + right.tags, left.sentence)


def _moved_after(item: Item, day: date) -> Item:
    """An expression whose year (or week) was guessed, as the next one from ``day`` on."""
    span = bounds(item.reading.value)
    assert span is not None
    if item.weekday:
        return item.valued((day + timedelta(days=(span[0] - day).days % 7)).isoformat())
    for year in (day.year, day.year + 1):
        value = f"{year:04}{item.reading.value[4:]}"
        moved = bounds(value)
        if moved and moved[0] >= day:
            return item.valued(value)
    return item


def _moved_before(item: Item, day: date) -> Item:
    """An expression whose year (or week) was guessed, as the last one up to ``day``."""
    span = bounds(item.reading.value)
    assert span is not None
    if item.weekday:
        return item.valued((day - timedelta(days=(day - span[0]).days % 7)).isoformat())
    for year in (day.year, day.year - 1):
        value = f"{year:04}{item.reading.value[4:]}"
        moved = bounds(value)
        if moved and moved[0] <= day:
            return item.valued(value)
    return item
