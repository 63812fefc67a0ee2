"""Clauses that stand behind what is said: "…, sagte er"."""

from bisect import bisect_left

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.content_clauses import clause_follows
from claims.extraction.doc_memory import memory
from claims.extraction.party import Party
from claims.extraction.reach import CONTRASTING


def holds_quantity(doc: Doc, clause: Clause) -> bool:
    """ "meldete 30 Fälle, das seien 20 mehr": what is said stands in the verb's own clause too."""
    return any(_figure_between(doc, start, end) for start, end in clause.parts)


def _figure_between(doc: Doc, start: int, end: int) -> bool:
    """Whether a figure begins at one of the tokens start … end - 1."""
    known: dict[str, list[int]] = memory(doc, "figures")
    if "starts" not in known:
        known["starts"] = sorted(span.start for span in doc.spans.get("quantities", ()))
    starts = known["starts"]
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end


def is_parenthesis(
    doc: Doc, clauses: tuple[Clause, ...], number: int, content: int | None, *, inside: bool = False
) -> bool:
    """A main clause that starts with its finite verb behind the statement: "…, sagte er"; ``inside``: the verb has its content with a
    preposition in its own clause."""
    clause = clauses[number]
    if clause.kind is not ClauseKind.MAIN or clause.finite != clause.start or number == 0:
        return False
    if (
        clauses[0].kind is ClauseKind.FRAGMENT
        and clauses[number - 1].kind is ClauseKind.RELATIVE
        and number < 3
    ):
        return False  # "Auf Bildern, die ein Satellit machte, erkennt der Analyst 30 Panzer"
    dependent = all(
        before.kind in (ClauseKind.SUBORDINATE, ClauseKind.RELATIVE) for before in clauses[:number]
    )
    if dependent and clause_follows(doc, clauses, number):
        return False  # "Wie A meldet, sagte B, dass …": the clause in front is its first constituent
    opener = clauses[0].opener
    told = opener is not None and doc[opener].lower_ in {"dass", "daß", "ob"}
    if dependent and not told and content is not None and holds_quantity(doc, clause):
        return False  # "Wie A meldet, zählte B 30 Tote", "Als es hell wurde, zählte B 30 Tote"
    if (
        clauses[0].kind is ClauseKind.SUBORDINATE
        and content is not None
        and opener is not None
        and (inside or doc[opener].lower_ in CONTRASTING)
    ):
        return False  # "Während A von 30 sprach, sprach B von 20"
    before = doc[clause.start - 1].text
    return before in {",", "“", "”", "«", "»", '"', "–", "-", "‘", "'", "?", "!", "…"} or before.isspace()


def closes_fragment(doc: Doc, clause: Clause, who: Party) -> bool:
    """ "Weit über 300, sagen Überlebende": what is said has no verb of its own and stands before the verb of saying, unlike in "Die Zahl
    derer, die starben, gab das Amt mit 30 an"."""
    inner = next(
        (part for part in clause.parts[1:] if part[0] == clause.finite and doc[part[0] - 1].text == ","), None
    )
    if clause.kind is not ClauseKind.MAIN or inner is None or who.start <= inner[0]:
        return False
    return not _figure_between(doc, *inner)
