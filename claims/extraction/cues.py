"""Where a sentence says who says it. A cue carries the party as named there; ``chains`` decides how far it reaches."""

from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction.chains import NEWS
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import Cue
from claims.extraction.gapping import gapped_cues
from claims.extraction.parties import Party
from claims.extraction.prepositional_cues import apposed_cue, prepositional_cues, record_cue
from claims.extraction.subjects import candidates
from claims.extraction.verb_cues import verb_cue
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class


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
    found = [_cited_beside(doc, cue, clauses) for cue in found]
    return sorted(found, key=lambda cue: cue.tokens[0])


def _cited_beside(doc: Doc, cue: Cue, clauses: tuple[Clause, ...]) -> Cue:
    """ "Ein Diplomat, den die Agentur X zitiert, spricht von 30 Toten": the relative clause at the party names who cites it."""
    if cue.party is None or cue.citing is not None:
        return cue
    for clause in clauses:
        if clause.kind is not ClauseKind.RELATIVE or clause.start != cue.party.end + 1:
            continue
        verbs = [i for i in (clause.finite, *clause.right_bracket) if i is not None]
        if not any(verb_lemma(doc[i].lower_) in CITING for i in verbs):
            continue
        plain, _ = candidates(doc, clause, oblique=True)
        medium = next(
            (one.party for one in plain if one.party.kind in NEWS and not _is_unnamed(one.party)), None
        )
        if medium is not None:
            return replace(cue, citing=medium)
    return cue


def _is_unnamed(medium: Party) -> bool:
    """ "dieser Zeitung": the outlet itself."""
    return not medium.name or medium.name == medium.word


CITING = word_class("citing_verb")
