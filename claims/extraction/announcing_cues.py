"""Figures announced before a colon: "Die Bilanz der Bergwacht: 30 Einsätze", "Die Polizei zog Bilanz: 30 Verletzte", "Ergebnis: 30 Prozent"."""

from spacy.tokens import Doc

from claims.extraction.clause_parties import candidates
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import Cue, CueKind
from claims.extraction.heads import statement_of
from claims.extraction.nach_cues import owner_of
from claims.extraction.noun_cues import content_nouns
from claims.extraction.nouns import noun_phrase
from claims.extraction.parties import party_of
from claims.extraction.party import is_partylike
from claims.extraction.subjects import subject
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality

OUTCOMES = word_class("outcome_noun")
INVESTIGATING = word_class("investigating_verb")
PRESENTING = word_class("presenting_verb")
FIGURES = word_class("pointed_noun") | word_class("kept_record")
RECKONING = word_class("reckoning_verb")
# How many tokens back a sentence that spoke of a record may reach.
RECENT = 25


def heading(doc: Doc, clauses: tuple[Clause, ...]) -> Cue | None:
    """ "Die Bilanz der Bergwacht: 30 Einsätze", "Ihre Forderung: 30 Prozent": a record or something said and its owner before a colon
    announce what follows; "Das Ergebnis: 30 Prozent" belongs to the record of the sentence before."""
    start, end = clauses[0].parts[0]
    if (brought := _brought(doc, clauses)) is not None:
        return brought
    if end >= len(doc) or doc[end].text != ":":
        return None
    phrase = noun_phrase(doc, start, end)
    if phrase is None or phrase.end != end or phrase.run[1] == phrase.run[0]:
        return None
    noun = doc[phrase.run[1] - 1].text
    if statement_of(noun) is None and noun not in OUTCOMES and noun not in content_nouns():
        return None
    modality, hedged = content_nouns().get(noun, (Modality.ASSERTED, False))
    if phrase.article is not None and doc[phrase.article].lower_.startswith(("sein", "ihr")):
        owner = owner_of(doc, phrase.article, phrase.start, phrase.end)
        return Cue(CueKind.PREPOSITION, (phrase.run[0],), owner, 0, hedged, modality)
    if phrase.genitive is None:
        resumed = noun in OUTCOMES and not phrase.adjectives and follows_record(doc, start)
        return Cue(CueKind.BACK, (phrase.run[0],), None, 0) if resumed else None
    owner = party_of(doc, phrase.genitive, genitive=True)
    if not is_partylike(owner) and phrase.genitive.article is not None:
        return None  # "Die Bilanz des Wahnsinns: 30 Tote"
    named = party_of(doc, phrase) if statement_of(noun) else owner
    return Cue(CueKind.PREPOSITION, (phrase.run[0],), named, 0, hedged, modality)


def _brought(doc: Doc, clauses: tuple[Clause, ...]) -> Cue | None:
    """ "Die Bilanz, die das Amt am Montag vorlegte: 30 Tote": who brought out the record that announces what follows."""
    start, end = clauses[0].parts[0]
    if len(clauses) < 2 or clauses[1].kind is not ClauseKind.RELATIVE or clauses[1].start != end + 1:
        return None
    until = clauses[1].parts[0][1]
    phrase = noun_phrase(doc, start, end)
    if phrase is None or phrase.end != end or phrase.run[1] == phrase.run[0] or until >= len(doc):
        return None
    noun = doc[phrase.run[1] - 1].text
    if doc[until].text != ":" or not (statement_of(noun) or noun in OUTCOMES):
        return None
    plain, _ = candidates(doc, clauses[1])
    who = next((one.party for one in plain if is_partylike(one.party)), None)
    return Cue(CueKind.PREPOSITION, (phrase.run[0],), who, 0) if who is not None else None


def follows_record(doc: Doc, index: int) -> bool:
    """Whether the sentences before the token spoke of a record ("legte eine Studie vor") or of finding out ("hat nachgerechnet")."""
    start = doc[index].sent.start
    before = doc[max(0, start - RECENT) : start]
    return any(
        statement_of(token.text) or (token.text.islower() and verb_lemma(token.lower_) in RECKONING)
        for token in before
    )


def announced_figures(
    doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]
) -> Cue | None:
    """ "Die Polizei zog Bilanz: 30 Verletzte", "Das Amt hat die Akten ausgewertet: 30 Fälle fehlen": who works on a record before a colon says
    what stands behind it."""
    clause = clauses[number]
    if clause.finite is None or clause.kind is not ClauseKind.MAIN:
        return None
    content = next(
        (start for start, _ in clause.parts if start > clause.finite and doc[start - 1].text == ":"), None
    )
    until = clause.end if content is None else content - 1
    if until >= len(doc) or doc[until].text != ":":
        return None
    verb = clause.right_bracket[-1] if clause.right_bracket else clause.finite
    who, _ = subject(doc, clauses, number, verb, passive=False, names=names)
    if who is None or not (is_partylike(who, names) or who.refers):
        return None
    if any(doc[i].lower_ in {"wir", "ich"} for i in clause.tokens):
        return None
    lemmas = {verb_lemma(doc[i].lower_) for i in (clause.finite, *clause.right_bracket)}
    found_out = not lemmas.isdisjoint(INVESTIGATING) or lemmas == {"wollen", "wissen"}
    record = not lemmas.isdisjoint(PRESENTING) and any(
        doc[i].text in OUTCOMES | FIGURES or statement_of(doc[i].text)
        for i in clause.tokens
        if i < until and not who.start <= i < who.end
    )
    return Cue(CueKind.MATRIX, (verb,), who, number, content=content) if found_out or record else None
