"""Moods that nouns and adjectives give to the dass clause they govern: "die Gefahr, dass 30 …", "Es ist falsch, dass 30 …"."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.clauses import Clause, ClauseKind
from claims.terms import Modality

NEGATIONS = frozenset({"nicht", "keineswegs", "kein", "keine", "keinesfalls"})


@dataclass(frozen=True, slots=True)
class ContentMood:
    """The mood of what the word governs, and under negation (None leaves it as it is)."""

    plain: Modality
    negated: Modality | None


@cache
def _words() -> dict[str, ContentMood]:
    return {
        row["word"]: ContentMood(
            Modality(row["modality"]), None if row["negated"] == "-" else Modality(row["negated"])
        )
        for row in lexicon.read("content_moods")
    }


def governed_content(doc: Doc, clause: Clause, clauses: tuple[Clause, ...]) -> Modality | None:
    """The mood of a dass clause by the main clause before it or, when that follows, behind it; None when it says nothing."""
    if clause.kind is not ClauseKind.SUBORDINATE or clause.opener is None:
        return None
    if doc[clause.opener].lower_ != "dass" or clause not in clauses:
        return None
    at = clauses.index(clause)
    main = clauses[at - 1] if at else next((one for one in clauses if one.kind is ClauseKind.MAIN), None)
    if main is None or main.kind is ClauseKind.FRAGMENT:
        return None
    return content_mood(doc, main)


def content_mood(doc: Doc, main: Clause) -> Modality | None:
    """What the clause says of its content: denied by "ist frei erfunden", possible by "ist nicht auszuschließen"."""
    negated = False
    found: ContentMood | None = None
    for token in main.tokens:
        negated = negated or doc[token].lower_ in NEGATIONS
        found = found or _words().get(doc[token].text)
    if found is None:
        return None
    return found.negated if negated else found.plain
