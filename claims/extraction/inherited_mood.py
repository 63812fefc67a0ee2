"""The mood that a bare figure takes from the figure it is set against: "310 Stellen sollen entfallen. Der Betriebsrat kommt auf 450"."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, clause_at
from claims.extraction.given_figures import before_modifiers
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality

# Verbs with which somebody gives another figure for the same, and the prepositions before it.
STANCES = word_class("stance_verb")
_PREPOSITIONS = frozenset({"auf", "bei", "von", "an", "mit"})
_WITHOUT_PREPOSITION = frozenset({"nennen"})
# "davon entfallen 130 auf Ulm": parts of a whole.
PARTS = word_class("sharing_verb")
_OF_IT = frozenset({"davon", "darunter", "hiervon"})


def inherits(doc: Doc, index: int, clauses: tuple[Clause, ...]) -> bool:
    """Whether the bare figure at ``index`` only gives another number for what a figure before it is about, or a part of it."""
    clause = clause_at(clauses, index)
    if clause is None:
        return False
    verbs = {
        verb_lemma(doc[token].lower_) for token in (clause.finite, *clause.right_bracket) if token is not None
    }
    if verbs & PARTS and any(doc[token].lower_ in _OF_IT for token in clause.tokens):
        return True
    if not verbs & STANCES:
        return False
    if verbs & _WITHOUT_PREPOSITION:
        return True
    return doc[max(0, before_modifiers(doc, index))].lower_ in _PREPOSITIONS


def inherited(own: Modality, before: Modality) -> Modality:
    """The mood of a figure that takes up another one whose mood is ``before``."""
    return before if own is Modality.ASSERTED and before in (Modality.PLANNED, Modality.POSSIBLE) else own
