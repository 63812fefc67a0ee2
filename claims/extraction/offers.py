"""Figures that are the size of an offer, a demand or a plan: "Das Angebot: 30 Prozent", "Ziel sind 30 Häuser", "das Gebot von 25 auf 30
Euro erhöht"; and what a demand would cost."""

from spacy.tokens import Doc

from claims.extraction.clause_words import verbs_in, words_in
from claims.extraction.clauses import Clause
from claims.extraction.figure_units import is_number, is_sum
from claims.extraction.given_figures import before_modifiers, before_preposition, is_past
from claims.extraction.numeral_tokens import ONE
from claims.extraction.verb_forms import VerbForm, verb_form, verb_lemma
from claims.extraction.word_classes import word_class

OFFERS = tuple(word_class("offer_ending"))
# "ein Aufgebot von 30 Polizisten" is no offer.
NO_OFFERS = tuple(word_class("no_offer_ending"))
DEMANDED = word_class("demand_noun")
# Nouns whose genitive tells what they measure: "der Preis des Angebots".
MEASURES_OF_OFFER = word_class("measure_of_offer")
DEMANDS = tuple(word_class("costly_demand_ending"))
# Offers that are one figure and nothing else ("ein Angebot von Waren" changes in the world).
CHANGED = tuple(word_class("changed_offer_ending"))
CHANGING = word_class("changing_verb")
COSTING = word_class("costing_verb")
PREPOSITIONS = word_class("preposition")
DETERMINERS = word_class("determiner")
AGREEING = word_class("agreeing_verb")
# An enumeration behind "Das Angebot:" seldom runs longer.
SPECIFYING_REACH = 24  # tokens
DEMAND_REACH = 14  # tokens
# "Spendenaufruf der Vereinten Nationen über 30 Euro"
SIZE_REACH = 6  # tokens
_COPULAS = frozenset({"sein", "liegen", "lauten", "betragen", "belaufen", "stehen", "werden"})
# Prepositions between a copula and the size: "liegt bei 30", "ist auf 30 gestiegen"; not "ist zu 30 Prozent finanziert".
_OF_SIZE = frozenset({"bei", "auf", "unter", "über", "zwischen"})
# What creditors claim is owed already.
_CLAIMANTS = ("gläubiger", "insolven")
WORKS = tuple(word_class("works_ending"))
ESTIMATING = word_class("estimating_verb")
_OF_WORKS = frozenset({"der", "des", "einer", "eines", "für"})
# "Kosten für die dringend nötige Sanierung", in tokens
WORKS_REACH = 7
# "die Bitte um 30 Euro", but "übertraf die Prognose um 30 Prozent"
_ASKING = ("bitte", "bitten", "gesuch", "ersuchen", "antrag", "anfrage")
_INCURRING = frozenset({"entstehen", "anfallen", "verursachen"})
_NAMING = frozenset({"nennen", "ausgeben", "geben", "setzen", "gelten", "formulieren", "bezeichnen"})


def specified(doc: Doc, index: int, clause: Clause, start: int) -> bool:
    """ "Das Angebot: 30 Prozent", "Die Forderung – 30 Prozent mehr – …": what a plan or offer consists of is planned; not what has happened
    ("Der Aufruf ist gedeckt: 30 Euro sind eingegangen"). ``start`` of the sentence."""
    sign = next(
        (
            i
            for i in range(index - 1, max(start, index - SPECIFYING_REACH), -1)
            if doc[i].text in {":", "–", "—"}
        ),
        None,
    )
    if sign is None or (clause.start > sign and is_past(doc, clause)):
        return False
    return any(_is_offer(doc[i].text) for i in range(start, sign))


def is_demanded(doc: Doc, index: int, clause: Clause) -> bool:
    """Whether the figure is the size of a demand or plan named in front of it: "Das Lösegeld beläuft sich auf 30 Euro", "die Forderung
    nach 30 Prozent", "Das Ziel liegt bei 30", "nannte als Ziel 30 Prozent"."""
    return _is_size(doc, index, clause) and not any(
        token.lower_.startswith(_CLAIMANTS) for token in doc[clause.start].sent
    )


def _is_size(doc: Doc, index: int, clause: Clause) -> bool:
    if any(
        doc[token].text in DEMANDED and token in clause and not _is_due(doc, clause)
        for token in range(max(0, index - DEMAND_REACH), index)
    ):
        return True
    before = before_modifiers(doc, index)
    if before > clause.start and doc[before].text == "," and _is_offer(doc[before - 1].text):
        return True  # "Ihre Forderung, 30 Prozent mehr Lohn, …"
    preposition = before_preposition(doc, index)
    if preposition > 0 and _sizes_offer(doc, preposition, clause):
        return True
    return (
        _costs_of_works(doc, index, clause)
        or _equals_offer(doc, index, clause)
        or _named_as_offer(doc, clause)
        or _changed_offer(doc, index, clause)
        or _agreed(doc, index, clause)
    )


def _agreed(doc: Doc, index: int, clause: Clause) -> bool:
    """ "haben sich auf 30 Prozent geeinigt"; not who did ("auf die sich 30 Länder geeinigt haben")."""
    if AGREEING.isdisjoint(words_in(doc, clause)):
        return False
    upon = next((t for t in range(index - 1, clause.start - 1, -1) if doc[t].lower_ in {"auf", "sich"}), None)
    return upon is not None and doc[upon].lower_ == "auf"


