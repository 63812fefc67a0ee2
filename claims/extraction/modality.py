"""In which mood a figure is stated: asserted, planned, possible or denied; and whether it is hedged.

The mood comes from the modal verb of the clause, from the verb of saying above it ("kündigte an" → planned) and from words
such as "voraussichtlich". ``hedged`` marks hearsay and estimates: "soll", "laut", "offenbar", "schätzt"; a plain "sagte"
does not hedge.
"""

import re
from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.chains import Frame
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import CueKind
from claims.extraction.date_tense import is_preterite
from claims.extraction.nouns import ARTICLES
from claims.extraction.prospects import is_demanded, lies_ahead
from claims.extraction.rejection import is_rejected
from claims.extraction.verb_forms import VerbForm, verb_form, verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality

# "soll … sein/liegen/betragen": states are reported, not planned; events in the plain infinitive are planned.
STATIVE = word_class("stative_verb")
# How far a weakening adjective ("die geplanten 30 Häuser") reaches to the right, in tokens.
ADJECTIVE_REACH = 5


@cache
def _words() -> dict[str, tuple[bool, Modality, bool]]:
    """word → (hedged, modality, is an adjective that reaches only its noun phrase)."""
    table: dict[str, tuple[bool, Modality, bool]] = {}
    for row in lexicon.read("hedges"):
        entry = (row["hedged"] == "yes", Modality(row["modality"]), row["word"].endswith("e"))
        forms = [row["word"] + ending for ending in ("", "n", "r", "s", "m")] if entry[2] else [row["word"]]
        for form in forms:
            table.setdefault(form, entry)
    return table


@cache
def _governing_verbs() -> dict[tuple[str, str | None], Modality]:
    table: dict[tuple[str, str | None], Modality] = {}
    for row in lexicon.read("modality"):
        particle = None if row["particle"] == "-" else row["particle"]
        bare = row["verb"][len(particle) :] if particle else row["verb"]
        table[bare, particle] = Modality(row["modality"])
        if particle:
            table[row["verb"], None] = Modality(row["modality"])
    return table


def modality_of(
    doc: Doc, index: int, clauses: tuple[Clause, ...], frames: list[Frame]
) -> tuple[Modality, bool]:
    """(modality, hedged) of what stands at token ``index``, given the clauses of its sentence and the frames that hold it."""
    clause = next((c for c in reversed(clauses) if index in c), None)
    reported = bool(frames)
    found, hedged = Modality.ASSERTED, any(frame.hedged for frame in frames)
    own = [frame for frame in frames if frame.modality is not Modality.ASSERTED]
    if any(frame.modality is Modality.DENIED for frame in own) or is_rejected(doc, clause, clauses):
        return Modality.DENIED, hedged
    if own:
        found = own[-1].modality
    if clause is None:
        return found, hedged
    if found is Modality.PLANNED and _is_over(doc, index, clause):
        found = Modality.ASSERTED
    if embedded_in_prefield(doc, index, clause):
        return found, hedged
    if _corrected(doc, index, clauses[-1].end):
        return Modality.DENIED, hedged
    if _aside(doc, index):
        return Modality.ASSERTED, hedged
    spoken, hearsay = _verbal_mood(doc, clause, index, reported)
    hedged = hedged or hearsay
    evidential = any(frame.kind is CueKind.EVIDENTIAL for frame in frames)
    if spoken is not Modality.ASSERTED and not evidential and found is not Modality.PLANNED:
        found = spoken
    if found in (Modality.POSSIBLE, Modality.PLANNED) and _presupposed(doc, index):
        found = Modality.ASSERTED
    governed = _governed(doc, clause, clauses) or _specified(doc, index, clauses[0].start)
    if found is Modality.ASSERTED and governed:
        found = governed
    if spoken is Modality.ASSERTED and _on_condition(doc, clause, clauses):
        found = Modality.POSSIBLE
    word_mood, word_hedge = _weakened(doc, clause, index)
    if found is Modality.ASSERTED:
        found = word_mood
    if found is Modality.ASSERTED and (lies_ahead(doc, index, clause) or is_demanded(doc, index, clause)):
        found = Modality.PLANNED
    return found, hedged or word_hedge


