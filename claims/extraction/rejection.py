"""What the text mentions only to deny it: "Dass er 30 Euro bekam, bestreitet er", "nicht 30, sondern 20", "Von 30 kann keine Rede
sein"."""

from functools import cache

from spacy.tokens import Doc, Span

from claims.extraction import lexicon
from claims.extraction.chains import Frame
from claims.extraction.clause_words import words_in
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.content_moods import NEGATIONS, content_mood
from claims.extraction.given_figures import before_modifiers, before_preposition
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality

# "Nicht 30, sondern …": how far the correction may be, in tokens.
CORRECTION_REACH = 24
# "schließt das derzeit nicht aus", in tokens behind the verb
CUE_REACH = 5
CORRECTING = ("korrigier", "berichtig", "revidier", "richtigstell")
# Ends of nouns of what was said: "Die Behauptung, …", "Berichte über 30 Tote".
STATEMENTS = tuple(word_class("statement_ending"))
# "keine 30, sondern 20"
_NO = frozenset({"kein", "keine", "keinen", "keiner"})
_INSTEAD = frozenset({"statt", "anstatt", "anstelle"})
# "statt der gemeldeten 30"
REPORTED = word_class("reported_adjective")
INSTEAD_REACH = 4  # tokens
_OPENERS = frozenset({"dass", "wonach", "ob"})


@cache
def _denying_verbs() -> frozenset[str]:
    return frozenset(
        row["verb"].split()[-1] for row in lexicon.read("reporting_verbs") if row["modality"] == "denied"
    )


def is_rejected(doc: Doc, index: int, clause: Clause | None, clauses: tuple[Clause, ...]) -> bool:
    """ "Dass er 30 Euro bekam, bestreitet er", "Berichte, wonach es 30 waren, weist sie zurück", "Dass es 30 waren, ist falsch": what the
    main clause around denies; or the clause itself, "Von 30 Toten kann keine Rede sein"."""
    if clause is None:
        return False
    if _false_statement(doc, index, clause, clauses):
        return True
    if clause.kind is ClauseKind.MAIN:
        return _out_of_question(doc, clause) or _never_was(doc, index, clause)
    if clause.opener is None or doc[clause.opener].lower_ not in _OPENERS:
        return False
    for main in clauses:
        if main.kind is not ClauseKind.MAIN or main.finite is None or main.finite < clause.start:
            continue
        if not (_denies(doc, main) or (_calls_false(doc, main) and doc[clause.opener].lower_ != "ob")):
            continue
        if doc[clause.opener].lower_ == "wonach" and main.finite == main.start:
            return True  # "Angaben, wonach …, weisen wir zurück"
        return clause.start == clauses[0].start or any(part[0] < clause.start for part in main.parts)
    return False


def _denies(doc: Doc, main: Clause) -> bool:
    assert main.finite is not None
    lemma = verb_lemma(doc[main.finite].lower_)
    closing = words_in(doc, main)
    return lemma is not None and any(
        verb == lemma or (verb.endswith(lemma) and verb.removesuffix(lemma) in closing)
        for verb in _denying_verbs()
    )


def _calls_false(doc: Doc, main: Clause) -> bool:
    """ "… hält er für ein Märchen", "… ist frei erfunden", "… stimmt nicht"."""
    return content_mood(doc, main) is Modality.DENIED


def _out_of_question(doc: Doc, clause: Clause) -> bool:
    """ "Von 30 Toten könne keine Rede sein"."""
    words = words_in(doc, clause)
    return {"keine", "rede", "von"} <= words and "keine rede" in " ".join(
        doc[token].lower_ for token in clause.tokens
    )


def _never_was(doc: Doc, index: int, clause: Clause) -> bool:
    """ "Die 30 Toten sind frei erfunden", "Die 30 Toten hat es nie gegeben", "Berichte über 30 Tote wies sie zurück"."""
    if clause.finite is None or index > clause.finite:
        return False
    before = before_modifiers(doc, index)
    sized = before_preposition(doc, index)
    statement = sized > 0 and doc[sized - 1].lower_.endswith(STATEMENTS)
    if statement and (_denies(doc, clause) or _calls_false(doc, clause)):
        return True
    if before < 0 or doc[before].lower_ not in {"die", "diese", "jene"}:
        return False
    words = [doc[token].lower_ for token in clause.tokens if token > clause.finite]
    return _calls_false(doc, clause) or (
        "gegeben" in words and bool({"nie", "niemals", "nicht"} & set(words))
    )


