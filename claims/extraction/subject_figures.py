"""Figures that are the subject of their clause: "90 Soldaten wollten fliehen" counts who wants, not what is wanted."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.figure_units import is_sum
from claims.extraction.given_figures import before_modifiers
from claims.extraction.noun_words import ARTICLES
from claims.extraction.verb_forms import VerbForm, verb_form, verb_lemma
from claims.extraction.word_classes import word_class

PREPOSITIONS = word_class("preposition")
_DEFINITE = frozenset({"die", "alle", "diese", "jene", "seine", "ihre", "unsere"})
# Words that open a subject of their own behind the verb.
_OBLIQUE = frozenset({"den", "dem", "einen", "einem", "keinen"})
_SUBJECT_OPENERS = word_class("subject_opener")


def is_subject_figure(doc: Doc, index: int, clause: Clause) -> bool:
    """Whether the number opens a main clause whose finite verb is plural and has no other subject behind it, or stands behind such a
    verb where the clause opens with a preposition ("Von den Kitas boten nur elf …")."""
    if _is_intransitive(doc, index, clause):
        return True
    if clause.kind is not ClauseKind.MAIN or clause.finite is None or clause.finite + 1 >= len(doc):
        return False
    before = before_modifiers(doc, index)
    if not doc[clause.finite].lower_.endswith("n") or _is_passive(doc, clause):
        return False
    if before == clause.finite:
        opening = doc[clause.start].lower_
        return opening in PREPOSITIONS or opening == "den"
    if index >= clause.finite:
        return _precedes_object(doc, index, clause)
    if before > clause.start and doc[before].lower_ == "und":
        joined = doc[clause.start].lower_ not in PREPOSITIONS | _OBLIQUE
        return joined and doc[clause.finite + 1].lower_ not in _SUBJECT_OPENERS
    if before >= clause.start and (before > clause.start or doc[before].lower_ not in _DEFINITE):
        return False
    return doc[clause.finite + 1].lower_ not in _SUBJECT_OPENERS


def _precedes_object(doc: Doc, index: int, clause: Clause) -> bool:
    """ "Bundesweit haben laut Verband 30 Städte höhere Preise angekündigt": behind a plural haben the first of two noun phrases acts, when none
    stands before the verb."""
    assert clause.finite is not None
    if doc[clause.finite].lower_ not in {"haben", "hatten", "hätten"} or not clause.right_bracket:
        return False
    if any(doc[token].text[:1].isupper() for token in range(clause.start + 1, clause.finite)):
        return False
    if doc[clause.start].lower_ in _SUBJECT_OPENERS | ARTICLES | {"den", "dem"}:
        return False
    counted = next((token for token in range(index, clause.end) if doc[token].text[:1].isupper()), None)
    closing = clause.right_bracket[0]
    if counted is None or is_sum(doc, index) or not counted + 1 < closing:
        return False
    behind = [doc[token] for token in range(counted + 1, closing)]
    return behind[-1].text[:1].isupper() and not any(word.lower_ in PREPOSITIONS for word in behind)


def _is_passive(doc: Doc, clause: Clause) -> bool:
    """Whether the subject is what is done: "Den Familien wurden 30 Euro geboten". What is verlangt without anybody verlangend is a
    price: "In den Städten wurden 14 Euro verlangt"."""
    assert clause.finite is not None
    return verb_lemma(doc[clause.finite].lower_) == "werden" and any(
        verb_form(doc[token].lower_) in (VerbForm.PARTICIPLE, VerbForm.EITHER)
        and doc[token].lower_ != "verlangt"
        for token in clause.right_bracket
    )


def _is_intransitive(doc: Doc, index: int, clause: Clause) -> bool:
    """ "Zugesagt haben bislang 30", "Angemeldet haben sich 30": behind a participle in front and a plural haben nobody else acts."""
    verb = clause.start + 1
    if not verb < index or doc[verb].lower_ not in {"haben", "hatten", "hätten"}:
        return False
    if verb_form(doc[clause.start].lower_) not in (VerbForm.PARTICIPLE, VerbForm.EITHER):
        return False
    between = [doc[token] for token in range(verb + 1, before_modifiers(doc, index) + 1)]
    return not any(word.text[:1].isupper() or word.lower_ in _SUBJECT_OPENERS for word in between)
