"""In which mood a figure is stated: asserted, planned, possible or denied; and whether it is hedged.

The mood comes from the modal verb of the clause, from the verb of saying above it ("kündigte an" → planned) and from words
such as "voraussichtlich". ``hedged`` marks hearsay and estimates: "soll", "laut", "offenbar", "schätzt"; a plain "sagte"
does not hedge.
"""

from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.chains import Frame
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import CueKind
from claims.extraction.nouns import ARTICLES
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
    if any(frame.modality is Modality.DENIED for frame in own):
        return Modality.DENIED, hedged
    if own:
        found = own[-1].modality
    if clause is None:
        return found, hedged
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
    word_mood, word_hedge = _weakened(doc, clause, index)
    if found is Modality.ASSERTED:
        found = word_mood
    return found, hedged or word_hedge


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
    before = doc[index - 1].lower_
    if before == "(":
        return index + 1 < len(doc) and doc[index + 1].text.startswith(")")
    return before in {"den", "seiner", "ihrer", "unserer", "gegenüber", "statt"}


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
        if perfect or (infinitive and verb_lemma(infinitive) in STATIVE and not participle):
            return Modality.ASSERTED, True
        return (Modality.PLANNED, False) if closing else (Modality.ASSERTED, True)
    if lemma == "wollen":
        if not closing and word in {"wollte", "wollten"}:
            return Modality.ASSERTED, False
        return (Modality.ASSERTED, True) if perfect else (Modality.PLANNED, False)
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


def _weakened(doc: Doc, clause: Clause, index: int) -> tuple[Modality, bool]:
    """The strongest weakening word of the clause that reaches the token."""
    table = _words()
    found, hedged = Modality.ASSERTED, False
    for token in clause.tokens:
        entry = table.get(doc[token].lower_)
        if entry is None:
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