def _is_over(doc: Doc, index: int, clause: Clause) -> bool:
    """ "rechnet damit, dass 30 Männer eingefahren waren", "rechnet mit einem Schaden von 30 Euro": expected, but of what has happened."""
    if (
        clause.kind is ClauseKind.SUBORDINATE
        and clause.finite is not None
        and is_preterite(doc[clause.finite].lower_)
    ):
        return True
    return any(doc[token].text in _DAMAGE for token in range(max(clause.start, index - DAMAGE_REACH), index))


# "einem Schaden in Höhe von rund 30 Euro"
DAMAGE_REACH = 20
_DAMAGE = frozenset({"Schaden", "Schadens", "Schäden", "Sachschaden", "Gesamtschaden"})


CONDITION_OPENERS = frozenset(
    {"falls", "wenn", "sofern", "werde", "würde", "sollte", "sollten", "käme", "bliebe"}
)


def _on_condition(doc: Doc, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """ "Werde das Ergebnis übertragen, kämen 30 Millionen hinzu": Konjunktiv II under a condition, reported or not."""
    if clause.finite is None or doc[clause.finite].lower_ not in _conditional_forms():
        return False
    openers = [doc[one.start].lower_ for one in clauses if one is not clause]
    return any(opener in CONDITION_OPENERS for opener in openers)


def _corrected(doc: Doc, index: int, end: int) -> bool:
    """ "Nicht 30, sondern 20 Menschen": the first of the two is denied."""
    return (
        index > 0
        and doc[index - 1].lower_ == "nicht"
        and any(doc[i].lower_ == "sondern" for i in range(index, min(end, index + SPECIFYING_REACH)))
    )


def _aside(doc: Doc, index: int) -> bool:
    """ "Frank L. (52) wäre gestorben", "an den 53 Schulen": an age in brackets and a number behind a definite article are given, whatever
    the clause plans or fears."""
    if index == 0:
        return False
    at = index - 1
    while at > 0 and doc[at].lower_ in _MODIFYING:
        at -= 1
    before = doc[at].lower_
    if before == "(":
        return index + 1 < len(doc) and doc[index + 1].text.startswith(")")
    if before in {"den", "gegenüber", "statt"} or (before in _PLAIN and doc[at - 1].lower_ == "statt"):
        return True
    if before == "von" and any(
        doc[token].lower_ == "auf" for token in range(index + 1, min(len(doc), index + CHANGE_REACH))
    ):
        return True  # "von 64 auf 66 Jahre anheben"
    counted = [
        doc[token].text
        for token in range(index, min(len(doc), index + COUNTED_REACH))
        if doc[token].text[:1].isupper()
    ]
    behind = next((word for word in counted if word not in _SCALES), "")
    if re.match(r"Jahren?$", behind) and any(
        word.startswith("alt") for word in doc[index : index + COUNTED_REACH].text.split()
    ):
        return True
    definite = before in _DEFINITE or (before == "die" and at > 0 and doc[at - 1].lower_ in _PREPOSITIONS)
    return definite and bool(behind) and behind not in _AMOUNTS


_DEFINITE = word_class("definite_determiner")
_MODIFYING = frozenset(
    {
        "rund",
        "etwa",
        "knapp",
        "fast",
        "gut",
        "über",
        "weltweit",
        "bundesweit",
        "landesweit",
        "insgesamt",
        "mindestens",
        "circa",
    }
)
_PLAIN = frozenset({"mit", "von", "bei", "auf"})
_PREPOSITIONS = word_class("preposition")
_SCALES = frozenset({"Million", "Millionen", "Milliarde", "Milliarden", "Mio", "Mrd"})
# Modifiers, number, scale, adjective and noun: "rund 2,4 Millionen junge Leute".
COUNTED_REACH = 6
_AMOUNTS = frozenset(
    {"Euro", "Prozent", "Monate", "Jahre", "Tage", "Wochen", "Franken", "Dollar", "Prozentpunkte"}
)
# "von 64 auf 66", in tokens
CHANGE_REACH = 4
PRESUPPOSING = frozenset({"bereits", "bisher", "bislang", "schon"})


def _presupposed(doc: Doc, index: int) -> bool:
    """ "zu den bereits entsandten 30 Soldaten": what is already there is a fact, whatever the clause plans."""
    before = [doc[i].lower_ for i in range(max(0, index - 4), index)]
    return any(word in PRESUPPOSING for word in before) and any(
        word in {"den", "die", "der", "des"} for word in before
    )


MEASURED = word_class("measured_noun")
EMBEDDING = frozenset({"in", "mit", "von", "aus", "um", "bei", "für"})


def embedded_in_prefield(doc: Doc, index: int, clause: Clause | None) -> bool:
    """ "Das Abpumpen in 30 Metern Tiefe wird …": a figure inside the noun phrase before the finite verb is given, not stated. Not so
    behind nouns that are measured by it ("Die Zahl von 30 Toten ist laut Polizei falsch")."""
    if (
        clause is None
        or clause.kind is not ClauseKind.MAIN
        or clause.finite is None
        or not clause.start < index < clause.finite
    ):
        return False
    opening = doc[clause.start].lower_ in ARTICLES
    before = next((i for i in range(index - 1, clause.start, -1) if doc[i].lower_ in EMBEDDING), None)
    if not opening or before is None or index - before > 3:
        return False
    noun = doc[before - 1].text
    return noun[:1].isupper() and not noun.lower().endswith(tuple(MEASURED))


def _verbal_mood(doc: Doc, clause: Clause, index: int, reported: bool) -> tuple[Modality, bool]:
    """(modality by the finite verb, whether it marks hearsay)."""
    if (
        clause.kind is ClauseKind.SUBORDINATE
        and clause.opener is not None
        and doc[clause.opener].lower_ == "ob"
    ):
        return Modality.POSSIBLE, False
    if clause.finite is None:
        return Modality.ASSERTED, False
    word = doc[clause.finite].lower_
    lemma = verb_lemma(word)
    closing = [doc[i].lower_ for i in clause.right_bracket]
    perfect = bool(closing) and closing[-1] in {"haben", "sein"} and len(closing) >= 2
    infinitive = next((w for w in reversed(closing) if verb_form(w) is VerbForm.PLURAL), None)
    participle = any(verb_form(w) in (VerbForm.PARTICIPLE, VerbForm.EITHER) for w in closing)
    if lemma == "sollen":
        if word in {"sollte", "sollten"} and not perfect:
            return Modality.PLANNED, False
        stative = infinitive and verb_lemma(infinitive) in STATIVE and not participle
        if not perfect and stative and _looks_forward(doc, clause, infinitive or ""):
            return Modality.PLANNED, False
        if perfect or stative:
            return Modality.ASSERTED, True
        return (Modality.PLANNED, False) if closing else (Modality.ASSERTED, True)
    if lemma == "wollen":
        if not closing and word in {"wollte", "wollten"}:
            return Modality.ASSERTED, False
        return (Modality.ASSERTED, True) if perfect or infinitive in EVIDENTIAL else (Modality.PLANNED, False)
    if (
        lemma == "werden"
        and word in {"wird", "werden", "werde"}
        and infinitive
        and infinitive != "werden"
        and not participle
    ):
        return Modality.PLANNED, False
    if lemma == "werden" and word in {"wird", "werden", "werde"} and closing[-1:] == ["werden"]:
        return Modality.PLANNED, False
    if word in {"könnte", "könnten"} or (word == "könne" and infinitive):
        return Modality.POSSIBLE, False
    if word in {"dürfte", "dürften"}:
        return (Modality.ASSERTED, True) if perfect else (Modality.POSSIBLE, True)
    if lemma == "drohen" and index > clause.finite:
        return Modality.POSSIBLE, False
    if word == "würden" and reported and infinitive and not participle and infinitive != "werden":
        return Modality.PLANNED, False  # replaces "werden" of the speaker
    if _is_conditional(word, reported, bool(infinitive)):
        return Modality.POSSIBLE, False
    return Modality.ASSERTED, False


# "will von 30 Fällen wissen"
EVIDENTIAL = frozenset({"wissen", "kennen"})
_FORWARD = frozenset(
    {
        "künftig",
        "dann",
        "danach",
        "später",
        "nächste",
        "nächsten",
        "nächstes",
        "kommende",
        "kommenden",
        "kommendes",
        "morgen",
        "ab",
    }
)


def _looks_forward(doc: Doc, clause: Clause, infinitive: str) -> bool:
    """ "soll 27 Monate gelten", "am Ende sollen es 600 sein": a state still to come."""
    words = [doc[token].lower_ for token in clause.tokens]
    return infinitive in {"gelten", "dauern"} or bool(_FORWARD & set(words)) or "am ende" in " ".join(words)


@cache
def _conditional_forms() -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon.read("verb_forms") if row["mood"] == "k2")


