"""Words that weaken a statement or set its mood: "vermutlich", "geplant", "voraussichtlich"."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.clause_words import words_in
from claims.extraction.clauses import Clause
from claims.extraction.figure_units import is_number, unit
from claims.extraction.given_figures import before_modifiers, before_preposition
from claims.extraction.subject_figures import is_subject_figure
from claims.extraction.verb_forms import is_listed, verb_form, verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality

LOST_LIFE = word_class("lost_life")
LIFE_REACH = 4  # tokens
WORK = word_class("position_of_work")
THREATS = word_class("threat_word")
PENALTIES = word_class("penalty")
PENALISING = word_class("penalising_word")
# "Darauf kann eine Strafe von 30 Euro verhängt werden"
_PUNISHED = frozenset({"bestraft", "geahndet", "verhängt", "verurteilt", "belegt"})
# "bis zu 30 Jahre Haft", in tokens
PENALTY_REACH = 6
MODIFYING = word_class("number_modifier")
_ESTIMATING = frozenset({"vielleicht", "womöglich"})
EMBEDDING = word_class("embedding_preposition")
SCALES = word_class("number_scale")
DETERMINERS = word_class("determiner")
PLAUSIBLE = word_class("plausible_adjective")
NORMS = word_class("norm_adjective")
# How far a weakening adjective ("die geplanten 30 Häuser") reaches to the right, in tokens.
ADJECTIVE_REACH = 5
# … and to the left ("die 30 geplanten Häuser").
NUMERAL_REACH = 2
# "Im Gespräch sind 30 Euro": nouns that set a mood only behind their preposition.
_FIXED_PHRASES = {
    "gespräch": "im",
    "raum": "im",
    "aussicht": "in",
    "vernehmen": "dem",
    "vorbereitung": "in",
    "arbeit": "in",
    "ernstfall": "im",
    "extremfall": "im",
}
_EXTREME = frozenset({"schlimmsten", "besten", "günstigsten", "ungünstigsten", "äußersten", "extremen"})
# … and these only where they are the predicate.
_WITH_COPULA = frozenset({"gespräch", "raum"})
# Prepositions behind a noun that do not tell its size.
_ELSEWHERE = frozenset({"um", "in", "gegen", "bei", "nach", "seit", "binnen", "innerhalb", "vor", "trotz"})
# "die geforderte Erhöhung um 30 Prozent"
_CHANGES = ("ung", "ungen", "stieg", "plus", "minus")
_OBLIGING = frozenset({"müssen", "dürfen"})
# "hat veranschlagt", "hatten angemeldet" are done.
_ONLY_PASSIVE = frozenset({"veranschlagt", "angemeldet", "angelegt"})


@dataclass(frozen=True, slots=True)
class MoodWord:
    """What a word says of its clause; an ``adjective`` says it of its own noun phrase only."""

    hedged: bool
    modality: Modality
    adjective: bool


def _is_adjective(word: str) -> bool:
    """ "geplante", but not "möglicherweise"."""
    return word.endswith("e") and not word.endswith("weise")


@cache
def _words() -> dict[str, MoodWord]:
    table: dict[str, MoodWord] = {}
    for row in lexicon.read("hedges"):
        word = row["word"]
        entry = MoodWord(row["hedged"] == "yes", Modality(row["modality"]), _is_adjective(word))
        for form in [word + ending for ending in ("", "n", "r", "s", "m")] if entry.adjective else [word]:
            table.setdefault(form, entry)
    return table


def weakened(doc: Doc, clause: Clause, index: int) -> tuple[Modality, bool]:
    """(modality, hedged) by the words of the clause that reach the token; the first one sets the mood."""
    table = _words()
    found, hedged = Modality.ASSERTED, False
    if table.keys().isdisjoint(words_in(doc, clause)):
        return found, hedged
    for token in clause.tokens:
        word = doc[token].lower_
        entry = table.get(word)
        if entry is None or not _applies(doc, clause, token, index):
            continue
        if word in _ESTIMATING and (token in (index - 1, index) or _number_after(doc, token)):
            hedged = hedged or token in (index - 1, index)  # "vielleicht zehn Minuten" is an estimate
            continue
        if entry.adjective and (_is_preterite(doc, clause, token) or not _reaches(doc, clause, token, index)):
            continue
        hedged = hedged or entry.hedged
        if found is Modality.ASSERTED:
            found = entry.modality
    return found, hedged


def _number_after(doc: Doc, token: int) -> bool:
    """Whether the word stands before a number and its modifiers: it says nothing of other figures."""
    after = token + 1
    while after < len(doc) and doc[after].lower_ in MODIFYING:
        after += 1
    return after < len(doc) and is_number(doc, after)


def attributive(doc: Doc, clause: Clause, index: int) -> Modality:
    """The mood of a participle that the noun before the number carries ("Die versprochene Hilfe von 30 Euro ist nicht da"), which the verb
    of the clause leaves alone."""
    before = before_preposition(doc, index)
    if before < 0 and doc[max(0, before_modifiers(doc, index))].lower_ in EMBEDDING:
        before = before_modifiers(doc, index)
    if before < 2 or not doc[before - 1].text[:1].isupper():
        return Modality.ASSERTED
    if doc[before].lower_ == "um" and not doc[before - 1].text.endswith(_CHANGES):
        return Modality.ASSERTED  # "die angekündigte Menge um 30 Prozent übertroffen"
    entry = _words().get(doc[before - 2].lower_)
    within = before - 2 in clause and entry is not None and entry.adjective
    return entry.modality if within and entry is not None else Modality.ASSERTED


def threatened(doc: Doc, clause: Clause, index: int) -> bool:
    """ "30 Jobs stehen auf der Kippe", "30 Stellen sind bedroht": jobs that may be lost, "Ihm blühen 30 Jahre Haft": what may be imposed."""
    words = words_in(doc, clause)
    counted = {doc[token].text for token in range(index, min(len(doc), index + PENALTY_REACH))}
    if not PENALTIES.isdisjoint(counted):
        punishable = _finite(doc, clause) == "können" and not _PUNISHED.isdisjoint(words)
        return punishable or not PENALISING.isdisjoint(words)
    return not THREATS.isdisjoint(words) and unit(doc, index) in WORK


def judged_mood(doc: Doc, clause: Clause, index: int) -> Modality | None:
    """ "Er hält 30 Prozent für realistisch" is an opinion on what may come, "hält 30 Euro für angemessen" one on what ought to be."""
    words = words_in(doc, clause)
    if "für" not in words or not any(verb_lemma(doc[token].lower_) == "halten" for token in clause.tokens):
        return None
    for token in clause.tokens:
        if token > index and doc[token - 1].lower_ == "für":
            if doc[token].lower_ in PLAUSIBLE:
                return Modality.POSSIBLE
            if doc[token].lower_ in NORMS:
                return Modality.PLANNED
    return None


def _applies(doc: Doc, clause: Clause, token: int, index: int) -> bool:
    """Not so of "weniger als geplant", "denkbar knapp", "hat veranschlagt", "der Brand hat 30 Menschenleben gefordert"."""
    word = doc[token].lower_
    if token > 0 and doc[token - 1].lower_ in {"als", "wie"} and clause.opener != token - 1:
        return False
    if word == "denkbar":
        after = doc[token + 1].lower_ if token + 1 < len(doc) else "."
        return not after.isalpha() or is_listed(after) or verb_form(after) is not None
    if word == "fall":
        return token > 0 and doc[token - 1].lower_ in _EXTREME
    if word in _FIXED_PHRASES:
        within = token > 0 and doc[token - 1].lower_ == _FIXED_PHRASES[word]
        if token + 1 < len(doc) and doc[token + 1].text[:1].isupper():
            return False  # "stehen 30 Soldaten im Raum Ulm"
        return within and (word not in _WITH_COPULA or _finite(doc, clause) in ("sein", "stehen"))
    if token in clause.right_bracket and _finite(doc, clause) in _OBLIGING:
        return False  # "30 Übungen müssen angekündigt werden"
    acting = token == clause.start or (token in clause.right_bracket and _finite(doc, clause) == "haben")
    if acting and is_subject_figure(doc, index, clause):
        return False  # "Zugesagt haben 30", "30 Städte haben das gefordert"
    if word in _ONLY_PASSIVE:
        return _finite(doc, clause) in ("sein", "werden") and token != clause.finite
    return word != "gefordert" or not _costs_lives(doc, index)


def _is_preterite(doc: Doc, clause: Clause, token: int) -> bool:
    """ "Die Firma kalkulierte 30 Euro": the form of the adjective as a verb, which no determiner goes before."""
    return token == clause.finite and doc[token - 1].lower_ not in DETERMINERS


def _finite(doc: Doc, clause: Clause) -> str | None:
    return verb_lemma(doc[clause.finite].lower_) if clause.finite is not None else None


def _reaches(doc: Doc, clause: Clause, token: int, index: int) -> bool:
    """Whether the adjective at ``token`` stands before the number, with no other number between, or directly behind it."""
    if token > index:
        return token - index <= NUMERAL_REACH and all(
            doc[between].text in SCALES for between in range(index + 1, token)
        )
    if any(
        doc[between].lower_ in _ELSEWHERE and doc[between - 1].text[:1].isupper()
        for between in range(token + 2, index)
    ):
        return False  # "die angekündigten Mengen um 30 Prozent übertroffen"
    return index - token <= ADJECTIVE_REACH and not any(
        is_number(doc, between) or between == clause.finite for between in range(token + 1, index)
    )


def _costs_lives(doc: Doc, index: int) -> bool:
    """ "Der Brand hat 30 Menschenleben gefordert"."""
    return any(doc[token].text in LOST_LIFE for token in range(index, min(len(doc), index + LIFE_REACH)))
