"""Sources of revised counts: "Die Polizei setzte die Zahl der Verletzten von 31 auf 38 herauf"."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import Cue, CueKind
from claims.extraction.subjects import subject
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class

REVISING_VERBS = word_class("revising_verb")
REVISING_PARTICLES = frozenset({"herauf", "hoch", "herab"})
COUNTS = ("zahl", "zahlen")


def revised(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    """The cue of a main clause in which a party revises a number: whoever does states both values. None for other clauses."""
    clause = clauses[number]
    if clause.finite is None or clause.kind is not ClauseKind.MAIN:
        return None
    last = doc[clause.parts[-1][1] - 1].lower_
    verb = None
    for index in (clause.finite, *clause.right_bracket):
        lemma = verb_lemma(doc[index].lower_)
        if lemma in REVISING_VERBS or (lemma == "setzen" and last in REVISING_PARTICLES):
            verb = index
    if verb is None:
        return None
    if not any(doc[i].text[:1].isupper() and doc[i].lower_.endswith(COUNTS) for i in clause.tokens):
        return None
    passive = verb_lemma(doc[clause.finite].lower_) == "werden"
    who, _ = subject(doc, clauses, number, verb, passive=passive, names=names)
    if who is None or not who.known or doc[who.end - 1].lower_.endswith(COUNTS):
        return None
    return Cue(CueKind.MATRIX, (verb,), who, number, content=clause.start)
