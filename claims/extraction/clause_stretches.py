"""Main clauses that reading joined to one although each has its own verb or none: "160 Menschen krank – und keiner will schuld sein",
"Bisher zahlt der Bund 30 Euro, gefordert werden 40 Euro"."""

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.verb_forms import VerbForm, verb_form, verb_lemma

# Signs behind which a sentence starts anew.
_STARTS_ANEW = frozenset({"–", "—", ":", "…"})
_AUXILIARIES = frozenset({"sein", "werden", "haben"})
_AND = frozenset({"und", "sowie", "aber", "doch"})
# "Ich verdiene 30 Euro, und jetzt soll ich …": what opens with its subject has its own verb.
_PRONOUNS = frozenset({"ich", "du", "er", "wir", "ihr"})


def own_stretch(doc: Doc, clause: Clause, index: int) -> Clause:
    """The clause without what belongs to another verb than the token ``index``; the clause itself where all of it is one."""
    if clause.kind is not ClauseKind.MAIN or clause.finite is None:
        return clause
    if len(clause.right_bracket) > 1 and verb_lemma(doc[clause.finite].lower_) in _AUXILIARIES:
        clause = _own_conjunct(doc, clause, index)
    if len(clause.parts) == 1 or clause.finite is None:
        return clause
    number = next((n for n, (start, end) in enumerate(clause.parts) if start <= index < end), None)
    if number is None:
        return clause
    for second, (start, _) in enumerate(clause.parts):
        if second and start > clause.finite and _opens_with_participle(doc, start):
            return _before(clause, second) if number < second else _behind(clause, second, start)
    verbal = next((n for n, (start, end) in enumerate(clause.parts) if start <= clause.finite < end), None)
    if verbal is None:
        return clause
    if number < verbal and clause.parts[verbal][0] != clause.finite:
        for part in range(number + 1, verbal + 1):
            start = clause.parts[part][0]
            if doc[start - 1].text in _STARTS_ANEW or (
                doc[start].lower_ in _AND and doc[clause.start].lower_ in _PRONOUNS
            ):
                return replace(clause, parts=clause.parts[:part], finite=None, right_bracket=())
    return clause


def _own_conjunct(doc: Doc, clause: Clause, index: int) -> Clause:
    """Of "hat eine Sitzung beantragt und 30 Fragen eingereicht" the finite verb and the half with the number."""
    assert clause.finite is not None
    for verb, following in pairwise(clause.right_bracket):
        if following <= verb + 2 or doc[verb + 1].lower_ not in _AND or verb + 1 not in clause:
            continue
        if index < verb:
            parts = tuple((start, min(end, verb + 1)) for start, end in clause.parts if start <= verb)
            return replace(
                clause, parts=parts, right_bracket=tuple(t for t in clause.right_bracket if t <= verb)
            )
        if index < following:
            parts = tuple((max(start, verb + 2), end) for start, end in clause.parts if end > verb + 2)
            return replace(
                clause,
                parts=((clause.finite, clause.finite + 1), *parts),
                right_bracket=tuple(t for t in clause.right_bracket if t > verb),
            )
    return clause


def _opens_with_participle(doc: Doc, start: int) -> bool:
    """ "gefordert werden 40 Euro", "zugesagt sind 30"."""
    if start + 1 >= len(doc) or verb_lemma(doc[start + 1].lower_) not in _AUXILIARIES:
        return False
    return verb_form(doc[start].lower_) in (VerbForm.PARTICIPLE, VerbForm.EITHER)


def _before(clause: Clause, second: int) -> Clause:
    parts = clause.parts[:second]
    return replace(
        clause, parts=parts, right_bracket=tuple(t for t in clause.right_bracket if t < parts[-1][1])
    )


def _behind(clause: Clause, second: int, start: int) -> Clause:
    return replace(clause, parts=clause.parts[second:], finite=start + 1, right_bracket=(start,))
