"""The mood that a figure takes from another one: set against it ("310 Stellen sollen entfallen. Der Betriebsrat kommt auf 450"), joined to
it ("die Forderung nach 20 Euro und 30 Tagen"), or the same in other words ("umgerechnet 30 Euro", "Das sind 30 Prozent")."""

from spacy.tokens import Doc

from claims.extraction.clause_words import verbs_in
from claims.extraction.clauses import Clause, clause_at
from claims.extraction.figure_units import is_number
from claims.extraction.given_figures import before_modifiers, is_past
from claims.extraction.verb_forms import VerbForm, verb_form, verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality

# Verbs with which somebody gives another figure for the same, and the prepositions before it.
STANCES = word_class("stance_verb")
_PREPOSITIONS = frozenset({"auf", "bei", "von", "an", "mit"})
_WITHOUT_PREPOSITION = frozenset({"nennen"})
# Verbs with which a figure is put in other words, and adverbs.
RESTATING = frozenset({"sein", "entsprechen", "machen", "ergeben", "bedeuten"})
CONVERTING = frozenset({"umgerechnet"})
# "20 Euro und 30 Tage", with a noun and its attribute between, in tokens
JOINING = frozenset({"und", "sowie", "plus", "beziehungsweise"})
JOINT_REACH = 6
_VERBAL = frozenset({VerbForm.FINITE, VerbForm.PARTICIPLE, VerbForm.EITHER})
# "Das entspricht einem deutlichen Plus von", in tokens behind the verb
MEASURE_REACH = 4
# "davon entfallen 130 auf Ulm": parts of a whole.
PARTS = word_class("sharing_verb")
_OF_IT = frozenset({"davon", "darunter", "hiervon"})


def echoed(doc: Doc, index: int, clause: Clause, clauses: tuple[Clause, ...]) -> int | None:
    """The number in the sentence whose mood the figure at ``index`` shares; None without one."""
    before = before_modifiers(doc, index)
    if before > clauses[0].start and doc[before].lower_ in CONVERTING:
        return _last_number(doc, clauses[0].start, before)
    if before > clause.start and doc[before].lower_ in JOINING:
        first = _last_number(doc, max(clause.start, before - JOINT_REACH), before)
        return first if first is not None and _is_one_phrase(doc, first, before) else None
    if restates(doc, index, clause) and clause in clauses and (at := clauses.index(clause)) > 0:
        return _last_number(doc, clauses[at - 1].start, clauses[at - 1].end)
    return None


def restates(doc: Doc, index: int, clause: Clause) -> bool:
    """ "Das sind 30 Prozent", "Das entspricht einem Plus von 30 Prozent"."""
    if clause.finite is None or clause.finite != clause.start + 1:
        return False
    if doc[clause.start].lower_ not in {"das", "dies"}:
        return False
    before = before_modifiers(doc, index)
    measured = doc[before].lower_ == "von" and before <= clause.finite + MEASURE_REACH
    near = before == clause.finite or measured
    return near and verb_lemma(doc[clause.finite].lower_) in RESTATING


def restates_sentence(doc: Doc, index: int, clauses: tuple[Clause, ...]) -> bool:
    """Whether the figure puts the last figure of the sentence before in other words."""
    clause = clause_at(clauses, index)
    return clause is not None and clause.start == clauses[0].start and restates(doc, index, clause)


def _is_one_phrase(doc: Doc, first: int, end: int) -> bool:
    """Whether no verb and no sign stands between a number and the und behind its noun."""
    return not any(
        doc[token].is_punct or verb_form(doc[token].lower_) in _VERBAL for token in range(first, end)
    )


def _last_number(doc: Doc, start: int, end: int) -> int | None:
    return next((token for token in range(end - 1, start - 1, -1) if is_number(doc, token)), None)


def inherits(doc: Doc, index: int, clauses: tuple[Clause, ...]) -> bool:
    """Whether the bare figure at ``index`` only gives another number for what a figure before it is about, or a part of it."""
    clause = clause_at(clauses, index)
    if clause is None:
        return False
    verbs = verbs_in(doc, clause)
    if (
        verbs & PARTS
        and not is_past(doc, clause)
        and any(doc[token].lower_ in _OF_IT for token in clause.tokens)
    ):
        return True
    if "sein" in verbs and doc[clause.start].lower_ == "es" and clause.finite == clause.start + 1:
        return True  # "Es seien höchstens 30"
    if verbs & _WITHOUT_PREPOSITION:
        return True
    return bool(verbs & STANCES) and doc[max(0, before_modifiers(doc, index))].lower_ in _PREPOSITIONS


def inherited(own: Modality, before: Modality) -> Modality:
    """The mood of a figure that takes up another one whose mood is ``before``."""
    return before if own is Modality.ASSERTED and before in (Modality.PLANNED, Modality.POSSIBLE) else own