def _is_due(doc: Doc, clause: Clause) -> bool:
    """ "Uns sind Mehrkosten von 30 Euro entstanden", "Mehrkosten von 30 Euro drohen"."""
    verbs = verbs_in(doc, clause)
    return "drohen" in verbs or (bool(verbs & _INCURRING) and is_past(doc, clause))


def costs_of_demand(doc: Doc, index: int, clause: Clause) -> bool:
    """ "Die Forderung kostet die Kommunen 30 Euro": what nobody has granted costs nothing yet."""
    verbs = verbs_in(doc, clause)
    words = words_in(doc, clause)
    charged = "buche" in words and doc[max(0, before_modifiers(doc, index))].lower_ == "mit"
    if not (verbs & COSTING or charged or any(word.startswith("mehrkosten") for word in words)):
        return False
    sized = before_preposition(doc, index)
    return is_sum(doc, index) and any(
        doc[token].lower_.endswith(DEMANDS)
        and doc[token].text[:1].isupper()
        and not (sized > 0 and _sizes_offer(doc, sized, clause))
        for token in clause.tokens
        if token < index
    )


def _costs_of_works(doc: Doc, index: int, clause: Clause) -> bool:
    """ "Die Kosten der Sanierung beziffert das Amt auf 30 Euro": works whose cost is estimated lie ahead."""
    if "kosten" not in words_in(doc, clause) or not is_sum(doc, index):
        return False
    costs = next((token for token in clause.tokens if doc[token].text == "Kosten"), None)
    if costs is None or doc[min(costs + 1, len(doc) - 1)].lower_ not in _OF_WORKS:
        return False
    verbs = verbs_in(doc, clause)
    return bool(verbs & ESTIMATING) and any(
        doc[token].lower_.endswith(WORKS) for token in range(costs + 2, min(len(doc), costs + WORKS_REACH))
    )


def _sizes_offer(doc: Doc, preposition: int, clause: Clause) -> bool:
    """Whether the preposition belongs to a noun of demand: directly, or behind its genitive ("der Aufruf der UN über")."""
    for token in range(preposition - 1, max(clause.start - 1, preposition - SIZE_REACH), -1):
        word = doc[token].text
        if word[:1].isupper():
            if _is_offer(word):
                return doc[preposition].lower_ != "um" or word.lower().endswith(_ASKING)
        elif is_number(doc, token) or doc[token].lower_ == "von":
            continue  # "hob die Forderung von 20 auf 30 Euro an"
        elif doc[token].lower_ not in {"der", "des", "seiner", "ihrer"} and not word.endswith("en"):
            return False
    return False


def _equals_offer(doc: Doc, index: int, clause: Clause) -> bool:
    """ "Ziel sind 30 Häuser", "Das letzte Angebot lag bei 30 Prozent", "Der Preis der Offerte beträgt 30 Euro": a copula between the noun
    and the figure; not a passive ("Der Plan ist zu 30 Prozent finanziert", "wurde mit 30 Stimmen angenommen")."""
    if clause.finite is None or verb_lemma(doc[clause.finite].lower_) not in _COPULAS:
        return False
    if not clause.finite < index or doc[clause.start].lower_ in PREPOSITIONS:
        return False
    before = doc[max(0, before_modifiers(doc, index))].lower_
    indefinite = (
        before == "von" and doc[clause.finite + 1].lower_ in ONE
    )  # "Ziel ist ein Anteil von 30 Prozent"
    if before in PREPOSITIONS and before not in _OF_SIZE and not indefinite:
        return False
    if any(
        verb_form(doc[token].lower_) in (VerbForm.PARTICIPLE, VerbForm.EITHER)
        for token in clause.right_bracket
    ):
        return False
    nouns = [
        doc[token].text
        for token in clause.tokens
        if token < clause.finite and doc[token].text[:1].isupper() and doc[token].lower_ not in DETERMINERS
    ]
    head, genitive = (*nouns[:2], "", "")[:2]
    return _is_offer(head) or (head in MEASURES_OF_OFFER and _is_offer(genitive))


def _changed_offer(doc: Doc, index: int, clause: Clause) -> bool:
    """ "Die Forderung sank von 30 auf 20 Euro", "Das Gebot wurde nachgebessert, von 30 auf 40": neither figure was ever paid."""
    before = doc[max(0, before_modifiers(doc, index))].lower_
    if before not in {"von", "auf"}:
        return False
    verbs = verbs_in(doc, clause)
    return bool(verbs & CHANGING) and any(
        doc[token].lower_.endswith(CHANGED) and _is_offer(doc[token].text)
        for token in clause.tokens
        if token < index
    )


def _named_as_offer(doc: Doc, clause: Clause) -> bool:
    """ "nannte als Ziel 30 Prozent", "30 Prozent gelten als Richtwert": a noun of offer right behind als, with a verb of naming."""
    if clause.finite is None or "als" not in words_in(doc, clause):
        return False
    verbs = verbs_in(doc, clause)
    return bool(verbs & _NAMING) and any(
        doc[token].lower_ == "als" and token + 1 < len(doc) and _is_offer(doc[token + 1].text)
        for token in clause.tokens
    )


def _is_offer(word: str) -> bool:
    lower = word.lower()
    return word[:1].isupper() and lower.endswith(OFFERS) and not lower.endswith(NO_OFFERS)
