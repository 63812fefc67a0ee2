"""Time expressions: finds them, reads their values against the day of publication, says which are date claims.

The component ``gegenlese_dates`` fills ``doc.spans["dates"]``; each span has ``._.timex`` (a ``Timex`` with exact offsets
into ``doc.text``; the span itself may be wider where tokens do not align). The way of an expression: classified tokens
(``date_tokens``), a rule that matches them (``date_rules``), its value in the context of publication day, last date and
tense (``date_context``), intervals (``date_intervals``), quote and event.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from claims.extraction.date_context import Context
from claims.extraction.date_events import event_of
from claims.extraction.date_grammar import Found
from claims.extraction.date_intervals import Item, joined
from claims.extraction.date_publication import inferred_month
from claims.extraction.date_quotes import closes_with_an, quote_start, stated_modifier, tag_start
from claims.extraction.date_rules import grammar, next_match
from claims.extraction.date_tense import Tense, TenseReader
from claims.extraction.date_tokens import TokenizedText, word_set
from claims.extraction.doc_memory import text_of
from claims.extraction.sentences import sentence_bounds
from claims.extraction.timex import Tag, Timex, TimexType

__all__ = ["Tag", "Timex", "TimexType", "find_timexes", "timexes_of"]

Bounds = list[tuple[int, int]]

# A line that holds more before or after a date is no date line.
LONGEST_DATE_LINE = 80


def find_timexes(text: str, sentence_bounds: Bounds, published: str | None) -> Iterator[Timex]:
    """The time expressions of ``text`` in running order. ``sentence_bounds``: start and end of each sentence in order;
    ``published``: "2025-07-02", "2025-07", "2025" or None."""
    tokens = TokenizedText(text)
    sentence_bounds = sentence_bounds or [(0, len(text))]
    for item in joined(tokens, list(_items(tokens, sentence_bounds, published))):
        reading = item.reading
        last = item.last + closes_with_an(tokens, item.lead, item.last)
        start, end = tokens.spans[item.lead][0], tokens.spans[last - 1][1]
        is_claim = reading.is_claim and not _furniture(tokens, item)
        modifier = stated_modifier(tokens, item.lead, item.first, item.last) if reading.is_claim else None
        yield Timex(
            type=reading.type,
            value=reading.value,
            mod=modifier or reading.mod,
            start=start,
            end=end,
            is_claim=is_claim,
            event=event_of(text, sentence_bounds[item.sentence], start, end) if is_claim else None,
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
    return list(find_timexes(text, sentence_bounds(_plain_pipeline()(text)), published))


def _items(tokens: TokenizedText, sentence_bounds: Bounds, published: str | None) -> Iterator[Item]:
    pattern, readers = grammar()
    starts = [start for start, _ in sentence_bounds]
    tenses = TenseReader(tokens.text)
    context = Context(published)
    if context.now is None:
        context.likely_month = inferred_month(tokens.text, sentence_bounds)
    context.sentence_text = lambda number: tokens.text[slice(*sentence_bounds[number])]
    position = 0
    while match := pattern.search(tokens.symbols, position):
        assert match.lastgroup is not None
        index, (first, last) = int(match.lastgroup[1:]), match.span()
        ahead = match.end(f"a{index}") if f"a{index}" in pattern.groupindex else last
        position = first + 1
        if _inside_word(tokens, first, last):
            continue
        context.sentence = max(0, bisect_right(starts, tokens.spans[first][0]) - 1)
        bounds = sentence_bounds[context.sentence]
        context.tense = cache(partial(_tense, tenses, bounds, tokens, first, last))
        found = Found(tokens, first, last, ahead)
        reading = readers[index](found, context)
        while reading is None and (other := next_match(tokens.symbols, first, index)):
            index, last, ahead = other
            found = Found(tokens, first, last, ahead)
            reading = readers[index](found, context)
        if reading is None:
            continue
        last = found.last + min(0, reading.extra)
        position = last
        tag_from = tokens.spans[tag_start(tokens, first)][0]
        tags = tuple(
            replace(tag, start=tag_from) if tag.start == tokens.spans[first][0] else tag
            for tag in reading.tags
        ) or (
            Tag(tag_from, tokens.spans[last - 1][1], reading.type, reading.value, reading.mod, reading.quant),
        )
        if reading.is_claim and reading.type is TimexType.DATE:
            context.mention(reading.value)
        yield Item(
            first,
            last + max(0, reading.extra),
            quote_start(tokens, first, last),
            reading,
            tags,
            context.sentence,
            weekday=found.names_only_weekday,
        )


def _tense(
    tenses: TenseReader, sentence: tuple[int, int], tokens: TokenizedText, first: int, last: int
) -> Tense | None:
    """The tense of the clause around tokens first … last - 1. "seit" and "vom" point back whatever the verb; "bis" may end
    after the telling ("verlängerte die Frist bis Juni")."""
    opening = tokens.word(quote_start(tokens, first, last)).lower()
    if opening == "seit" or (opening == "vom" and not _opens_interval(tokens, last)):
        return Tense.PAST
    tense = tenses.at(
        sentence, tokens.spans[first][0], tokens.spans[last - 1][1], forward=opening in _FORWARD
    )
    weekday = tokens.kind(last - 1) in ("weekday", "weekday_part")
    starts = opening in _STARTING or tokens.word(last) == "an" or (weekday and opening in _FORWARD)
    if tense is Tense.PRESENT and starts:
        return Tense.FUTURE
    if opening == "bis" and tense is Tense.PAST and not weekday:
        return None
    return tense


def _opens_interval(tokens: TokenizedText, last: int) -> bool:
    return tokens.kind(last) in ("bis", "dash", "and", "or", "slash") or tokens.word(last) == "an"


# Prepositions with which something new is dated: "steigt zum 1. Januar", "kostet ab Mai mehr".
_STARTING = frozenset({"ab", "zum"})
# Prepositions with which plans are dated: "für Montag angesetzt", "bis Mai verlängert".
_FORWARD = frozenset({"auf", "für", "bis", "zum"})


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

# Nothing but a clock time and signs beside a date makes the line a date line.
_DATE_LINE = re.compile(r"[\s\-–—|,:./]*(?:\d{1,2}[.:]\d\d(?:\s*Uhr)?|Uhr)?[\s\-–—|,.]*")

# "Berlin, 2. Juli (dpa) – ": place, date and agency at the start of a line.
_PLACE = re.compile(r"\s*[A-ZÄÖÜ][\w/. -]{1,40},? ?\(?")
_AGENCY = re.compile(r"\s*\([\w/ .-]{2,60}\)\s*(?:[-–—:.]|$)|\)?\s*[-–—]\s", re.MULTILINE)


def _furniture(tokens: TokenizedText, item: Item) -> bool:
    """The date of publication printed in the text: a line of its own, or after "Stand:" and the like."""
    text = tokens.text
    if tokens.kind(item.lead - 1) == "colon" and tokens.word(item.lead - 2) in word_set("furniture"):
        return True
    value = item.reading.value
    if len(value) < len("2025-07-02") or not value[:4].isdigit():
        return False
    start, end = tokens.spans[item.lead][0], tokens.spans[item.last - 1][1]
    if tokens.word(item.lead - 1) in word_set("furniture") and text[end : end + 1] in (")", "\n", ""):
        return True
    nearby = max(0, start - LONGEST_DATE_LINE)
    line_start = text.rfind("\n", nearby, start) + 1
    if line_start == 0 < nearby:
        return False
    line_end = text.find("\n", end, end + LONGEST_DATE_LINE)
    line_end = min(len(text), end + LONGEST_DATE_LINE) if line_end < 0 else line_end
    if _PLACE.fullmatch(text, line_start, start) and _AGENCY.match(text, end):
        return True
    return line_end - line_start < len(text) and (
        _DATE_LINE.fullmatch(text, line_start, start) is not None
        and _DATE_LINE.fullmatch(text, end, line_end) is not None
    )


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
        for timex in find_timexes(text_of(doc), sentence_bounds(doc), doc._.published):
            span = doc.char_span(timex.start, timex.end, label=timex.type.value, alignment_mode="expand")
            if span is not None:
                span._.timex = timex
                spans.append(span)
        doc.spans["dates"] = spans
        return doc