def _false_statement(doc: Doc, index: int, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """ "Die Behauptung, 30 Menschen seien gestorben, ist falsch": a clause that hangs on a noun of saying, between it and its verb."""
    start = next((part[0] for part in clause.parts if part[0] <= index < part[1]), 0)
    if start < 2 or not doc[start - 2].lower_.endswith(STATEMENTS):
        return False
    return any(
        main.finite == main.start > index and (_denies(doc, main) or _calls_false(doc, main))
        for main in clauses
        if main.kind is ClauseKind.MAIN
    )


def is_corrected(doc: Doc, index: int, end: int) -> bool:
    """ "Nicht 30, sondern 20 Menschen", "… und nicht 30, wie das Amt behauptet": the first of the two is denied. ``end`` of the
    sentence."""
    before = before_modifiers(doc, index)
    if doc[index].lower_ in _NO:
        before = index
    if before >= 0 and doc[before].lower_ in _NO:
        return any(doc[i].lower_ == "sondern" for i in range(index, min(end, index + CORRECTION_REACH)))
    if before > 0 and doc[before].lower_ in REPORTED:
        return any(doc[token].lower_ in _INSTEAD for token in range(max(0, before - INSTEAD_REACH), before))
    if before >= 0 and doc[before].lower_ in _INSTEAD:
        return _is_correction(doc[max(0, before - CORRECTION_REACH) : min(end, index + CORRECTION_REACH)])
    if before < 0 or doc[before].lower_ != "nicht":
        return False
    if doc[before + 1].lower_ in {"nur", "bloß", "allein", "lediglich", "einmal"}:
        return False
    if any(doc[i].lower_ == "sondern" for i in range(index, min(end, index + CORRECTION_REACH))):
        return True
    return before > 0 and doc[before - 1].lower_ in {"und", ","}


def _is_correction(stretch: Span) -> bool:
    """ "Die Polizei korrigierte ihre Zahl: Statt 30 seien es 20"."""
    return any(token.lower_.startswith(CORRECTING) for token in stretch)


def rejects_before(doc: Doc, frame: Frame, clause: Clause) -> bool:
    """Whether the frame's denial is over when the clause begins: "wies die Vorwürfe zurück: Man habe 30 Prüfer" states what is so."""
    colon = clause.start > 0 and doc[clause.start - 1].text in {":", ";"}
    opened = clause.start > 1 and doc[clause.start - 2].text == ":"
    return (colon or opened) and bool(frame.cue) and max(frame.cue) < clause.start


def turns_away(doc: Doc, index: int, frame: Frame, clause: Clause) -> bool:
    """ "Die Grenzer wiesen 30 Lastwagen zurück": the bare object of zurückweisen is sent back and not untrue."""
    own = frame.clause == (clause.start, clause.end)
    verbs = {verb_lemma(doc[token].lower_) for token in frame.cue}
    return own and bool(verbs & {"weisen", "zurückweisen"}) and before_preposition(doc, index) < 0


def mood_under_negation(doc: Doc, frame: Frame) -> Modality:
    """The mood of the frame's verb; "schließt nicht aus" leaves it possible, "bestreitet nicht" asserts it."""
    if frame.modality is not Modality.DENIED or frame.clause is None:
        return frame.modality
    start, end = max(frame.clause[0], min(frame.cue)), min(frame.clause[1], max(frame.cue) + CUE_REACH)
    if not any(doc[token].lower_ in NEGATIONS for token in range(start, min(end, len(doc)))):
        return frame.modality
    excluding = any(verb_lemma(doc[token].lower_) in ("schließen", "ausschließen") for token in frame.cue)
    return Modality.POSSIBLE if excluding else Modality.ASSERTED
