"""Main clauses that reading joined to one although each has its own verb or none: "160 Menschen krank – und keiner will schuld sein",
"Bisher zahlt der Bund 30 Euro, gefordert werden 40 Euro"."""

from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.verb_forms import VerbForm, verb_form, verb_lemma

# Signs behind which a sentence starts anew.
_STARTS_ANEW = frozenset({"–", "—", ":", "…"})
_AUXILIARIES = frozenset({"sein", "werden", "haben"})


def own_stretch(doc: Doc, clause: Clause, index: int) -> Clause:
    """The clause without what belongs to another verb than the token ``index``; the clause itself where all of it is one."""
    if clause.kind is not ClauseKind.MAIN or clause.finite is None or len(clause.parts) == 1:
        return clause
    number = next((n for n, (start, end) in enumerate(clause.parts) if start <= index < end), None)
    if number is None:
        return clause
    for second, (start, _) in enumerate(clause.parts):
        if second and start > clause.finite and _opens_with_participle(doc, start):
            return _before(clause, second) if number < second else _behind(clause, second, start)
    verbal = next(n for n, (start, end) in enumerate(clause.parts) if start <= clause.finite < end)
    if number < verbal and clause.parts[verbal][0] != clause.finite:
        for part in range(number + 1, verbal + 1):
            if doc[clause.parts[part][0] - 1].text in _STARTS_ANEW:
                return replace(clause, parts=clause.parts[:part], finite=None, right_bracket=())
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
