"""Sentence boundaries: text → character offsets where sentences start.

German news text needs more than a full stop and a capital: ordinals ("am 18. Mai", "die 93. Brigade"), abbreviations
("3,5 Mrd. Euro", "z. B."), initials ("Jürgen K."), headings without a full stop, page breaks inside a sentence and
quotations that hold sentences of their own. Every rule looks a fixed distance to the left or right, so that the time is
linear in the length of the text.
"""

import re

import numpy
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.doc_memory import text_of

OPENING = "\"„“‚‘«»›‹'([–—-"
CLOSING = "\"“”‘’»«›‹')]"

MONTHS = (
    "Januar Jänner Jan Februar Feber Feb März Mrz April Apr Mai Juni Jun Juli Jul August Aug September Sept Sep "
    "Oktober Okt November Nov Dezember Dez"
)

# A sentence nobody reads to the end is no sentence but a table or a list without punctuation: it is cut, so that
# whatever looks around inside a sentence stays fast. 1,500 characters are about 200 words; the longest sentence in
# the German UD treebanks has 120.
LONGEST_SENTENCE = 1500

# Words that announce an ordinal: "am 18.", "die 93.", "ihrem 20.", "bis 3."
ORDINAL_LEFT = re.compile(
    r"\b(?:am|vom|zum|zur|beim|im|d(?:er|ie|as|en|em|es)|[DdSsMm]?ein(?:e[mnrs]?)?|[Ii]hr(?:e[mnrs]?)?|[Uu]nser(?:e[mnrs]?)?"
    r"|jede[mnrs]?|diese[mnrs]?|Am|Vom|Zum|Zur|Beim|Im|D(?:er|ie|as|en|em|es)|Platz|Runde|[a-zäöüß]+(?:ig|lich|isch|end|mend|gangen|letzt|nächst)e[nrsm]?|\d\d?\.(?: (?:und|bis|oder|/))?)[ \n\xa0][„“»\"]?$"
)
WORD_BEFORE = re.compile(r"([^\W\d_]+|\d[\d.,]*)$")
WORD_AFTER = re.compile(r"[^\W\d_]+")

TERMINATOR = re.compile(
    rf"[.!?…]+[{re.escape(CLOSING)}]*(?:\s*\[\d{{1,3}}\])?(\s+)(?=[{re.escape(OPENING)}]*\s?[A-ZÄÖÜ0-9])"
    r"|(?<=[a-zäöüß]{2})[.!?][“”\"»«]?(?=[A-ZÄÖÜ][a-zäöüß]+[ ,])"
)
BLANK_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")
LINE_BREAK = re.compile(r"(?<=\S)[^\S\n]*\n[^\S\n]*(?=\S)")
LIST_SIGN = re.compile(r"[•*–—-]\s")
LIST_NUMBER = re.compile(r"\d{1,2}[.)]\s")
# What cannot stand at the end of a heading: the sentence goes on after the page break.
UNFINISHED = re.compile(
    r"(?:,|\b(?:der|die|das|den|dem|des|ein|eine[mnrs]?|und|oder|sowie|von|vom|zu[mr]?|i[nm]|auf|für|mit|durch|über|unter"
    r"|nach|bei|aus|an|am|um|seit|bis|dass|als|wie|[a-zäöü]{3,}(?:ene|ische|liche|ige)[mnrs]?))$"
)


def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    rows = lexicon.read("abbreviations")
    never = frozenset(row["abbreviation"] for row in rows if row["ends_sentence"] == "never")
    return never, frozenset(row["abbreviation"] for row in rows if row["ends_sentence"] == "maybe")


NEVER_END, MAY_END = _abbreviations()
OPENERS = frozenset(word for row in lexicon.read("sentence_openers") for word in row["words"].split())
MONTH_NAMES = frozenset(MONTHS.split())


