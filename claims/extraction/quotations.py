"""Quotations with speaker and cue, read off the frames of the speech structure.

``type`` follows the usual scheme for German news: Direct (in quotation marks), Indirect (content clause or "laut X"), Reported (the
content inside the clause of saying: "sprach von 30 Toten"), IndirectFreeIndirect (Konjunktiv that goes on without naming the
speaker), FreeIndirect (the same with "soll").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from claims.extraction.chains import Frame, chain
from claims.extraction.cue import CueKind
from claims.extraction.quote_marks import Quoted
from claims.extraction.reach import is_reported_mood
from claims.extraction.speech_structure import Speech

DIRECT, INDIRECT, REPORTED, FREE, CONTINUED = (
    "Direct",
    "Indirect",
    "Reported",
    "FreeIndirect",
    "IndirectFreeIndirect",
)
# Words in quotation marks inside a statement count as quoted from this length on; shorter ones are mostly names.
SHORTEST_QUOTED_WORDS = 2


@dataclass(frozen=True, slots=True)
class SpokenSpan:
    """``type`` as above; ``cue`` and ``speaker`` as (start, end) characters in ``doc.text``, None when there is none."""

    type: str
    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None


def quotations(doc: Doc, speech: Speech) -> Iterator[tuple[int, int, SpokenSpan]]:
    """(first token, end token, what it is) of each quotation, direct ones first."""
    for quoted in speech.quoted:
        frames = [
            f for f in speech.frames_at(quoted.opening + 1) if not quoted.opening < f.cue[0] < quoted.closing
        ]
        innermost = _innermost(frames)
        if innermost is None or not (quoted.statement or _is_wording(doc, quoted)):
            continue
        yield (
            quoted.opening,
            quoted.closing + 1,
            SpokenSpan(DIRECT, _cue(doc, innermost), _speaker(doc, innermost)),
        )
    seen: set[tuple[int, int]] = set()
    for number in sorted(speech.frames):
        for frame in speech.frames[number]:
            if frame.kind is CueKind.PREPOSITION and _holds_another(frame, speech.frames[number]):
                continue
            for start, end, kind in _content(doc, speech, frame):
                if _said_by_another(speech, frame, start):
                    continue
                if (start, end) not in seen and end > start:
                    seen.add((start, end))
                    yield (
                        start,
                        end,
                        SpokenSpan(
                            kind, _cue(doc, frame) if kind in (INDIRECT,) else None, _speaker(doc, frame)
                        ),
                    )


def _holds_another(frame: Frame, frames: list[Frame]) -> bool:
    """ "Laut dpa sagte der Minister, dass …" is a quotation of the minister alone."""
    return any(
        other.kind is CueKind.MATRIX
        and any(start <= other.cue[0] < end for start, end in frame.reach)
        and other.reach
        for other in frames
        if other is not frame
    )


def _said_by_another(speech: Speech, frame: Frame, start: int) -> bool:
    """ "Wie aus Kreisen verlautete, fehlen 30. Das berichtete die Zeitung": what a sentence tells with a source of its own."""
    number = speech.sentence_of[start]
    if not frame.cue or number >= speech.sentence_of[frame.cue[0]]:
        return False
    inside = (other for other in speech.frames.get(number, ()) if other is not frame and other.cue)
    return any(speech.sentence_of[other.cue[0]] == number and other.holds(start) for other in inside)


def _is_wording(doc: Doc, quoted: Quoted) -> bool:
    """Quoted words of someone, not a title or a name: they begin in lower case or hold several words."""
    first, length = doc[quoted.opening + 1].text, quoted.closing - quoted.opening - 1
    return (first.islower() and length >= 1) or length > SHORTEST_QUOTED_WORDS + 1


def _innermost(frames: list[Frame]) -> Frame | None:
    last = chain(frames)[-1:] if frames else ()
    if not last:
        return None
    return next(
        (frame for frame in frames if frame.links and frame.links[-1].party.name == last[0].party.name), None
    )


def _cue(doc: Doc, frame: Frame) -> tuple[int, int] | None:
    if not frame.cue:
        return None
    first = doc[frame.cue[0]]
    if first.text == ":" or first.text in '„“”»«"‚‘':
        return None
    return first.idx, first.idx + len(first.text)


# "Zum Abschluss hieß es, …": the words have a source that the article goes on with, but nobody is named as speaking them.
IMPERSONAL = frozenset({"hieß", "heißt", "heiße"})


def _speaker(doc: Doc, frame: Frame) -> tuple[int, int] | None:
    mention = frame.speaker
    impersonal = frame.kind is not CueKind.BACK and any(doc[i].lower_ in IMPERSONAL for i in frame.cue)
    if mention is None and frame.links and not impersonal:
        mention = (frame.links[-1].party.start, frame.links[-1].party.end)
    if mention is None or mention[1] <= mention[0]:
        return None
    span = doc[mention[0] : mention[1]]
    return span.start_char, span.end_char


def _content(doc: Doc, speech: Speech, frame: Frame) -> Iterator[tuple[int, int, str]]:
    """The stretches of a frame that are speech outside of quotation marks, each with its type."""
    pieces = [piece for stretch in frame.reach for piece in _outside_quotes(speech, stretch)]
    pieces = [piece for piece in pieces if piece[1] - piece[0] >= 2]
    if not pieces:
        return
    number = speech.sentence_of[pieces[0][0]]
    host = next((clause for clause in speech.clauses[number] if frame.cue[0] in clause), None)
    inside = frame.kind is CueKind.EVIDENTIAL or (frame.kind is CueKind.MATRIX and frame.no_dates is not None)
    if inside and host is not None:
        pieces = [piece for piece in pieces if piece[0] not in host] if frame.kind is CueKind.MATRIX else []
        if not pieces:
            sentence = speech.sentences[number]
            yield sentence.start, _trimmed(doc, sentence.start, sentence.end), REPORTED
            return
    start, end = min(p[0] for p in pieces), max(p[1] for p in pieces)
    start, end = _without_cue(frame, start, end)
    if frame.kind is CueKind.BACK:
        mood = next(
            (
                m
                for c in speech.clauses[number]
                if c.finite == frame.cue[0] and (m := is_reported_mood(doc, c))
            ),
            None,
        )
        if frame.cue[0] == start or doc[frame.cue[0]].lower_ == "demnach":
            yield start, end, INDIRECT
        else:
            yield (
                start,
                _trimmed(doc, start, min(end + 1, speech.sentences[number].end)),
                CONTINUED if mood else FREE,
            )
    else:
        yield start, end, INDIRECT


def _without_cue(frame: Frame, start: int, end: int) -> tuple[int, int]:
    """Cuts "Nach Angaben der Polizei" off the front of the content."""
    for silent_start, silent_end in frame.silent:
        if silent_start <= start + 3 and silent_end > start and frame.cue and frame.cue[0] <= start:
            start = min(silent_end, end)
    return start, end


def _trimmed(doc: Doc, start: int, end: int) -> int:
    while end > start and doc[end - 1].is_space:
        end -= 1
    return end


def _outside_quotes(speech: Speech, stretch: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The parts of a stretch that no quoted statement covers."""
    start, end = stretch
    for quoted in speech.quoted_between(start, end):
        if not quoted.statement:
            continue
        if quoted.opening > start:
            yield start, quoted.opening
        start = max(start, quoted.closing + 1)
    if end > start:
        yield start, end