def _is_conditional(word: str, reported: bool, infinitive: bool) -> bool:
    """Konjunktiv II outside reported speech, or inside it where it does not merely replace Konjunktiv I: the plural does
    ("95 würden vermisst"), the singular "würde/hätte" with a source may."""
    if word not in _conditional_forms() or verb_lemma(word) == "müssen":
        return False  # "müssten" is what is needed
    if not reported:
        return True
    if word == "würde":
        return infinitive
    return word not in {"würden", "hätte", "hätten", "wären", "stünden", "lägen", "kämen", "ließen"}


def _governed(doc: Doc, clause: Clause, clauses: tuple[Clause, ...]) -> Modality | None:
    """The mood that a verb such as planen gives to its object or to the infinitive clause after it."""
    candidates = [clause]
    if clause.kind in (ClauseKind.INFINITIVE, ClauseKind.SUBORDINATE):
        at = clauses.index(clause)
        candidates += [c for c in clauses[:at] if c.kind is ClauseKind.MAIN][-1:]
    if (
        clause.kind is ClauseKind.INFINITIVE
        and clause.start >= 2
        and doc[clause.start - 2].text in word_class("planning_noun")
    ):
        return Modality.PLANNED  # "die Ankündigung, 30 Soldaten zu entsenden"
    table = _governing_verbs()
    for one in candidates:
        for index in (one.finite, *one.right_bracket):
            if index is None:
                continue
            lemma = verb_lemma(doc[index].lower_)
            if lemma is None:
                continue
            if (lemma, None) in table and (one is clause or clause.kind is ClauseKind.INFINITIVE):
                return table[lemma, None]
            for token in one.tokens:
                if (
                    token > index
                    and (lemma, doc[token].text) in table
                    and (token + 1 >= one.end or doc[token + 1].is_punct)
                ):
                    return table[lemma, doc[token].text]
    return None


