"""What somebody thinks: "ist der Meinung, dass", "hält es für möglich, dass", "hält 30 Euro für angemessen"."""

from spacy.tokens import Doc

from claims.extraction import grammar  # noqa: F401  (registers doc._.grammar)
from claims.extraction.clause_parties import candidates
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.content_clauses import clause_follows
from claims.extraction.cue import Cue, CueKind
from claims.extraction.noun_words import ARTICLES
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.party import is_partylike
from claims.extraction.subjects import subject
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality

OPINION_VERBS = frozenset({"sein", "vertreten", "äußern", "haben"})


def opinion(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    """ "X ist der Meinung, dass", "X vertrat die Auffassung, dass": an opinion noun with a light verb."""
    clause = clauses[number]
    if clause.finite is None:
        return None
    if not clause_follows(doc, clauses, number):
        announced = clause.end < len(doc) and doc[clause.end].text == ":"
        certain = _certain(doc, clauses, number, names) if announced else None
        certain = certain or (_dismissed(doc, clauses, number, names) if announced else None)
        return certain or _deemed(doc, clauses, number, names)
    if certain := _certain(doc, clauses, number, names):
        return certain
    if judged := _judged(doc, clauses, number, names):
        return judged
    noun = next((i for i in clause.tokens if doc[i].text in word_class("opinion_noun")), None)
    light = any(verb_lemma(doc[i].lower_) in OPINION_VERBS for i in (clause.finite, *clause.right_bracket))
    if noun is None or not light:
        return None
    who, _ = subject(doc, clauses, number, clause.finite, passive=False, names=names)
    if who is None or who.start <= noun < who.end:
        return None
    return Cue(CueKind.MATRIX, (clause.finite, noun), who, number)


def concluded(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    """ "Das Gutachten kommt zu dem Schluss, dass 30 fehlen", "gelangte zur Ansicht, dass"."""
    clause = clauses[number]
    if clause.finite is None:
        return None
    verbs = (clause.finite, *clause.right_bracket)
    if not any(verb_lemma(doc[i].lower_) in {"kommen", "gelangen"} for i in verbs):
        return None
    listed = next((start for start, _ in clause.parts[1:] if doc[start - 1].text == ":"), None)
    announced = listed is not None or doc[min(clause.end, len(doc) - 1)].text == ":"
    if not clause_follows(doc, clauses, number) and not announced:
        return None
    nouns = word_class("pointed_noun") | word_class("outcome_noun") | word_class("opinion_noun")
    noun = next((i for i in clause.tokens if i > clause.start and doc[i].text in nouns), None)
    if noun is None or not {"zu", "zum", "zur"} & {
        doc[i].lower_ for i in range(max(clause.start, noun - 3), noun)
    }:
        return None
    who, _ = subject(doc, clauses, number, clause.finite, passive=False, names=names)
    return (
        None
        if who is None or who.start <= noun < who.end
        else Cue(CueKind.MATRIX, (clause.finite, noun), who, number, content=listed)
    )


def trusted(doc: Doc, clauses: tuple[Clause, ...], number: int) -> Cue | None:
    """ "Glaubt man der Klinik, fehlen 30 Betten", "Geht es nach der Klinik, …": a condition that names whose word it is."""
    clause = clauses[number]
    if clause.finite is None:
        return None
    first = doc[clause.start].lower_
    if (first not in {"wenn", "wer"} and clause.finite != clause.start) or number + 1 >= len(clauses):
        return None
    lemma = verb_lemma(doc[clause.finite].lower_)
    if lemma not in TRUSTING_VERBS and lemma != "gehen":
        return None
    words = [doc[i].lower_ for i in clause.tokens]
    plain, inner = candidates(doc, clause, oblique=True)
    if lemma in TRUSTING_VERBS and ("man" in words or first == "wer"):
        party = next(
            (one.party for one in plain if one.party.name and one.party.start != clause.finite), None
        )
    elif lemma == "gehen" and words[1:3] == ["es", "nach"]:
        party = next((one for prep, one in inner if prep == "nach"), None)
    else:
        return None
    return Cue(CueKind.MATRIX, (clause.finite,), party, number, hedged=True) if party is not None else None


TRUSTING_VERBS = frozenset({"glauben", "folgen", "trauen", "vertrauen", "schenken"})


def _certain(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    """ "Die Polizei ist sicher, dass 30 …", "Für die Polizei steht fest, dass 30 …"."""
    clause = clauses[number]
    assert clause.finite is not None
    lemma = verb_lemma(doc[clause.finite].lower_)
    sure = next((i for i in clause.tokens if doc[i].lower_ in CERTAIN), None)
    if sure is None or lemma not in {"sein", "stehen", "zeigen", "geben"}:
        return None
    if lemma == "stehen" or doc[sure].lower_ in {"klar", "fest"}:
        _, inner = candidates(doc, clause, names)
        who = next((one for prep, one in inner if prep == "für" and is_partylike(one, names)), None)
    else:
        who, _ = subject(doc, clauses, number, clause.finite, passive=False, names=names)
        who = who if who is not None and (who.refers or is_partylike(who, names)) else None
    return Cue(CueKind.MATRIX, (clause.finite, sure), who, number) if who is not None else None


CERTAIN = frozenset({"sicher", "überzeugt", "gewiss", "klar", "fest", "zuversichtlich", "optimistisch"})


def _judged(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    """ "X hält es für möglich, dass", "X sah es als erwiesen an, dass": what somebody takes for possible or for proved."""
    clause = clauses[number]
    assert clause.finite is not None
    verbs = [verb_lemma(doc[i].lower_) for i in (clause.finite, *clause.right_bracket)]
    if not JUDGING_VERBS.intersection(verbs):
        return None
    for index in clause.tokens:
        if index > clause.start and doc[index - 1].lower_ in {"für", "als"}:
            possible = doc[index].text in word_class("possible_judgement")
            if possible or doc[index].text in word_class("certain_judgement"):
                who, _ = subject(doc, clauses, number, clause.finite, passive=False, names=names)
                modality = Modality.POSSIBLE if possible else Modality.ASSERTED
                return (
                    Cue(CueKind.MATRIX, (clause.finite, index), who, number, possible, modality)
                    if who
                    else None
                )
    return None


def _deemed(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    """ "X hält 30 Euro für angemessen", "sieht 30 Fälle als erwiesen an": the figure is what X thinks right; "hält die 30 Euro für zu wenig" judges another's."""
    clause = clauses[number]
    assert clause.finite is not None
    verbs = {verb_lemma(doc[i].lower_) for i in (clause.finite, *clause.right_bracket)}
    if not verbs & JUDGING_VERBS:
        return None
    numerals = numeral_ends(doc)
    bare = any(i in numerals and doc[i - 1].lower_ not in ARTICLES for i in clause.tokens)
    bare = bare or any(
        doc[i].lower_ in {"ein", "eine", "einen"} and doc[i + 1].text in word_class("offered_unit")
        for i in clause.tokens
    )
    deemed = next(
        (
            i
            for i in clause.tokens
            if i and doc[i - 1].lower_ == ("für" if "halten" in verbs else "als") and _is_fitting(doc[i].text)
        ),
        None,
    )
    if deemed is None or not bare:
        return None
    who, _ = subject(doc, clauses, number, clause.finite, passive=False, names=names)
    return Cue(CueKind.MATRIX, (clause.finite, deemed), who, number, content=clause.start) if who else None


def _is_fitting(word: str) -> bool:
    """ "angemessen", and compared with another figure: "realistischer"."""
    return word in word_class("fitting") or word.removesuffix("er") in word_class("fitting")


def _dismissed(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    """ "Der Rat hält das für absurd: Es fehlten 30 Helfer": who judges what was said before gives the reasons behind the colon."""
    clause = clauses[number]
    assert clause.finite is not None
    verbs = [verb_lemma(doc[i].lower_) for i in (clause.finite, *clause.right_bracket)]
    if clause.kind is not ClauseKind.MAIN or not DISMISSING_VERBS.intersection(verbs):
        return None
    if not any(doc[i].lower_ in {"das", "dies"} and doc[i + 1].text.islower() for i in clause.tokens):
        return None
    who, _ = subject(doc, clauses, number, clause.finite, passive=False, names=names)
    known = who is not None and (who.refers or is_partylike(who, names))
    return Cue(CueKind.MATRIX, (clause.finite,), who, number) if known else None


DISMISSING_VERBS = frozenset({"halten", "nennen", "bezeichnen"})
JUDGING_VERBS = frozenset({"halten", "sehen", "ansehen", "betrachten", "erachten"})
