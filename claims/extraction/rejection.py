"""Subordinate clauses whose main clause denies them: "Dass er 30 Euro bekam, bestreitet er"."""

from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.verb_forms import verb_lemma


@cache
def _denying_verbs() -> frozenset[str]:
    return frozenset(
        row["verb"].split()[-1] for row in lexicon.read("reporting_verbs") if row["modality"] == "denied"
    )


def is_rejected(doc: Doc, clause: Clause | None, clauses: tuple[Clause, ...]) -> bool:
    """ "Dass er 30 Euro bekam, bestreitet er", "Berichte, wonach es 30 waren, weist sie zurück": what the main clause around denies."""
    if clause is None or clause.kind is ClauseKind.MAIN or clause.opener is None:
        return False
    if doc[clause.opener].lower_ not in {"dass", "wonach", "ob"}:
        return False
    for main in clauses:
        if main.kind is not ClauseKind.MAIN or main.finite is None or main.finite < clause.start:
            continue
        lemma = verb_lemma(doc[main.finite].lower_)
        closing = {doc[token].lower_ for token in main.tokens}
        if lemma is None or not any(
            verb == lemma or (verb.endswith(lemma) and verb.removesuffix(lemma) in closing)
            for verb in _denying_verbs()
        ):
            continue
        return clause.start == clauses[0].start or any(part[0] < clause.start for part in main.parts)
    return False
