"""Reported speech that goes on without naming its speaker again: Konjunktiv I, and "soll" after a source.

"Die Polizei sprach von einem Brand. Zwei Menschen seien verletzt worden. Das Feuer habe um acht begonnen." German marks the
second and third sentence as the police's words by mood alone.
"""

from collections.abc import Callable

from spacy.tokens import Doc

from claims.extraction.chains import Frame, Link
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import CueKind
from claims.extraction.date_tense import is_preterite
from claims.extraction.quote_marks import Quoted
from claims.extraction.reach import is_reported_mood
from claims.extraction.verb_forms import VerbForm, verb_form, verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality

# Sentences in the author's own voice that may stand between the source and a Konjunktiv I that goes on with its words.
KONJUNKTIV_REACHES_BACK = 3
# Konjunktiv II and "soll" also mean other things, so the source must stand in the sentence right before.
OTHERS_REACH_BACK = 1


def continued(
    doc: Doc,
    clauses: tuple[Clause, ...],
    frames: list[Frame],
    links: tuple[Link, ...],
    distance: int,
    quoted: tuple[Quoted, ...],
    actor_links: Callable[[int], tuple[Link, ...]],
    *,
    told_on: bool,
) -> list[Frame]:
    """Frames for the clauses of a sentence that no frame holds and whose mood reports. ``links`` is the chain that had the
    floor, ``distance`` the number of sentences since; ``actor_links`` tells who acts before a clause without saying anything
    ("Der Verband legte nach: Es seien 30"); ``told_on`` whether the sentence before, in the same paragraph, reports in Konjunktiv I."""
    made: list[Frame] = []
    within = _links_in_sentence(frames)
    for number, clause in enumerate(clauses):
        if (
            clause.finite is None
            or clause.kind is not ClauseKind.MAIN
            or any(f.holds(clause.finite) for f in (*frames, *made))
        ):
            continue
        if any(clause.finite in f.cue for f in frames):
            continue
        if any(q.statement and q.opening < clause.finite < q.closing for q in quoted):
            continue
        acting = actor_links(number)
        source, away = (acting, 0) if acting else (within, 0) if within and number else (links, distance)
        limit = _reaches_back(doc, clause)
        if limit < 0 and told_on and number == 0 and _may_be_subjunctive(doc, clause):
            limit = OTHERS_REACH_BACK
        if not source or away > limit:
            continue
        reach = list(clause.parts)
        for following in clauses[number + 1 :]:
            if (
                following.kind is ClauseKind.MAIN
                and not is_reported_mood(doc, following)
                and not _shares_auxiliary(doc, following)
            ):
                break
            reach += following.parts
        cue = (clause.finite,)
        made.append(
            Frame(
                tuple(reach),
                tuple(Link(link.party, cue) for link in source),
                cue,
                CueKind.BACK,
                False,
                Modality.ASSERTED,
            )
        )
    return made


def _shares_auxiliary(doc: Doc, clause: Clause) -> bool:
    """ "30 habe man gefangen, zwölf Panzer erbeutet": a participle at the end without a verb of its own."""
    return (
        clause.finite == clause.end - 1
        and clause.finite > clause.start
        and verb_form(doc[clause.finite].lower_) in (VerbForm.PARTICIPLE, VerbForm.EITHER)
        and not clause.right_bracket
    )


def _links_in_sentence(frames: list[Frame]) -> tuple[Link, ...]:
    return frames[-1].links if frames else ()


def _reaches_back(doc: Doc, clause: Clause) -> int:
    """How many sentences back the source may stand, by the mood of the clause; -1 when the clause reports nothing."""
    assert clause.finite is not None
    word = doc[clause.finite].lower_
    if any(doc[i].lower_ == "ich" for i in clause.tokens):
        return -1  # "habe ich gezählt" is no Konjunktiv
    mood = is_reported_mood(doc, clause)
    if mood == "k1":
        return KONJUNKTIV_REACHES_BACK
    if mood == "k2" and doc[clause.start].lower_ in {"das", "dies"} and clause.finite == clause.start + 1:
        return -1  # "Das wären zwölf Prozent": what the author reckons
    if mood == "k2" and word.endswith("en"):
        norm = any(doc[i].lower_ in NORMS for i in range(clause.start, clause.finite))
        return -1 if norm else OTHERS_REACH_BACK  # "Nötig gewesen wären 30"
    if word.startswith(APPORTIONED) and any(doc[i].lower_ in {"davon", "hiervon"} for i in clause.tokens):
        return OTHERS_REACH_BACK
    if verb_lemma(word) == "sollen" and word in {"soll", "sollen"} and _is_hearsay(doc, clause):
        return OTHERS_REACH_BACK
    return -1


def _may_be_subjunctive(doc: Doc, clause: Clause) -> bool:
    """ "Die Lage sei ernst. Es fehlten 30 Helfer": a plural that is Konjunktiv as well as preterite, of a verb that tells how things
    stand and not what happened."""
    assert clause.finite is not None
    word = doc[clause.finite].lower_
    return word.endswith("en") and verb_lemma(word) in STANDING_VERBS and is_preterite(word)


STANDING_VERBS = word_class("standing_verb")


def _is_hearsay(doc: Doc, clause: Clause) -> bool:
    """ "soll gestohlen haben", "soll bei 30 liegen" are hearsay; "soll gebaut werden" mostly is a plan."""
    closing = [doc[index].lower_ for index in clause.right_bracket]
    if not closing:
        return False
    return (len(closing) > 1 and closing[-1] in {"haben", "sein"}) or closing[-1] in REPORTED_STATES


# "30 davon entfielen auf Bonn": whoever told the whole tells its parts.
APPORTIONED = ("entfallen", "entfielen", "entfällt", "entfiel")
NORMS = word_class("norm_word")
REPORTED_STATES = word_class("stative_verb") - {"sein", "haben", "gelten"}
