"""Figures that are the subject of their clause: "90 Soldaten wollten fliehen" counts who wants, not what is wanted."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.given_figures import before_modifiers
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
        return False
    if before > clause.start and doc[before].lower_ == "und":
        joined = doc[clause.start].lower_ not in PREPOSITIONS | _OBLIQUE
        return joined and doc[clause.finite + 1].lower_ not in _SUBJECT_OPENERS
    if before >= clause.start and (before > clause.start or doc[before].lower_ not in _DEFINITE):
        return False
    return doc[clause.finite + 1].lower_ not in _SUBJECT_OPENERS


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