def _full_stop_ends(text: str, stop: int, after: int) -> bool:
    """Whether the single full stop at ``stop`` ends a sentence whose successor would start at ``after``."""
    before = WORD_BEFORE.search(text, max(0, stop - 40), stop)
    if before is None:
        return True
    word = before.group(1)
    follows = WORD_AFTER.search(text, after, after + 40)
    following = follows.group() if follows and follows.start() <= after + 2 else ""
    opener = following in OPENERS
    if word in NEVER_END:
        return False
    if word in MAY_END or (len(word) == 1 and word.isalpha()):
        return opener
    if word.isdigit() and len(word) <= 3:
        if following in MONTH_NAMES:
            return False
        if ORDINAL_LEFT.search(text, max(0, before.start() - 16), before.start()):
            return opener
    return True


def _line_break_is_boundary(text: str, start: int, end: int, wrapped: bool) -> bool:
    """Whether the single line break text[start:end] ends a heading, list item or paragraph."""
    if LIST_SIGN.match(text, end) or (LIST_NUMBER.match(text, end) and text[start - 1] in ".!?:;"):
        return True
    if wrapped:
        return False
    return not text[end].islower() and not UNFINISHED.search(text, max(0, start - 20), start)


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken at a page's width: most line breaks stand inside a sentence."""
    breaks = inside = 0
    for found in LINE_BREAK.finditer(text, 0, 50_000):
        breaks += 1
        inside += text[found.start() - 1] not in '.!?:…"“”»«' and text[found.end()].islower()
    return breaks > 2 and inside * 5 > breaks


def sentence_starts(text: str) -> list[int]:
    """Character offsets at which the sentences of ``text`` start, ascending, the first one 0."""
    starts = {0}
    for found in TERMINATOR.finditer(text):
        after = found.end()
        mark = found.group().rstrip()
        if mark == "." and not _full_stop_ends(text, found.start(), after):
            continue
        starts.add(after)
    for found in BLANK_LINE.finditer(text):
        after, before = found.end(), found.start()
        unfinished = UNFINISHED.search(text, max(0, before - 20), before)
        if after < len(text) and not text[after].islower() and not unfinished:
            starts.add(after)
    wrapped = _is_wrapped(text)
    for found in LINE_BREAK.finditer(text):
        if _line_break_is_boundary(text, found.start(), found.end(), wrapped):
            starts.add(found.end())
    return _cut_long(text, sorted(starts))


def _cut_long(text: str, starts: list[int]) -> list[int]:
    """The starts with further ones in every stretch longer than LONGEST_SENTENCE, at white space where there is any."""
    cut: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        cut.append(start)
        while end - start > LONGEST_SENTENCE:
            space = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
            start = space + 1 if space > 0 else start + LONGEST_SENTENCE
            cut.append(start)
    return cut


_BOUNDS = "gegenlese_sentence_bounds"


def sentence_bounds(doc: Doc) -> list[tuple[int, int]]:
    """Start and end of each sentence in characters of ``doc.text``, read once for each Doc; none in a Doc without sentences."""
    kept = doc.user_data.get(_BOUNDS)
    if isinstance(kept, list):
        return kept
    if not doc.has_annotation("SENT_START"):
        return []
    bounds = doc.user_data[_BOUNDS] = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    return bounds


@Language.factory("gegenlese_sentences")
def create_sentences(nlp: Language, name: str) -> "SentenceBoundaries":
    return SentenceBoundaries()


class SentenceBoundaries:
    """Sets the sentence starts of a Doc. A token that a boundary falls into stays in the earlier sentence."""

    def __call__(self, doc: Doc) -> Doc:
        doc.user_data.pop(_BOUNDS, None)
        if len(doc) == 0:
            return doc
        offsets = doc.to_array([IDX]).astype("int64")
        marks = numpy.full(len(doc), -1, dtype="int64")
        first = numpy.searchsorted(offsets, sentence_starts(text_of(doc)), side="left")
        marks[first[first < len(doc)]] = 1
        marks[0] = 1
        doc.from_array([SENT_START], marks.astype("uint64"))  # type: ignore[arg-type]
        return doc
