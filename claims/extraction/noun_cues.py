"""Sources named by a noun phrase around what is said: "die Behauptung der Armee, man habe 30 Gegner gefangen", "die von der Polizei
genannten 30 Verletzten"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import Cue, CueKind
from claims.extraction.given_figures import before_preposition
from claims.extraction.heads import is_time_noun, statement_of
from claims.extraction.nouns import NounPhrase, noun_phrase
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.parties import party_of
from claims.extraction.party import Party, is_partylike
from claims.extraction.reporting import states_figures
from claims.extraction.verb_forms import VerbForm, mood, verb_form
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind, Modality

# "die von russischer Seite zunächst offiziell genannten": how many adverbs may stand before the participle.
MOST_ADVERBS = 2
# How far back the noun of a content clause may stand: "die Behauptung des Sprechers der Armee in Kiew, …".
LONGEST_OWNER = 10
# "die von der Polizei genannte Zahl von rund 30": how far behind the participle its figure may stand.
LONGEST_COUNTED = 8


@cache
def content_nouns() -> dict[str, tuple[Modality, bool]]:
    """Noun → (modality of what is said, whether it is a guess)."""
    rows = lexicon.read("content_nouns")
    return {row["noun"]: (Modality(row["modality"]), row["hedged"] == "yes") for row in rows}


def noun_cues(doc: Doc, clauses: tuple[Clause, ...]) -> Iterator[Cue]:
    """The cues of both kinds in a sentence."""
    for number in range(1, len(clauses)):
        if cue := _content_clause(doc, clauses[number], number) or _according(doc, clauses[number], number):
            yield cue
    for number, clause in enumerate(clauses):
        yield from _valued(doc, clause, number)
        yield from _attributes(doc, clause, number)
        yield from _apposed_participles(doc, clause, number)


def _content_clause(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """The noun right before a clause that holds what was said, with its owner."""
    end = clause.start - 1
    if end < 1 or doc[end].text not in {",", ":"} or not _may_be_content(doc, clause):
        return None
    for start in range(end - 1, max(doc[end].sent.start, end - LONGEST_OWNER) - 1, -1):
        listed = content_nouns().get(doc[start].text)
        if listed is None or any(doc[i].is_punct for i in range(start, end)):
            continue
        owner = _owner(doc, start, end) or _record(doc, clause, start, end)
        if owner is None:
            return None
        modality, hedged = listed
        return Cue(
            CueKind.NOUN, (start,), owner, number, hedged, modality, content=clause.start, until=clause.end
        )
    return None


def _according(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ "verwies auf das Amt, dem zufolge 30 fehlen", "eine Studie, wonach 30 fehlen": what stands right before such a clause says it."""
    end = clause.start - 1
    if end < 1 or doc[end].text != "," or clause.end - clause.start < 2:
        return None
    words = doc[clause.start].lower_, doc[clause.start + 1].lower_
    pronoun = words[0] in {"dem", "der", "denen"} and words[1] == "zufolge"
    if not pronoun and words[0] not in {"wonach", "demzufolge"}:
        return None
    for start in range(max(doc[end].sent.start, end - LONGEST_OWNER), end):
        phrase = noun_phrase(doc, start, end)
        if phrase is None or phrase.end != end or phrase.run[0] == phrase.run[1]:
            continue
        party = party_of(doc, phrase)
        if not is_partylike(party) and statement_of(doc[phrase.run[1] - 1].text) is None:
            return None
        tokens = (clause.start, clause.start + 1) if pronoun else (clause.start,)
        said = replace(party, refers=False) if party.name else party
        return Cue(CueKind.NOUN, tokens, said, number, True, content=clause.start, until=clause.end)
    return None


def _valued(doc: Doc, clause: Clause, number: int) -> Iterator[Cue]:
    """ "die Forderung der Gewerkschaft nach 30 Prozent", "ihre Schätzung von 30 Euro": somebody's figure, named by a noun."""
    numerals = numeral_ends(doc)
    for start, end in clause.parts:
        for index in range(start, end):
            word = doc[index].text
            if not word[:1].isupper() or not word.lower().endswith(VALUED):
                continue
            figure = next(
                (i for i in range(index + 1, min(end, index + LONGEST_VALUED)) if i in numerals), None
            )
            if figure is None:
                continue
            sizing = before_preposition(doc, figure)
            owner = None if sizing <= index else _owner(doc, index, sizing)
            if owner is None and sizing == index + 1 and doc[index - 1].lower_ in word_class("possessive"):
                owner = _owner(doc, index, index + 1)
            if owner is None:
                continue
            modality, hedged = content_nouns().get(_base(word), (Modality.ASSERTED, False))
            until = next((i for i in range(figure, end) if doc[i].lower_ in {"und", "sowie"}), None)
            stop = numerals[figure] + 1 if until is None or until > figure + LONGEST_JOINED else end
            yield Cue(CueKind.NOUN, (index,), owner, number, hedged, modality, content=sizing, until=stop)


