"""Sources that a figure places among others: "Das Institut landet bei 7,2 Milliarden", "Die Bundesbank ist mit 1,1 Prozent optimistischer",
"Dazwischen liegt mit 2,9 Prozent die Bundesbank"."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause
from claims.extraction.cue import Cue, CueKind
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.party import Party, is_partylike
from claims.extraction.person_nouns import person_sort
from claims.extraction.subjects import subject
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class

RECKONERS = tuple(word_class("counting_body"))
# Endings of the noun behind "mit seiner", "mit ihrer": an estimate of one's own.
ESTIMATES = tuple(word_class("estimate_noun"))
OWN = ("sein", "ihr")


def placed(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    """The cue of a clause that tells where somebody's own figure lies; None where something is measured ("Die CDU liegt bei 30
    Prozent", "Die Maschine landete mit 30 Gästen")."""
    clause = clauses[number]
    if clause.finite is None:
        return None
    verb = clause.right_bracket[-1] if clause.right_bracket else clause.finite
    lemma = verb_lemma(doc[verb].lower_)
    if lemma not in LYING_VERBS and lemma != "sein":
        return None
    numerals = numeral_ends(doc)
    figured = {
        doc[i].lower_
        for i in clause.tokens
        if doc[i].lower_ in {"bei", "mit"}
        and _governs_figure(doc, numerals, i, min(i + LONGEST_PHRASE, clause.end))
    }
    words = {doc[i].lower_ for i in clause.tokens}
    if not figured or (lemma == "sein" and ("mit" not in figured or words.isdisjoint(OUTLOOKS))):
        return None
    who, _ = subject(doc, clauses, number, verb, passive=False, names=names)
    if who is None or who.refers or not (is_partylike(who, names) or _is_abbreviated(who)):
        return None
    estimate = _own_estimate(doc, clause)
    compared = not words.isdisjoint(COMPARED)
    if lemma != "sein" and not estimate and not _reckons(who, compared=compared):
        return None
    if not compared and not estimate and "bei" not in figured:
        return None
    return Cue(CueKind.MATRIX, (verb,), who, number, content=clause.start)


def _governs_figure(doc: Doc, numerals: dict[int, int], preposition: int, end: int) -> bool:
    """Whether a figure that counts no points and no people follows: "bei rund 30 Prozent", not "bei Kiel, 30 Kilometer"."""
    for index in range(preposition + 1, end):
        if doc[index].is_punct:
            return False
        if index in numerals:
            behind = numerals[index]
            if behind == len(doc):
                return True
            counted = doc[behind].text
            unit = counted in word_class("offered_unit")
            return unit or not (counted in word_class("result_noun") or person_sort(counted))
    return False


def _own_estimate(doc: Doc, clause: Clause) -> bool:
    """ "mit ihrer Prognose", "mit seiner vorsichtigen Schätzung"."""
    return any(
        doc[i].lower_.endswith(ESTIMATES)
        and any(doc[j].lower_.startswith(OWN) for j in range(max(clause.start, i - 2), i))
        for i in clause.tokens
    )


def _reckons(who: Party, *, compared: bool) -> bool:
    """Whether the party is one that reckons ("Institut", "Bundesbank"); known only by an abbreviation ("das IAB") it must be compared."""
    if who.name in word_class("party_name"):
        return False
    return (
        (compared and _is_abbreviated(who))
        or who.head.endswith(RECKONERS)
        or who.name.lower().endswith(RECKONERS)
    )


def _is_abbreviated(who: Party) -> bool:
    return who.name.isupper() and " " not in who.name


# "mit einer Schätzung von rund 30": how far behind its preposition the figure may stand.
LONGEST_PHRASE = 7
LYING_VERBS = frozenset({"liegen", "landen"})
OUTLOOKS = word_class("outlook_comparative")
COMPARED = word_class("comparing_position") | OUTLOOKS
