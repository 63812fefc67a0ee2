"""Time expressions: finds them, reads their values against the day of publication, says which are date claims.

The component ``gegenlese_dates`` fills ``doc.spans["dates"]``; each span has ``._.timex`` (a ``Timex`` with exact offsets
into ``doc.text``; the span itself may be wider where tokens do not align). The grammar is in ``date_rules``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from claims.extraction import lexicon, sentences  # noqa: F401 (registers gegenlese_sentences)
from claims.extraction.date_context import Context
from claims.extraction.date_events import event_of
from claims.extraction.date_rules import Found, Reader, Reading, grammar, next_match
from claims.extraction.date_tense import Tense, TenseReader
from claims.extraction.date_tokens import TokenizedText, forms, word_set
from claims.extraction.date_values import bounds
from claims.extraction.timex import Tag, Timex, TimexType

__all__ = ["Tag", "Timex", "TimexType", "find_timexes", "timexes_of"]

# How many words a preposition group before a date can have ("spätestens bis zum").
LONGEST_LEAD = 3


@cache
def _grammar() -> tuple[re.Pattern[str], tuple[Reader, ...]]:
    return grammar()


@cache
def _prepositions() -> dict[str, str]:
    """Preposition in lower case → modifier, "-" for none."""
    return {form: row["mod"] for row in lexicon.read("date_prepositions") for form in forms(row["words"])}


@dataclass(slots=True)
class _Item:
    """A read expression with its tokens, while intervals are still being joined."""

    first: int
    last: int
    lead: int
    reading: Reading
    tags: tuple[Tag, ...]
    sentence: int
    weekday: bool = False

    def valued(self, value: str) -> "_Item":
        """The same expression with another value."""
        old = self.reading.value
        tags = tuple(
            replace(tag, value=value + tag.value[len(old) :]) if tag.value.startswith(old) else tag
            for tag in self.tags
        )
        return replace(self, reading=replace(self.reading, value=value), tags=tags)


def find_timexes(doc: Doc, published: str | None) -> Iterator[Timex]:
    """The time expressions of a Doc in running order. ``published``: "2025-07-02", "2025-07", "2025" or None."""
    text = doc.text
    tokens = TokenizedText(text)
    items = _joined(tokens, list(_read(doc, tokens, published)))
    for item in items:
        start, end = tokens.spans[item.lead][0], tokens.spans[item.last - 1][1]
        reading = item.reading
        is_claim = reading.is_claim and not _furniture(tokens, item)
        yield Timex(
            type=reading.type,
            value=reading.value,
            mod=_modifier(tokens, item),
            start=start,
            end=end,
            is_claim=is_claim,
            event=event_of(doc, start, end) if is_claim else None,
            tags=item.tags,
        )


@cache
def _plain_pipeline() -> Language:
    nlp = spacy.blank("de")
    nlp.max_length = 20_000_000
    nlp.add_pipe("gegenlese_sentences")
    return nlp


def timexes_of(text: str, published: str | None) -> list[Timex]:
    """The time expressions of a plain text, with the blank German pipeline."""
    return list(find_timexes(_plain_pipeline()(text), published))


def _read(doc: Doc, tokens: TokenizedText, published: str | None) -> Iterator[_Item]:
    pattern, readers = _grammar()
    spans = list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]
    starts = [span.start_char for span in spans]
    bounds_of = [(span.start_char, span.end_char) for span in spans] or [(0, len(tokens.text))]
    tenses = TenseReader(tokens.text)
    context = Context(published)
    context.sentence_text = lambda number: tokens.text[slice(*bounds_of[number])]
    position = 0
    while match := pattern.search(tokens.symbols, position):
        group = match.lastgroup
        assert group is not None
        index = int(group[1:])
        first, last = match.span()
        ahead = match.end(f"a{index}") if f"a{index}" in pattern.groupindex else last
        position = first + 1
        if _inside_word(tokens, first, last):
            continue
        start = tokens.spans[first][0]
        context.sentence = max(0, bisect_right(starts, start) - 1)
        context.tense = cache(partial(_tense, tenses, bounds_of[context.sentence], tokens, first, last))
        found = Found(tokens, first, last, ahead)
        reading = readers[index](found, context)
        while reading is None and (retry := next_match(tokens.symbols, first, index)):
            index, last, ahead = retry
            found = Found(tokens, first, last, ahead)
            reading = readers[index](found, context)
        if reading is None:
            continue
        last = found.last
        if reading.extra < 0:
            last, reading.extra = last + reading.extra, 0
        position = last
        tags = tuple(_with_article(tokens, first, tag) for tag in reading.tags) or (
            Tag(
                tokens.spans[_tag_start(tokens, first)][0],
                tokens.spans[last - 1][1],
                reading.type,
                reading.value,
                reading.mod,
                reading.quant,
            ),
        )
        if reading.is_claim and reading.type is TimexType.DATE:
            context.mention(reading.value)
        weekday = not found.get("month", "month_short", "numeric_date", "dotted") and bool(
            found.get("weekday", "weekday_part")
        )
        yield _Item(
            first, last + reading.extra, _lead(tokens, first), reading, tags, context.sentence, weekday
        )


def _tense(
    tenses: TenseReader, sentence: tuple[int, int], tokens: TokenizedText, first: int, last: int
) -> Tense | None:
    """The tense of the clause around tokens first … last - 1. "seit" points back whatever the verb; "bis" may end
    after the telling ("verlängerte die Frist bis Juni")."""
    opening = tokens.word(_lead(tokens, first)).lower()
    if opening == "seit":
        return Tense.PAST
    tense = tenses.at(
        sentence, tokens.spans[first][0], tokens.spans[last - 1][1], forward=opening in ("auf", "für", "bis")
    )
    if (
        opening == "vom"
        and tense is not Tense.PAST
        and tokens.kind(last) not in ("bis", "dash", "and", "or", "slash")
    ):
        return Tense.PAST if tokens.word(_lead(tokens, first) - 1)[:1].isupper() else tense
    if opening == "bis" and tense is Tense.PAST and tokens.kind(last - 1) not in ("weekday", "weekday_part"):
        return None
    return tense


def _inside_word(tokens: TokenizedText, first: int, last: int) -> bool:
    """Whether the match is part of a compound written with hyphens ("Mai-Kundgebung", "Post-Oktober")."""
    end = tokens.spans[last - 1][1]
    text = tokens.text
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
        return tokens.kind(last + 1) is None and tokens.kind(last - 1) not in _HYPHENABLE
    start = tokens.spans[first][0]
    return text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha()


# What may stand before a hyphen: "14-Tage-Frist", "Ex-Minister", "90er-Jahre".
_HYPHENABLE = frozenset(
    {"past", "day_unit", "year_unit", "week", "month_unit", "hour", "minute", "decade", "dash"}
)


def _lead(tokens: TokenizedText, first: int) -> int:
    """The first token of the quote: an article and then prepositions before the expression belong to it."""
    index = first
    if tokens.kind(first) in ("present", "past", "future"):
        return index - 1 if tokens.word(index - 1).lower() == "bis" else index
    if (
        tokens.kind(index - 1) == "article"
        and tokens.kind(first) not in ("before", "after", "in", "since")
        and (
            tokens.kind(first) not in ("day_adjective", "year_adjective")
            or tokens.word(index - 2).lower() in _prepositions()
        )
    ):
        index -= 1
    for _ in range(LONGEST_LEAD):
        if tokens.word(index - 1).lower() not in _prepositions():
            break
        index -= 1
    return index


def _tag_start(tokens: TokenizedText, first: int) -> int:
    """TIMEX3 extents keep an article that stands by itself after a preposition: "in [der kommenden Woche]"."""
    if tokens.kind(first) not in (
        "last",
        "next",
        "this",
        "preceding",
        "following",
        "year_unit",
        "week",
        "early",
    ):
        return first
    if tokens.kind(first - 1) == "article" and tokens.word(first - 2).lower() in _prepositions():
        return first - 1
    return first


def _with_article(tokens: TokenizedText, first: int, tag: Tag) -> Tag:
    start = tokens.spans[_tag_start(tokens, first)][0]
    return replace(tag, start=start) if tag.start == tokens.spans[first][0] else tag


def _modifier(tokens: TokenizedText, item: _Item) -> str | None:
    stated = [
        mod
        for index in range(item.lead, item.first)
        if (mod := _prepositions().get(tokens.word(index).lower(), "-")) != "-"
    ]
    if (
        tokens.kind(item.last) is None
        and tokens.word(item.last) == "an"
        and tokens.word(item.lead).lower() in ("von", "vom")
    ):
        return "since"
    return stated[0] if stated and item.reading.is_claim else item.reading.mod


# --- intervals ---------------------------------------------------------------------------------------------------------


def _joined(tokens: TokenizedText, items: list[_Item]) -> list[_Item]:
    """Neighbours that make up one interval become one item: "vom 3. bis 5. Mai", "zwischen 2003 und 2008"."""
    made: list[_Item] = []
    for item in items:
        joined = _interval(tokens, made[-1], item) if made else None
        if joined:
            made[-1] = joined
        else:
            made.append(item)
    return made


def _interval(tokens: TokenizedText, left: _Item, right: _Item) -> _Item | None:
    if not (left.reading.is_claim and right.reading.is_claim) or left.sentence != right.sentence:
        return None
    if right.first - left.last > 3 or "/" in left.reading.value + right.reading.value:
        return None
    between = [tokens.kind(index) for index in range(left.last, right.first)]
    if not between or any(kind not in _BETWEEN for kind in between):
        return None
    sign = next((kind for kind in between if kind in _JOINS), None)
    opened = any(tokens.kind(index) == "between" for index in range(max(0, left.lead - 2), left.first))
    first, last = bounds(left.reading.value), bounds(right.reading.value)
    if sign is None or first is None or last is None:
        return None
    if (first[0] > last[0] or not left.reading.vague_year) and right.reading.vague_year:
        right = _moved_after(right, first[0])
    elif first[0] > last[0] and left.reading.vague_year:
        left = _moved_before(left, last[0])
    first, last = bounds(left.reading.value), bounds(right.reading.value)
    if first is None or last is None or first[0] >= last[0]:
        return None
    neighbours = last[0] - first[1] == timedelta(days=1) and left.first + 1 <= left.last
    if sign == "and" and not opened and not (neighbours and tokens.kind(left.last - 1) == "day"):
        return None
    if sign == "or" and not neighbours:
        return None
    if sign in ("dash", "slash") and right.first - left.last > 1:
        return None
    lead = left.lead
    if opened and tokens.kind(lead - 1) == "between":
        lead -= 1
    reading = replace(left.reading, value=f"{left.reading.value}/{right.reading.value}")
    reading.mod = left.reading.mod or right.reading.mod
    return _Item(left.first, right.last, lead, reading, left.tags + right.tags, left.sentence)


_JOINS = frozenset({"bis", "and", "or", "dash", "slash"})
_BETWEEN = _JOINS | {"article", "to", "am"}


def _moved_after(item: _Item, day: date) -> _Item:
    """An expression whose year (or week) was guessed, as the next one after ``day``."""
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


def _moved_before(item: _Item, day: date) -> _Item:
    """An expression whose year (or week) was guessed, as the last one before ``day``."""
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


# --- furniture ---------------------------------------------------------------------------------------------------------

_DATELINE = re.compile(r"[\s\-–—|,:./]*(?:\d{1,2}[.:]\d\d(?:\s*Uhr)?|Uhr)?[\s\-–—|,.]*")


def _furniture(tokens: TokenizedText, item: _Item) -> bool:
    """The date of publication printed in the text: a line of its own, or after "Stand:" and the like."""
    text = tokens.text
    start, end = tokens.spans[item.lead][0], tokens.spans[item.last - 1][1]
    if tokens.kind(item.lead - 1) == "colon" and tokens.word(item.lead - 2) in word_set("furniture"):
        return True
    if tokens.word(item.lead - 1) in word_set("furniture") - {"Update"}:
        return True
    if not item.reading.value[:4].isdigit() or len(item.reading.value) < 10:
        return False
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    return line_end - line_start < len(text) and (
        _DATELINE.fullmatch(text, line_start, start) is not None
        and _DATELINE.fullmatch(text, end, line_end) is not None
    )


# --- the component -----------------------------------------------------------------------------------------------------


@Language.factory("gegenlese_dates", assigns=["doc.spans"])
def create_dates(nlp: Language, name: str) -> "DatesComponent":
    return DatesComponent()


class DatesComponent:
    """Fills ``doc.spans["dates"]`` from ``doc._.published``."""

    def __init__(self) -> None:
        if not Doc.has_extension("published"):
            Doc.set_extension("published", default=None)
        if not Span.has_extension("timex"):
            Span.set_extension("timex", default=None)

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for timex in find_timexes(doc, doc._.published):
            span = doc.char_span(timex.start, timex.end, label=timex.type.value, alignment_mode="expand")
            if span is not None:
                span._.timex = timex
                spans.append(span)
        doc.spans["dates"] = spans
        return doc
