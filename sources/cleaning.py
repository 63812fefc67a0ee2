"""The readable view of a text, with a map back: verbatim text → paragraphs of whole words.

Text taken from PDF files is broken at the width of the page, hyphenated and interrupted by page gaps; text from web pages
holds furniture such as "Anzeige". Language processing reads the view, evidence points into the verbatim text:
``View.source_span`` leads from one to the other. Everything here is linear in the length of the text.
"""

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sources import lexicon

# Characters nobody sees: soft hyphen, zero-width space and joiners, byte order mark.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
SOFT_HYPHEN = "\u00ad"
LINE_BREAK = re.compile(r"\r\n|[\n\r\v\x1c-\x1e\x85\u2028\u2029]")
LINE = re.compile(rf"[^\s{INVISIBLE}](?:[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*[^\s{INVISIBLE}])?")
WORD = re.compile(rf"[^\s{INVISIBLE}]+")
# No-break and thin spaces group digits ("12 000") and are kept as they are.
GROUPING_SPACES = "\u00a0\u2007\u2009\u202f"
CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
# Typographic ligatures (U+FB00 "ff" … U+FB06 "st"), the only compatibility characters that are spelled out.
LIGATURES = re.compile(r"[\ufb00-\ufb06]")

TERMINATED = re.compile(r"[.!?…:][\"“”»«›‹’')\]]*(?:\s?\[\d{1,3}\])?$")
SENTENCE_END_INSIDE = re.compile(r"[a-zäöüß][.!?][\"“”»«’')\]]*\s+[\"„“»«(]?[A-ZÄÖÜ]")


def _words(kind: str) -> frozenset[str]:
    rows = lexicon.read("line_ends")
    return frozenset(word for row in rows if row["kind"] == kind for word in row["words"].split())


