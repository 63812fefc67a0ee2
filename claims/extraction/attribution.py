"""Who says it, how sure, in which mood: the component ``gegenlese_attribution``.

Runs last. For every span in ``doc.spans["quantities"]`` and ``doc.spans["dates"]`` it sets ``span._.attribution`` (tuple of
``SourceLink``, nearest to the article first, origin last), ``span._.modality`` and ``span._.hedged``; and it fills
``doc.spans["quotations"]`` with ``span._.quotation``. All offsets are into ``doc.text``.
"""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from claims.extraction.chains import Link, chain
from claims.extraction.clauses import clause_at
from claims.extraction.doc_memory import forget, memory
from claims.extraction.inherited_mood import inherited, inherits, restates_sentence
from claims.extraction.modality import modality_of
from claims.extraction.quotations import quotations
from claims.extraction.speech import read_speech
from claims.extraction.speech_structure import Speech
from claims.extraction.stated_frames import frames_of_date, frames_of_figure, without_deniers
from claims.terms import ActorKind, Modality


@dataclass(frozen=True, slots=True)
class SourceLink:
    """One party of an attribution chain; ``mention`` and ``cue`` are (start, end) characters in ``doc.text``."""

    name: str
    kind: ActorKind
    country: str | None
    mention: tuple[int, int] | None
    cue: tuple[int, int] | None


def attribute(
    doc: Doc, start: int, end: int, *, date: bool = False
) -> tuple[tuple[SourceLink, ...], Modality, bool]:
    """(chain, modality, hedged) for the characters [start, end) of ``doc.text``. ``date``: the stretch is a time expression,
    which does not belong to the statement when it dates the act of saying. The speech structure is read once per Doc."""
    speech = _speech(doc)
    index = _token_at(doc, speech, start)
    number = speech.sentence_of[index]
    frames = speech.frames_at(index)
    last = _token_at(doc, speech, end - 1)
    clause = clause_at(speech.clauses[number], index)
    frames = (
        frames_of_date(doc, index, last, clause, frames)
        if date
        else frames_of_figure(doc, index, last, clause, frames)
    )
    modality, hedged = modality_of(doc, index, speech.clauses[number], frames)
    return tuple(_source(doc, link) for link in chain(without_deniers(frames))), modality, hedged


def _speech(doc: Doc) -> Speech:
    kept: dict[str, Speech] = memory(doc, "speech")
    if "whole" not in kept:
        kept["whole"] = read_speech(doc)
    return kept["whole"]


def _token_at(doc: Doc, speech: Speech, char: int) -> int:
    return max(0, bisect_right(speech.token_starts, char) - 1)


def _source(doc: Doc, link: Link) -> SourceLink:
    party = link.party
    mention = doc[party.start : party.end] if party.end > party.start else None
    cue = doc[min(link.cue) : max(link.cue) + 1] if link.cue else None
    return SourceLink(
        party.name,
        party.kind,
        party.country,
        (mention.start_char, mention.end_char) if mention is not None else None,
        (cue.start_char, cue.end_char) if cue is not None else None,
    )


def _inherit_moods(doc: Doc) -> None:
    """Gives bare figures the mood of the figure that they are set against."""
    speech = _speech(doc)
    moods: dict[int, Modality] = {}
    last: Modality | None = None
    for span in doc.spans.get("quantities", ()):
        own = span._
        quantity = own.quantity
        index = _token_at(doc, speech, quantity.start)
        clauses = speech.clauses[speech.sentence_of[index]]
        before = moods.get(quantity.antecedent)
        if before is not None and inherits(doc, index, clauses):
            own.modality = inherited(own.modality, before)
        elif last is not None and restates_sentence(doc, index, clauses):
            own.modality = inherited(own.modality, last)
        moods[quantity.number_start] = last = own.modality


for name, default in (
    ("attribution", ()),
    ("modality", Modality.ASSERTED),
    ("hedged", False),
    ("quotation", None),
):
    if not Span.has_extension(name):
        Span.set_extension(name, default=default)


@Language.component(
    "gegenlese_attribution",
    assigns=["span._.attribution", "span._.modality", "span._.hedged", "span._.quotation"],
)
def attribution(doc: Doc) -> Doc:
    """Sets the attribution, modality and hedging of all quantity and date spans, and the quotations."""
    for group in ("quantities", "dates"):
        for span in doc.spans.get(group, ()):
            links, modality, hedged = attribute(doc, span.start_char, span.end_char, date=group == "dates")
            own = span._
            own.attribution, own.modality, own.hedged = links, modality, hedged
    _inherit_moods(doc)
    spoken = []
    for first, end, found in quotations(doc, _speech(doc)):
        span = doc[first:end]
        span._.quotation = found
        spoken.append(span)
    doc.spans["quotations"] = spoken
    forget(doc)
    return doc
