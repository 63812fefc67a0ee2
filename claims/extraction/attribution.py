"""Who says it, how sure, in which mood: the component ``gegenlese_attribution``.

Runs last. For every span in ``doc.spans["quantities"]`` and ``doc.spans["dates"]`` it sets ``span._.attribution`` (tuple of
``SourceLink``, nearest to the article first, origin last), ``span._.modality`` and ``span._.hedged``; and it fills
``doc.spans["quotations"]`` with ``span._.quotation``. All offsets are into ``doc.text``.
"""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from claims.extraction.chains import Frame, Link, chain
from claims.extraction.clauses import clause_at
from claims.extraction.cue import CueKind
from claims.extraction.doc_memory import forget, memory
from claims.extraction.heads import is_time_noun
from claims.extraction.inherited_mood import inherited, inherits, restates_sentence
from claims.extraction.modality import embedded_in_prefield, modality_of
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.quotations import quotations
from claims.extraction.reach import is_reported_mood
from claims.extraction.sentences import MONTHS
from claims.extraction.speech import read_speech
from claims.extraction.speech_structure import Speech
from claims.extraction.verb_forms import VerbForm, verb_form
from claims.extraction.word_classes import word_class
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
    if date and _dates_the_saying(doc[index : _token_at(doc, speech, end - 1) + 1]):
        frames = [f for f in frames if not (f.no_dates and f.no_dates[0] <= index < f.no_dates[1])]
    if date and not _is_stretch(doc[index].lower_) and index not in numeral_ends(doc):
        frames = [f for f in frames if not _said_before(doc, f, index)]
    if not date and _is_presupposed(doc, index):
        behind = [
            f for f in frames if f.clause is not None and f.clause[0] > index
        ]  # "der 30 Euro, um die er bat"
        frames = [
            f for f in frames if f.modality is not Modality.PLANNED or f.no_dates is None or f in behind
        ]
    if not date and _is_age(doc, index, _token_at(doc, speech, end - 1)):
        frames = []
    clause = clause_at(speech.clauses[number], index)
    if (
        clause is not None
        and clause.finite is not None
        and embedded_in_prefield(doc, index, clause)
        and is_reported_mood(doc, clause) is None
    ):
        frames = [f for f in frames if f.kind is not CueKind.PREPOSITION or f.cue[0] < clause.finite]
    modality, hedged = modality_of(doc, index, speech.clauses[number], frames)
    return tuple(_source(doc, link) for link in chain(_without_deniers(frames))), modality, hedged


def _without_deniers(frames: list[Frame]) -> list[Frame]:
    """ "Dass es, wie die Union behauptet, 30 Fälle gebe, bestreitet die Stadt": who denies what another said has not said it."""
    others = any(f.links and f.kind in (CueKind.NOUN, CueKind.WIE) for f in frames)
    return [f for f in frames if f.modality is not Modality.DENIED] if others else frames


def _is_presupposed(doc: Doc, index: int) -> bool:
    """ "fordert für die 300 Beschäftigten acht Prozent": a definite number behind a preposition is known, not demanded."""
    if index > 1 and doc[index - 1].lower_ == "von":
        numerals = numeral_ends(doc)
        behind = numerals.get(index, index + 1)
        if behind + 1 < len(doc) and doc[behind].lower_ == "auf" and behind + 1 in numerals:
            return True  # "fordert, die Arbeitszeit von 38 auf 35 Stunden zu senken"
    if index and doc[index - 1].lower_ in {"statt", "anstatt", "anstelle"}:
        return True  # "verlangt zwölf statt sechs Monate"
    if index < 2 or doc[index - 1].lower_ not in word_class("definite_determiner") | {"die"}:
        return False
    return doc[index - 2].lower_ in word_class("preposition") - {"auf", "um"}


def _is_age(doc: Doc, first: int, last: int) -> bool:
    """ "Meier (52)", "Lena Meier, 52, sagt": a bare number behind a name, which nobody says."""
    if first != last or first < 2 or last + 1 >= len(doc) or doc[first].text not in AGES:
        return False
    before, after = doc[first - 1].text, doc[last + 1].text
    if before == "(" and after.startswith(")"):
        return True
    name = doc[first - 2].text[:1].isupper() and doc[first - 3].text[:1].isupper()
    return before == "," and after == "," and name


AGES = frozenset(str(years) for years in range(1, 111))


def _said_before(doc: Doc, frame: Frame, index: int) -> bool:
    """ "Der Vorstand hatte im März 60 Millionen genannt": in the pluperfect any time beside the verb is when it was said."""
    if frame.no_dates is None or frame.clause is None or not frame.clause[0] <= index < frame.clause[1]:
        return False
    past = any(doc[i].lower_ in {"hatte", "hatten"} for i in range(*frame.clause))
    verb = doc[frame.cue[0]].lower_
    return past and verb_form(verb) in (VerbForm.PARTICIPLE, VerbForm.EITHER) and verb not in COUNTED


COUNTED = frozenset({"gezählt", "registriert", "verzeichnet", "gemessen", "erfasst", "verbucht"})


def _is_stretch(word: str) -> bool:
    return word in _STRETCH_WORDS


def _dates_the_saying(expression: Span) -> bool:
    """A day beside a verb of saying is when it was said ("meldete am Montag 30 Tote"); longer times belong to what was said."""
    words = expression.text.split()
    if words[0].lower() in _STRETCH_WORDS:
        return False  # "meldete für Sonntag 30 Tote", "zählte bis Freitag 30 Tote", "datiert es auf den 15. Oktober"
    if _SAYING_TIMES & {word.lower() for word in words}:
        return True
    return any(is_time_noun(word) and not word.startswith(_LONG_TIMES) for word in words)


_SAYING_TIMES = frozenset({"heute", "gestern", "vorgestern", "zuvor", "danach", "später"})


_STRETCH_WORDS = frozenset(
    {"für", "bis", "seit", "ab", "auf", "von", "vom", "zwischen", "den", "der", "das", "während"}
)
_LONG_TIMES = (*MONTHS.split(), "Ende", "Anfang", "Mitte")


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