def _specified(doc: Doc, index: int, start: int) -> Modality | None:
    """ "Das Angebot: 30 Prozent", "Die Forderung – 30 Prozent mehr – …": what a plan or offer consists of is planned."""
    sign = next(
        (
            i
            for i in range(index - 1, max(start, index - SPECIFYING_REACH), -1)
            if doc[i].text in {":", "–", "—"}
        ),
        None,
    )
    if sign is None or not any(doc[i].text in OFFERS for i in range(start, sign)):
        return None
    return Modality.PLANNED


OFFERS = word_class("offer_noun")
# An enumeration behind "Das Angebot:" seldom runs longer.
SPECIFYING_REACH = 24  # tokens


def _costs_lives(doc: Doc, index: int) -> bool:
    """ "Der Brand hat 30 Menschenleben gefordert"."""
    return any(doc[token].text in LOST_LIFE for token in range(index, min(len(doc), index + LIFE_REACH)))


LOST_LIFE = word_class("lost_life")
LIFE_REACH = 4  # tokens


def _weakened(doc: Doc, clause: Clause, index: int) -> tuple[Modality, bool]:
    """The strongest weakening word of the clause that reaches the token."""
    table = _words()
    found, hedged = Modality.ASSERTED, False
    for token in clause.tokens:
        entry = table.get(doc[token].lower_)
        if entry is None or (doc[token].lower_ == "gefordert" and _costs_lives(doc, index)):
            continue
        hedge, mood, adjective = entry
        if (
            token + 1 == index
            and mood is Modality.POSSIBLE
            and doc[token].lower_ in {"vielleicht", "womöglich"}
        ):
            hedged = True  # "vielleicht zehn Minuten" is an estimate
            continue
        if adjective and not 0 <= index - token <= ADJECTIVE_REACH:
            continue
        hedged = hedged or hedge
        if found is Modality.ASSERTED:
            found = mood
    return found, hedged
