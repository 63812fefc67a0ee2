"""Where the content of a verb of saying stands: inside its own clause, behind it, or nowhere."""

from itertools import pairwise

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.content_clauses import clause_follows
from claims.extraction.heads import statement_of
from claims.extraction.noun_words import CONTRACTED
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.party import PRONOUNS, Party
from claims.extraction.reporting import ReportingVerb
from claims.extraction.stating import RELYING_VERBS
from claims.extraction.verb_forms import mood


def content_start(doc: Doc, clause: Clause, index: int, verb: ReportingVerb, who: Party) -> int | None:
    """Where content inside the clause begins: at the governing preposition, or anywhere for verbs with objects."""
    own = next((at for at, (start, end) in enumerate(clause.parts) if start <= index < end), 0)
    parts = [clause.parts[own]]
    for before, part in pairwise(clause.parts[own:]):
        if part[0] <= before[1] + 1:
            break
        parts.append(part)  # "kommt in einem Bericht, den die Zeitung las, auf 30"
    if verb.infinitive in RELYING_VERBS:
        return clause.end  # "stützt sich auf 30 Befragte": what somebody relies on is known
    tokens = [t for part in parts for t in range(*part) if not who.start <= t < who.end]
    for token in tokens:
        word = doc[token].lower_
        if CONTRACTED.get(word, word) in verb.prepositions and token + 1 < clause.end:
            # "bezifferte die Verluste für Januar auf 30": the rest of the clause is content too, "sprach am Montag von 30" not
            return (
                token
                if CONTRACTED.get(word, word) not in {"auf", "mit", "als"} or clause.finite is None
                else min(token, clause.finite)
            )
    if verb.infinitive == "sagen" and index + 1 in numeral_ends(doc) and clause.finite == index:
        return index  # "Die Firma sagt 30"
    return _behind_subject(doc, clause, who) if verb.object else None


def _behind_subject(doc: Doc, clause: Clause, who: Party) -> int:
    """ "Frankreich und zwei Partner beantragten …": one constituent stands before the verb of a main clause, and the subject's own
    figures are not said; those of a record are ("Eine Umfrage unter 30 Eltern ergab")."""
    finite = clause.finite
    if clause.kind is not ClauseKind.MAIN or finite is None or not clause.start <= who.start < finite:
        return clause.start
    closing = finite == clause.end - 1  # "…, der Chef 30 erwartet": the auxiliary stood before
    other = doc[finite + 1].lower_ in PRONOUNS if not closing else True  # "Sein Angebot von 30 nennt er fair"
    record = any(statement_of(doc[i].text) for i in range(clause.start, finite))
    return clause.start if other or record else finite


def said_behind(doc: Doc, clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether what is said can stand behind the clause: in a content clause, in Konjunktiv I, behind a colon or in quotation marks.
    "Der Konzern hatte 30 Häuser geschlossen, bald traf es 20" says nothing."""
    end = clauses[number].end
    marks = doc[end : end + 2].text
    if clause_follows(doc, clauses, number) or any(mark in marks for mark in ':„“»«"‚'):
        return True
    following = clauses[number + 1].finite if number + 1 < len(clauses) else None
    return following is not None and mood(doc[following].lower_) == "k1"


def names_known(doc: Doc, clause: Clause) -> bool:
    """ "Die geplanten 48 Prozent nannte er einen Witz": a definite figure is judged and not stated."""
    numerals = numeral_ends(doc)
    figure = next((i for i in clause.tokens if i in numerals), clause.start)
    before = range(figure - 1, max(clause.start, figure - LONGEST_KNOWN) - 1, -1)
    article = next((i for i in before if doc[i].lower_ in DEFINITE), None)
    if article is None or figure == clause.start or clause.finite in range(article, figure):
        return False
    described = doc[figure - 1].text.islower() and doc[figure - 1].lower_.endswith("en")
    return article == figure - 1 or described


# "die im Vertrag vorgesehenen 48 Prozent": how far before its number the article may stand.
LONGEST_KNOWN = 5
DEFINITE = frozenset({"die", "den", "der"})
