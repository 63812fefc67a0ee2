"""Where a sentence says who says it. A cue carries the party as named there; ``chains`` decides how far it reaches."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause
from claims.extraction.cue import Cue
from claims.extraction.gapping import gapped_cues
from claims.extraction.prepositional_cues import apposed_cue, prepositional_cues, record_cue
from claims.extraction.verb_cues import verb_cue


def cues(doc: Doc, clauses: tuple[Clause, ...], names: frozenset[str] = frozenset()) -> list[Cue]:
    """All cues of one sentence, given its clauses, in the order of their first token. ``names`` are the surnames and short
    names introduced anywhere in the article: they can speak without a role."""
    found: list[Cue] = []
    for number, clause in enumerate(clauses):
        prepositions = list(prepositional_cues(doc, clause, number))
        found += prepositions
        apposed = apposed_cue(doc, clause, number)
        if apposed:
            found.append(apposed)
            continue
        verb = verb_cue(doc, clauses, number, names) or record_cue(doc, clause, number)
        if verb:
            found += gapped_cues(doc, clause, verb, names)
    return sorted(found, key=lambda cue: cue.tokens[0])