def _base(word: str) -> str:
    """The noun of a compound: "Lohnforderung" → "Forderung"."""
    return next((ending.capitalize() for ending in VALUED if word.lower().endswith(ending)), word)


VALUED = tuple(word_class("valued_ending"))
# "die Forderung der Gewerkschaft Dienst und Verkehr nach rund 30": how far behind the noun its figure may stand.
LONGEST_VALUED = 12
# "nach 30 Euro und 20 Tagen": how far behind the first figure a second may be joined.
LONGEST_JOINED = 3


def _may_be_content(doc: Doc, clause: Clause) -> bool:
    if clause.opener is not None:
        opener = doc[clause.opener].lower_
        return opener in {"dass", "daß", "wonach", "demzufolge"} or (
            opener in {"nach", "laut"} and clause.opener + 1 < clause.end
        )
    if clause.kind is ClauseKind.MAIN and clause.finite is not None:
        return mood(doc[clause.finite].lower_) in ("k1", "k2")
    return clause.kind is ClauseKind.INFINITIVE


def _owner(doc: Doc, noun: int, end: int) -> Party | None:
    """Who stands behind the noun ("der Armee", "von Meier", "aus Moskau") or before it ("seine")."""
    before = doc[noun - 1].lower_ if noun else ""
    if before in word_class("possessive") and noun + 1 == end:
        gender = "m" if before.startswith("sein") else "f"
        refers = before.startswith(("sein", "ihr"))
        return (
            Party("", ActorKind.UNKNOWN, None, noun - 1, noun, refers=True, gender=gender) if refers else None
        )
    first = noun + 1
    while first < end and doc[first].lower_ in {"von", "vom", "aus", "seitens", "durch"}:
        first += 1
    phrase = noun_phrase(doc, first, end) if first < end else None
    if phrase is None or phrase.end != end:
        return None
    party = party_of(doc, phrase, genitive=True)
    owns = first == noun + 1 and doc[first].lower_ in {"der", "des"} and not is_time_noun(party.name)
    return party if is_partylike(party) or owns or _is_name(doc, phrase) else None


def _record(doc: Doc, clause: Clause, noun: int, end: int) -> Party | None:
    """ "Berichte, wonach 30 starben": what nobody owns speaks for itself."""
    if clause.opener is None or doc[clause.opener].lower_ not in {"wonach", "demzufolge", "nach", "laut"}:
        return None
    if noun + 1 != end or statement_of(doc[noun].text) is None or doc[noun].text in {"Angaben", "Angabe"}:
        return None
    phrase = noun_phrase(doc, noun, end)
    return None if phrase is None else replace(party_of(doc, phrase), refers=False)


def _is_name(doc: Doc, phrase: NounPhrase) -> bool:
    return phrase.article is None and phrase.run[1] > phrase.run[0] and not phrase.adjectives


def _attributes(doc: Doc, clause: Clause, number: int) -> Iterator[Cue]:
    """ "die von der Polizei genannten 30 Verletzten", "der vom Amt bezifferte Schaden von 30 Euro"."""
    for start, end in clause.parts:
        for index in range(start, end - 3):
            by = doc[index].lower_
            contracted = by == "vom" and doc[index - 1].lower_ in word_class("determiner")
            if not contracted and not (
                by == "von" and index and doc[index - 1].lower_ in word_class("determiner")
            ):
                continue
            phrase = noun_phrase(doc, index + 1, end)
            if phrase is None:
                continue
            participle = _participle(doc, phrase.end, end)
            if participle is None:
                continue
            party = party_of(doc, phrase)
            if not (is_partylike(party) or party.name):
                continue
            until = next(
                (
                    i
                    for i in range(participle + 1, end)
                    if i > participle + LONGEST_COUNTED or verb_form(doc[i].text) is VerbForm.FINITE
                ),
                end,
            )
            yield Cue(
                CueKind.NOUN,
                (participle,),
                replace(party, refers=False) if party.name else party,
                number,
                content=participle + 1,
                until=until,
            )


def _apposed_participles(doc: Doc, clause: Clause, number: int) -> Iterator[Cue]:
    """ "Die Kosten, von der Bahn auf 3 Milliarden beziffert, steigen"."""
    for start, end in clause.parts:
        if doc[start].lower_ not in {"von", "vom"} or not states_figures(doc[end - 1].lower_):
            continue
        phrase = noun_phrase(doc, start + 1, end)
        if phrase is not None and phrase.end < end - 1:
            party = party_of(doc, phrase)
            yield Cue(CueKind.NOUN, (end - 1,), party, number, content=phrase.end, until=end)


def _participle(doc: Doc, start: int, end: int) -> int | None:
    """The inflected participle of a verb of stating that closes an attribute."""
    for index in range(start, min(end - 1, start + MOST_ADVERBS + 1)):
        word = doc[index].lower_
        if not doc[index].text.islower():
            return None
        for ending in ("en", "e", "er", "es", "em"):
            stem = word[: -len(ending)]
            if word.endswith(ending) and (states_figures(stem) or stem in word_class("figure_participle")):
                return index
    return None
