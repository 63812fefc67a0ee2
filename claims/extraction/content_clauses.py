"""Whether what is said follows in a clause of its own."""

from spacy.tokens import Doc

from claims.extraction import grammar  # noqa: F401  (registers doc._.grammar)
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.verb_forms import mood


def clause_follows(doc: Doc, clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether the next clause is a content clause: dass, ob, Konjunktiv I, an infinitive with zu, or what a parser takes for one."""
    if number + 1 >= len(clauses):
        return False
    following = clauses[number + 1]
    if doc[following.start - 1].text == ";":
        return False
    if following.kind is ClauseKind.SUBORDINATE and following.opener is not None:
        return doc[following.opener].lower_ in {"dass", "daß", "ob"}
    if following.kind is ClauseKind.INFINITIVE:
        return doc[following.start].lower_ not in PURPOSES
    return (
        following.kind is ClauseKind.MAIN
        and following.finite is not None
        and (
            mood(doc[following.finite].lower_) == "k1"
            or _is_parsed_complement(doc, clauses[number], following)
        )
    )


# "um zu helfen", "ohne zu fragen": infinitives that tell circumstances and not what is said.
PURPOSES = frozenset({"um", "ohne", "statt", "anstatt"})


def _is_parsed_complement(doc: Doc, clause: Clause, following: Clause) -> bool:
    """Whether the parser takes the clause for the object of the one before: "teilte mit, 30 Häuser stehen leer"."""
    span = None if clause.finite is None else doc._.grammar.complement_of(doc[clause.finite])
    return span is not None and span[0] <= following.start < span[1]
