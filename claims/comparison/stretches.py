"""Which stretch of the text belongs to a claim: its sentence, its clause, the part of the clause that is its own."""

import re
from collections.abc import Sequence

from claims.comparison.records import ComparedClaim

CLAUSE_END = re.compile(r"[,;:–()„“\"»«]\s|\s[–-]\s|(?<=\w)[.!?]\s|\n")
LEAD = re.compile(r"\A(?:[^\n]{0,80}\([\w/]+\)\s[–-]\s)?[^\n]{20,}?[.!?](?=\s)")
# Words that lead over to the next figure: "340 Millionen nach | einem Gewinn von 120".
NEXT_FIGURE = re.compile(r"\b(?:nach|gegenüber|und|sowie|statt|anstatt)\b")


def sentence_span(claim: ComparedClaim, text: str) -> tuple[int, int]:
    """Where the claim's sentence stands in the article's text."""
    place = text.rfind(claim.sentence, 0, claim.end + len(claim.sentence)) if claim.sentence else -1
    while place > claim.start:
        place = text.rfind(claim.sentence, 0, place + len(claim.sentence) - 1)
    if place >= 0 and place + len(claim.sentence) >= claim.end:
        return place, place + len(claim.sentence)
    return claim.start, claim.end


def clause_span(claim: ComparedClaim, text: str, sentence: tuple[int, int]) -> tuple[int, int]:
    """The stretch between the punctuation marks around a claim."""
    start, end = sentence
    before = [match.end() for match in CLAUSE_END.finditer(text, start, claim.start)]
    after = CLAUSE_END.search(text, claim.end, end)
    return (before[-1] if before else start), (after.start() if after else end)


def own_stretch(
    claim: ComparedClaim, text: str, clause: tuple[int, int], neighbours: Sequence[ComparedClaim]
) -> tuple[int, int]:
    """The part of the clause that belongs to this figure: it ends where the next figure begins ("von den 19 Mann an
    Bord wurden | 13 gerettet")."""
    others = [other for other in neighbours if other.start >= claim.end or other.end <= claim.start]
    start = max((other.end for other in others if clause[0] <= other.end <= claim.start), default=clause[0])
    end = min((other.start for other in others if claim.end <= other.start <= clause[1]), default=clause[1])
    if start > clause[0] and (leads := list(NEXT_FIGURE.finditer(text, start, claim.start))):
        start = leads[-1].end()
    if end < clause[1] and (leads := list(NEXT_FIGURE.finditer(text, claim.end, end))):
        end = leads[-1].start()
    return start, end


def lead_end(text: str) -> int:
    """Where the first sentence of an article ends, after its dateline."""
    first = LEAD.search(text)
    return first.end() if first else len(text)
