"""Sources that share the verb of the one before: "Die Stadt zählte 30 Fälle, die Klinik 50", "… forderte acht Jahre, die Verteidigung vier"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction.clauses import Clause
from claims.extraction.cue import Cue, CueKind
from claims.extraction.noun_words import ARTICLES
from claims.extraction.nouns import noun_phrase
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.parties import party_of
from claims.extraction.party import is_partylike
from claims.extraction.word_classes import word_class

BETWEEN = word_class("gap_word")
# "die Klinik dagegen von immerhin rund 50": no more words stand between the second party and its number.
LONGEST_GAP = 4


def gapped_cues(doc: Doc, clause: Clause, cue: Cue, names: frozenset[str]) -> Iterator[Cue]:
    """The cue cut off where the first such party begins, then one cue for each of them; the cue alone when there is none."""
    if cue.kind is not CueKind.MATRIX or cue.content is None or cue.party is None:
        yield cue
        return
    found = []
    for start in _starts(doc, clause, cue):
        end = next((last for first, last in clause.parts if first <= start < last), None)
        if end is None:  # in an inserted clause
            continue
        phrase = noun_phrase(doc, start, end)
        if phrase is None or phrase.end >= end:
            continue
        party = party_of(doc, phrase)
        known = is_partylike(party, names) or party.name in word_class("party_name")
        if known and not party.refers and _number_follows(doc, phrase.end, end):
            found.append(replace(cue, party=party, content=phrase.end, others=()))
    found = found or list(_number_first(doc, clause, cue, names))
    until = None
    for position in range(len(found) - 1, -1, -1):
        later = found[position]
        assert later.party is not None
        assert later.content is not None
        found[position] = replace(later, until=until)
        until = min(later.party.start, later.content)
    yield replace(cue, until=until)
    yield from found


def _number_first(doc: Doc, clause: Clause, cue: Cue, names: frozenset[str]) -> Iterator[Cue]:
    """ "30 Fälle zählte die Klinik, 50 die Stadt", "auf 30 kam die Klinik, auf 50 die Stadt": the second party stands behind its number."""
    numerals = numeral_ends(doc)
    verb = cue.tokens[0]
    if not any(index in numerals for index in range(clause.start, verb)):
        return
    for start, end in clause.parts:
        if start <= verb:
            continue
        index = start
        while index < end and index not in numerals and doc[index].lower_ in BETWEEN:
            index += 1
        if index not in numerals:
            continue
        index = numerals[index]
        phrase = noun_phrase(doc, index, end)
        if phrase is not None and phrase.article is None and phrase.end < end:
            phrase = noun_phrase(doc, phrase.end, end)
        if phrase is None:
            continue
        party = party_of(doc, phrase)
        if is_partylike(party, names) and not party.refers:
            yield replace(cue, party=party, content=start, others=())


# "22 000 Personen (Präfektur)": no more words stand between the number and the bracket.
LONGEST_COUNTED = 4


def bracketed_cues(doc: Doc, clause: Clause, number: int) -> Iterator[Cue]:
    """Sources in brackets behind their number: "3.000 Menschen (Polizei) oder 8.000 (Veranstalter)"."""
    numerals = numeral_ends(doc)
    for start, end in clause.parts:
        for index in range(start, end):
            if index not in numerals:
                continue
            behind = numerals[index]
            opening = next(
                (i for i in range(behind, min(end, behind + LONGEST_COUNTED)) if doc[i].text == "("), None
            )
            if opening is None:
                continue
            phrase = noun_phrase(doc, opening + 1, min(len(doc), opening + 6))
            if phrase is None or phrase.end >= len(doc) or not doc[phrase.end].text.startswith(")"):
                continue
            party = party_of(doc, phrase)
            if party.head and not (party.person and " " in party.name):
                yield Cue(CueKind.MATRIX, (opening,), party, number, content=index, until=opening)


def _starts(doc: Doc, clause: Clause, cue: Cue) -> Iterator[int]:
    """Where a second party may begin: behind a comma that keeps the clause together, or behind und, once a number was named."""
    numerals = numeral_ends(doc)
    seen = False
    first = min(cue.tokens[0], cue.content or cue.tokens[0])
    for start, end in clause.parts:
        for index in range(start, end):
            opened = index == start or doc[index - 1].lower_ in {"und", "sowie", "aber"}
            alone = index == start or doc[index].lower_ in ARTICLES  # not "von Bund und Kommunen 8 Prozent"
            if seen and opened and alone and index > first:
                yield index + (doc[index].lower_ in {"und", "sowie", "aber"})
            seen = seen or index in numerals


def _number_follows(doc: Doc, index: int, end: int) -> bool:
    numerals = numeral_ends(doc)
    for position in range(index, min(end, index + LONGEST_GAP + 1)):
        if position in numerals:
            return True
        if doc[position].lower_ not in BETWEEN:
            return False
    return False