UNFINISHED_WORDS = _words("unfinished")
SUSPENDING = _words("suspended")
ABBREVIATIONS = _words("abbreviation")
MONTHS = frozenset(word.lower() for row in lexicon.read("months") for word in row["names"].split())
ORDINAL_END = re.compile(r"(?<![\w.,])\d\d?\.$")
# An adjective with its ending wants a noun; so does a number, unless it is a year ("Bilanz 2024").
UNFINISHED_END = re.compile(
    r"(?:[,(]|(?<![\w.,])(?!(?:19|20)\d\d$)\d+(?:[.,]\d+)*|[a-zäöü]{3,}(?:ene|ische|liche|ige)[mnrs]?)$"
)
LAST_WORD = re.compile(r"([^\W\d_]+)\.?$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
BULLET = re.compile(r"[•▪◦‣]\s")
HYPHENS = "-\u2010\u2011"

FURNITURE = re.compile("|".join(f"(?:{row['pattern']})" for row in lexicon.read("furniture")), re.IGNORECASE)
# Furniture is short; longer lines are text and are not even looked at.
LONGEST_FURNITURE = 120
# A head or foot line that stands on this many pages is no text: two may be chance, three are not.
PAGES_WITH_RUNNING_HEAD = 3
# How many lines at the top and bottom of a page may be running heads.
RUNNING_HEAD_LINES = 2

# Text counts as broken at the width of a page when at least one line break in five stands inside a sentence
# (in flowing text it is none), and two at least, so that one stray break decides nothing.
WRAPPED_SHARE = 5
WRAPPED_BREAKS = 2
# Lines of a page hold up to about 120 letters (landscape print); a longer line is a paragraph.
LONGEST_WRAPPED_LINE = 160
# A line ends early when the next word would have fitted into this share of the width. In two printed articles the lines
# of paragraphs, with the next word, fill 0.98 of the width and more, those of headings in larger type 0.71.
EARLY_END = 0.85


@dataclass(frozen=True, slots=True)
class View:
    """A readable text. ``offsets[i]`` is where the character ``text[i]`` starts in the verbatim text, ``ends[i]`` where it
    ends (exclusive); both never decrease. White space stands for the line break or gap it replaces."""

    text: str
    offsets: Sequence[int]
    ends: Sequence[int]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The verbatim offsets (end exclusive) of ``text[start:end]``. Raises ValueError when the span is empty or
        lies outside the view."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span of the view: {start}, {end}")
        return self.offsets[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it; ``gap`` tells that an empty line or the edge of the text stands before it."""

    start: int
    end: int
    text: str
    gap: bool
    page: int
    soft: bool  # a soft hyphen ends it: the word goes on


def view(text: str) -> View:
    """The readable view of a verbatim text: paragraphs and headings are separated by one empty line, everything else by
    single spaces; hyphens of line breaks, furniture lines and running heads are gone."""
    lines = list(_lines(text))
    wrapped = _is_wrapped(lines)
    lines = list(_without_furniture(lines, wrapped))
    width = _width(lines)
    writer = _Writer(text)
    previous: Line | None = None
    for line in lines:
        if previous is not None:
            writer.join(previous, line, _joint(previous, line, wrapped, width))
        writer.write(line)
        previous = line
    return writer.view()


def _lines(text: str) -> Iterator[Line]:
    end, page = 0, 1
    for found in LINE.finditer(text):
        between = text[end : found.start()]
        page += between.count("\f")
        gap = end == 0 or "\f" in between or len(LINE_BREAK.findall(between)) > 1
        soft = text[found.end() : found.end() + 1] == SOFT_HYPHEN
        yield Line(found.start(), found.end(), found.group(), gap, page, soft)
        end = found.end()


def _terminated(before: str, after: str) -> bool:
    """Whether a line ends with its sentence. "am 23. | und 24. März", "vom 10. | September" and "3,5 Mrd. | Euro" do not."""
    if not TERMINATED.search(before[-8:]):
        return False
    if before[-1] != ".":
        return True
    first = FIRST_WORD.match(after)
    if ORDINAL_END.search(before[-8:]) and first is not None:
        return not (after[0].islower() or first.group().lower() in MONTHS)
    word = LAST_WORD.search(before[-20:])
    return word is None or word.group(1).lower() not in ABBREVIATIONS


def _goes_on(before: str, after: str) -> bool:
    """Whether a break between the two lines visibly stands inside a sentence."""
    return after[0].islower() and not _terminated(before, after)


def _is_wrapped(lines: list[Line]) -> bool:
    breaks = inside = 0
    for before, after in pairwise(lines):
        if not after.gap:
            breaks += 1
            inside += len(before.text) <= LONGEST_WRAPPED_LINE and _breaks_sentence(before.text, after.text)
    return inside >= WRAPPED_BREAKS and inside * WRAPPED_SHARE >= breaks


def _breaks_sentence(before: str, after: str) -> bool:
    """Whether the break between two lines stands inside a sentence, by the next word, the last one, or because the line
    is no heading: a sentence ends in it and another begins."""
    if _terminated(before, after):
        return False
    return after[0].islower() or _ends_in_unfinished_word(before) or bool(SENTENCE_END_INSIDE.search(before))


def _width(lines: list[Line]) -> int:
    """The length of a full line: the longest but for one line in twenty, which may be an outlier."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[(len(lengths) - 1) * 19 // 20] if lengths else 0


def _without_furniture(lines: list[Line], wrapped: bool) -> Iterator[Line]:
    """The lines of text. In wrapped text a furniture word must stand alone, since any word may fill a line there."""
    heads = _running_heads(lines)
    gap = False
    for index, line in enumerate(lines):
        gap = gap or line.gap
        alone = line.gap and (index + 1 == len(lines) or lines[index + 1].gap)
        short = len(line.text) <= LONGEST_FURNITURE
        if index in heads or ((alone or not wrapped) and short and FURNITURE.fullmatch(line.text)):
            gap = True
            continue
        yield replace(line, gap=gap)
        gap = False


def _running_heads(lines: list[Line]) -> frozenset[int]:
    """Indexes of lines at the edges of pages that recur, apart from digits, on page after page."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        pages.setdefault(line.page, []).append(index)
    if len(pages) < PAGES_WITH_RUNNING_HEAD:
        return frozenset()
    edges = [{*indexes[:RUNNING_HEAD_LINES], *indexes[-RUNNING_HEAD_LINES:]} for indexes in pages.values()]
    shapes = {index: re.sub(r"\d+", "#", lines[index].text) for page in edges for index in page}
    counts = Counter(shape for page in edges for shape in {shapes[index] for index in page})
    return frozenset(index for index, shape in shapes.items() if counts[shape] >= PAGES_WITH_RUNNING_HEAD)


def _ends_in_unfinished_word(text: str) -> bool:
    word = LAST_WORD.search(text[-40:])
    return word is not None and word.group(1).lower() in UNFINISHED_WORDS


def _is_unfinished(text: str) -> bool:
    """Whether a line that is not terminated wants to go on; the full stop of an ordinal or abbreviation shows it too."""
    return text[-1] == "." or bool(UNFINISHED_END.search(text[-60:])) or _ends_in_unfinished_word(text)


def _ends_early(line: Line, following: Line, width: int) -> bool:
    """Whether the next word would have fitted on the line, so that the break is meant."""
    return len(line.text) + 1 + len(following.text.split(None, 1)[0]) <= EARLY_END * width


def _joint(before: Line, after: Line, wrapped: bool, width: int) -> str:
    """What stands between two lines in the view: "\\n\\n" (new paragraph), " ", or "" (one word)."""
    if before.soft and after.text[0].islower():
        return ""
    if BULLET.match(after.text):
        return "\n\n"
    if (
        before.text[-1] in HYPHENS
        and len(before.text) > 1
        and before.text[-2].isalnum()
        and after.text[0].isalnum()
    ):
        first = FIRST_WORD.match(after.text)
        suspended = first is not None and first.group().lower() in SUSPENDING
        if after.text[0].islower() or not after.gap:
            return " " if suspended else ""
    if _goes_on(before.text, after.text):
        return " "
    terminated = _terminated(before.text, after.text)
    if not wrapped:
        return "\n\n"
    early = _ends_early(before, after, width)
    if after.gap:
        stops_inside = SENTENCE_END_INSIDE.search(before.text) is not None
        unfinished = _is_unfinished(before.text) or stops_inside or not early
        return " " if unfinished and not terminated else "\n\n"
    if early and (terminated or not _is_unfinished(before.text)):
        return "\n\n"
    return " "


class _Writer:
    """Collects the characters of a view with their places."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.offsets = array("L")
        self.ends = array("L")

    def _add(self, text: str, start: int, end: int) -> None:
        """``text`` stands as a whole for source[start:end]."""
        self.parts.append(text)
        self.offsets.extend([start] * len(text))
        self.ends.extend([end] * len(text))

    def _copy(self, start: int, end: int) -> None:
        self.parts.append(self.source[start:end])
        self.offsets.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def write(self, line: Line) -> None:
        end = line.start
        for word in WORD.finditer(self.source, line.start, line.end):
            start = word.start()
            between = self.source[end:start]
            if between in GROUPING_SPACES:
                self._copy(end, start)
            elif between.strip(INVISIBLE):
                self._add(" ", end, start)
            self._write_word(word.group(), start)
            end = word.end()

    def _write_word(self, word: str, start: int) -> None:
        if word.isascii() or (unicodedata.is_normalized("NFC", word) and not LIGATURES.search(word)):
            self._copy(start, start + len(word))
            return
        for cluster in CLUSTER.finditer(word):
            spelled_out = LIGATURES.sub(
                lambda found: unicodedata.normalize("NFKC", found.group()), cluster.group()
            )
            composed = unicodedata.normalize("NFC", spelled_out)
            self._add(composed, start + cluster.start(), start + cluster.end())

    def join(self, before: Line, after: Line, joint: str) -> None:
        if joint:
            self._add(joint, before.end, after.start)
            return
        if before.text[-1] not in HYPHENS:
            return
        # One word over two lines. The hyphen stays after a digit ("20-jährig"), in an abbreviation ("US-Armee") and
        # before a capital ("Nord-Süd"); a hyphen of the line break alone goes.
        stem = before.text[:-1].rsplit(None, 1)[-1].rsplit("-", 1)[-1]
        keeps = not after.text[0].islower() or not stem[-1:].isalpha() or stem.isupper()
        if not keeps:
            self.parts[-1] = self.parts[-1][:-1]
            self.offsets.pop()
            self.ends.pop()

    def view(self) -> View:
        return View("".join(self.parts), self.offsets, self.ends)
