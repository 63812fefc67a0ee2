"""Records and estimates with an owner that give a figure without a verb of saying: "Die Schätzung der Feuerwehr liegt bei 30", "Die Liste der UN
umfasst 30 Namen", "30 Namen stehen auf der Liste der UN"."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import Cue, CueKind
from claims.extraction.heads import allows_nach, statement_of
from claims.extraction.nach_cues import owner_of
from claims.extraction.noun_words import POSSESSIVES
from claims.extraction.nouns import NounPhrase, noun_phrase
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.parties import party_of
from claims.extraction.party import Party, is_partylike
from claims.extraction.reporting import has_other_particle
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class

VALUE_VERBS = word_class("value_verb")
LISTING_VERBS = word_class("listing_verb")
# "umfasst 300 Seiten": the size of the record itself.
PAGES = word_class("page_noun")


def record_value(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    """The cue of a main clause whose figure is what a record of somebody says; None for other clauses."""
    clause = clauses[number]
    if clause.finite is None or clause.kind is not ClauseKind.MAIN:
        return None
    numerals = numeral_ends(doc)
    verb = clause.right_bracket[-1] if clause.right_bracket else clause.finite
    lemma = verb_lemma(doc[verb].lower_)
    governed = lemma in LISTING_VERBS
    if not (governed or lemma in VALUE_VERBS) or any(doc[i].text in PAGES for i in clause.tokens):
        return None
    if not any(i in numerals for i in clause.tokens) or has_other_particle(doc, clause, verb):
        return None  # "Der Bericht liegt seit 30 Tagen vor"
    for start, end in clause.parts:
        for index in range(start, end):
            if statement_of(doc[index].text) is None:
                continue
            before = _first_of_phrase(doc, index, start)
            preposition = doc[before - 1].lower_ if before > start else ""
            if governed != (preposition in {"auf", "in", "im"}):
                continue
            if not governed and preposition in word_class("preposition"):
                continue
            owner = _owner(doc, before, end, names)
            if owner is not None:
                return Cue(CueKind.MATRIX, (verb, index), owner, number, content=clause.start)
    return None


def _first_of_phrase(doc: Doc, noun: int, start: int) -> int:
    """Where the noun phrase of the record begins: at its article or adjective."""
    first = noun
    while first > start:
        if doc[first - 1].lower_ in word_class("determiner") | POSSESSIVES:
            return first - 1
        if not doc[first - 1].text[:1].islower() or _governs(doc, first - 1):
            break
        first -= 1
    return first


def _governs(doc: Doc, index: int) -> bool:
    return doc[index].lower_ in word_class("preposition") or verb_lemma(doc[index].lower_) is not None


def _owner(doc: Doc, first: int, end: int, names: frozenset[str]) -> Party | None:
    """Whose record it is: the genitive behind it, the possessive before it or the front of the compound ("Polizeiangaben")."""
    phrase = noun_phrase(doc, first, end)
    if phrase is None or phrase.run[0] == phrase.run[1]:
        return None
    split = statement_of(doc[phrase.run[1] - 1].text)
    if split is None or not allows_nach(split[1]):
        return None
    if phrase.article is not None and doc[phrase.article].lower_.startswith(("sein", "ihr")):
        return owner_of(doc, phrase.article, phrase.start, phrase.end)
    return _named_owner(doc, phrase, names)


def _named_owner(doc: Doc, phrase: NounPhrase, names: frozenset[str]) -> Party | None:
    if phrase.genitive is None:
        return None
    owner = party_of(doc, phrase.genitive, genitive=True)
    return party_of(doc, phrase) if is_partylike(owner, names) else None
