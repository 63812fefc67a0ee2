"""In which mood a figure is stated: asserted, planned, possible or denied; and whether it is hedged.

The mood comes from the modal verb of the clause (``verbal_mood``), from the verb of saying above it ("kündigte an" →
planned), from verbs and nouns of planning (``governed_mood``) and from words such as "voraussichtlich" (``mood_words``);
figures that are merely mentioned keep out of it (``given_figures``). ``hedged`` marks hearsay and estimates: "soll", "laut",
"offenbar", "schätzt"; a plain "sagte" does not hedge.
"""

from spacy.tokens import Doc

from claims.extraction.chains import Frame
from claims.extraction.clause_stretches import own_stretch
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.content_moods import governed_content
from claims.extraction.cue import CueKind
from claims.extraction.given_figures import embedded_in_prefield as embedded_in_prefield
from claims.extraction.given_figures import is_given, is_over, is_presupposed
from claims.extraction.governed_mood import governed
from claims.extraction.inherited_mood import echoed, inherited
from claims.extraction.mood_words import attributive, judged_mood, threatened, weakened
from claims.extraction.offers import costs_of_demand, is_demanded, specified
from claims.extraction.prospects import lies_ahead
from claims.extraction.rejection import (
    is_corrected,
    is_rejected,
    mood_under_negation,
    rejects_before,
    turns_away,
)
from claims.extraction.relative_prospects import describes_plan, is_to_come
from claims.extraction.subject_figures import is_subject_figure
from claims.extraction.verb_forms import mood
from claims.extraction.verbal_mood import is_condition, on_condition, resumed, verbal_mood
from claims.terms import Modality


def modality_of(
    doc: Doc, index: int, clauses: tuple[Clause, ...], frames: list[Frame]
) -> tuple[Modality, bool]:
    """(modality, hedged) of what stands at token ``index``, given the clauses of its sentence and the frames that hold it."""
    clause = next((c for c in reversed(clauses) if index in c), None)
    whole = clause
    if clause is not None:
        clause = own_stretch(doc, resumed(doc, clause, clauses), index)
    hedged = any(frame.hedged for frame in frames)
    end = max((one.end for one in clauses), default=len(doc))
    if is_corrected(doc, index, end):
        return Modality.DENIED, hedged
    if is_to_come(doc, index, clauses):
        return Modality.PLANNED, hedged
    given = clause is not None and is_given(doc, index, clause)
    if not given and is_rejected(doc, index, clause, clauses):
        return Modality.DENIED, hedged
    own = [
        frame
        for frame in frames
        if _sets_mood(doc, index, frame, clause) and not _of_other_conjunct(frame, whole, clause)
    ]
    moods = [mood_under_negation(doc, frame) for frame in own]
    if not given and Modality.DENIED in moods:
        return Modality.DENIED, hedged
    found = next((one for one in reversed(moods) if one is not Modality.DENIED), Modality.ASSERTED)
    if clause is None:
        return found, hedged
    if found is Modality.PLANNED and (
        any(is_over(doc, clause, clauses, frame) for frame in own) or _holds_already(doc, clause)
    ):
        found = Modality.ASSERTED
    content = governed_content(doc, clause, clauses)
    if content is Modality.DENIED and not given:
        return Modality.DENIED, hedged
    if found is Modality.ASSERTED and content is not None:
        found = content
    if found in (Modality.ASSERTED, Modality.PLANNED) and costs_of_demand(doc, index, clause):
        return Modality.POSSIBLE, hedged
    if found is Modality.ASSERTED and is_demanded(doc, index, clause):
        return Modality.PLANNED, hedged
    if (attribute := attributive(doc, clause, index)) is not Modality.ASSERTED:
        return attribute, hedged
    if embedded_in_prefield(doc, index, clause):
        return found, hedged
    if given:
        return Modality.ASSERTED, hedged
    spoken, hearsay = verbal_mood(
        doc, clause, index, reported=bool(frames), fronted_source=_only_beside(clause, frames)
    )
    hedged = hedged or hearsay
    if spoken is not Modality.ASSERTED and found is not Modality.PLANNED:
        found = spoken
    if found in (Modality.POSSIBLE, Modality.PLANNED) and is_presupposed(doc, index):
        found = Modality.ASSERTED
    if found is Modality.ASSERTED:
        found = governed(doc, index, clause, clauses) or found
    if found is Modality.ASSERTED and specified(doc, index, clause, clauses[0].start):
        found = Modality.PLANNED
    if (judged := judged_mood(doc, clause, index)) is not None:
        found = judged
    if spoken is Modality.ASSERTED and (
        on_condition(doc, clause, clauses) or is_condition(doc, clause, clauses)
    ):
        found = Modality.POSSIBLE
    if found is Modality.ASSERTED and threatened(doc, clause, index):
        found = Modality.POSSIBLE
    word_mood, word_hedge = weakened(doc, clause, index)
    if found is Modality.ASSERTED:
        found = word_mood
    if found is Modality.ASSERTED and (
        lies_ahead(doc, index, clause) or describes_plan(doc, clause, clauses)
    ):
        found = Modality.PLANNED
    if found is Modality.ASSERTED and (other := echoed(doc, index, clause, clauses)) is not None:
        found = inherited(found, modality_of(doc, other, clauses, frames)[0])
    return found, hedged or word_hedge


def _holds_already(doc: Doc, clause: Clause) -> bool:
    """ "fordert, den Notstand, der seit Mai in 30 Orten gilt, zu beenden"."""
    return clause.kind is ClauseKind.RELATIVE and any(doc[token].lower_ == "seit" for token in clause.tokens)


def _sets_mood(doc: Doc, index: int, frame: Frame, clause: Clause | None) -> bool:
    """Whether the mood of the frame's verb is that of the clause. What somebody asserts while denying or warning is asserted: "wies
    das zurück: Es seien 30", "warnt: „30 Keime reichen.“"."""
    if frame.modality is Modality.ASSERTED or frame.kind is CueKind.EVIDENTIAL or clause is None:
        return frame.modality is not Modality.ASSERTED and clause is None
    if is_subject_figure(doc, index, clause) and any(token in clause for token in frame.cue):
        return False  # "30 Städte haben das beantragt"
    if frame.modality is Modality.DENIED:
        return not rejects_before(doc, frame, clause) and not turns_away(doc, index, frame, clause)
    told = (
        clause.kind is ClauseKind.MAIN and clause.finite is not None and frame.modality is Modality.POSSIBLE
    )
    host = frame.clause is not None and frame.clause[0] <= clause.start < frame.clause[1]
    return not told or host or clause.finite is None or mood(doc[clause.finite].lower_) != "ind"


def _of_other_conjunct(frame: Frame, whole: Clause | None, own: Clause | None) -> bool:
    """Whether the frame's verb closes the other half of the clause: "hat eine Sitzung beantragt und 30 Fragen eingereicht"."""
    if whole is None or own is None or whole.right_bracket == own.right_bracket:
        return False
    return any(token in whole.right_bracket and token not in own.right_bracket for token in frame.cue)


def _only_beside(clause: Clause, frames: list[Frame]) -> bool:
    """Whether nothing but prepositions inside the main clause name who states it."""
    return clause.kind is ClauseKind.MAIN and all(
        frame.kind is CueKind.PREPOSITION and frame.cue[0] in clause for frame in frames
    )
