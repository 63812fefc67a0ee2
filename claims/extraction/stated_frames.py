"""Which of the frames that hold a figure or a date really state it: what is known, given or the time of saying nobody states."""

from spacy.tokens import Doc, Span

from claims.extraction.chains import Frame
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import CueKind
from claims.extraction.given_figures import before_modifiers, embedded_in_prefield
from claims.extraction.heads import is_time_noun, statement_of
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.reach import is_reported_mood
from claims.extraction.sentences import MONTHS
from claims.extraction.verb_forms import VerbForm, mood, verb_form, verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality


def frames_of_figure(
    doc: Doc, index: int, last: int, clause: Clause | None, frames: list[Frame]
) -> list[Frame]:
    """The frames that state the figure at the tokens ``index`` … ``last`` in ``clause``."""
    if _is_age(doc, index, last):
        return []
    if _is_presupposed(doc, index):
        behind = [
            f for f in frames if f.clause is not None and f.clause[0] > index
        ]  # "der 30 Euro, um die er bat"
        frames = [
            f for f in frames if f.modality is not Modality.PLANNED or f.no_dates is None or f in behind
        ]
    if _is_replaced(doc, index):
        frames = [f for f in frames if f.kind is not CueKind.MATRIX or not _holds_own(f, index)]
    told = any(token.text.islower() and mood(token.lower_) == "k1" for token in doc[index].sent)
    if clause is not None and clause.kind is ClauseKind.RELATIVE and not told:
        frames = [
            f for f in frames if f.cue[0] in clause or verb_lemma(doc[f.cue[0]].lower_) not in DEMANDING
        ]
    return _without_given(doc, index, clause, frames)


def _holds_own(frame: Frame, index: int) -> bool:
    """Whether the token stands in the clause of a verb of saying that has content there."""
    return (
        frame.no_dates is not None and frame.clause is not None and frame.clause[0] <= index < frame.clause[1]
    )


def _is_beside(doc: Doc, frame: Frame, index: int) -> bool:
    sentence = doc[index].sent
    return sentence.start <= frame.cue[0] < sentence.end


def _is_replaced(doc: Doc, index: int) -> bool:
    """ "Statt mit 30 rechnet der Konzern nun mit 40": what is no longer said."""
    before = before_modifiers(doc, index)
    return before > 0 and doc[before - 1].lower_ in {"statt", "anstatt"} and doc[before].lower_ in SIZING


def frames_of_date(
    doc: Doc, index: int, last: int, clause: Clause | None, frames: list[Frame]
) -> list[Frame]:
    """The frames that state the time expression at the tokens ``index`` … ``last`` in ``clause``."""
    if _dates_the_saying(doc[index : last + 1]):
        frames = [f for f in frames if not (f.no_dates and f.no_dates[0] <= index < f.no_dates[1])]
    if not _is_stretch(doc[index].lower_) and index not in numeral_ends(doc):
        frames = [f for f in frames if not _said_before(doc, f, index)]
    if clause is not None and _is_in_attribute(doc, index, last, clause):
        frames = [
            f
            for f in frames
            if f.modality is not Modality.PLANNED and not _holds_own(f, index) and _is_beside(doc, f, index)
        ]
    if clause is not None and clause.kind is ClauseKind.MAIN and clause.finite is not None:
        frames = [f for f in frames if not _anchors(doc, index, clause, f)]
    return _without_given(doc, index, clause, frames)


def _is_in_attribute(doc: Doc, index: int, last: int, clause: Clause) -> bool:
    """ "Das 1887 gegründete Geldhaus", "der am Wochenende erzielte Abschluss": a time inside an attribute is given."""
    if index < 1 or doc[index - 1].lower_ not in ATTRIBUTED:
        return False
    for at in range(last + 1, min(clause.end - 1, last + LONGEST_ATTRIBUTE)):
        word = doc[at].lower_
        if not doc[at].text[:1].islower():
            continue
        participle = word.endswith(("e", "en", "er", "es")) and doc[at + 1].text[:1].isupper()
        if participle and verb_form(word.rstrip("nrs").removesuffix("e")) in PARTICIPLES:
            return True
    return False


PARTICIPLES = (VerbForm.PARTICIPLE, VerbForm.EITHER)
ATTRIBUTED = frozenset(
    {"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"}
)
# "1985 in Betrieb genommenen": how far behind the time its participle may stand.
LONGEST_ATTRIBUTE = 6


def _anchors(doc: Doc, index: int, clause: Clause, frame: Frame) -> bool:
    """Whether a time in front of the verb belongs to an event named there ("Seit der Ankündigung am 20. November kündigten laut Amt 30 Kunden")
    or is when it was said ("Im Mai hatte das Amt 30 Tonnen vorhergesagt"), not what was said."""
    assert clause.finite is not None
    if not clause.start <= index < clause.finite or frame.cue[0] not in clause or frame.cue[0] < index:
        return False
    if is_reported_mood(doc, clause) is not None:
        return False
    if (
        doc[index].lower_ in AHEAD
        or doc[clause.start].lower_ in AHEAD
        or (doc[index].text.isdigit() and statement_of(doc[index - 1].text))
    ):
        return False  # "Seine Bezüge für 2024 …", "Der Geschäftsbericht 2023 …"
    named = any(
        doc[i].text[:1].isupper() and not is_time_noun(doc[i].text) for i in range(clause.start + 1, index)
    )
    if named and frame.kind in (CueKind.PREPOSITION, CueKind.MATRIX):
        return True
    if frame.kind is not CueKind.MATRIX or frame.no_dates is None:
        return False
    return verb_lemma(doc[frame.cue[0]].lower_) not in COUNTING


DEMANDING = word_class("demanding_verb")
AHEAD = frozenset({"für", "zum", "zur", "ab", "von", "zwischen"})
COUNTING = word_class("counting_verb")


# Prepositions between statt and its number.
SIZING = frozenset({"mit", "von", "auf", "bei", "wie"})


def _without_given(doc: Doc, index: int, clause: Clause | None, frames: list[Frame]) -> list[Frame]:
    """Without the prepositions behind the verb when what stands before it is given ("Der zweitägige Streik kostete laut Amt 30 Euro")."""
    if clause is None or clause.finite is None or is_reported_mood(doc, clause) is not None:
        return frames
    if not embedded_in_prefield(doc, index, clause):
        return frames
    return [f for f in frames if f.kind is not CueKind.PREPOSITION or f.cue[0] < clause.finite]


def without_deniers(frames: list[Frame]) -> list[Frame]:
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
    before = before_modifiers(doc, index)
    if before >= 0 and doc[before].lower_ in {"statt", "anstatt", "anstelle"}:
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
