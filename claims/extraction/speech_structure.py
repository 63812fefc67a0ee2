"""What reading an article's speech fills: frames by sentence, and who has the floor."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from claims.extraction.actors import actor_before
from claims.extraction.chains import Frame, Link
from claims.extraction.clauses import Clause
from claims.extraction.party import Party
from claims.extraction.quote_marks import Quoted


@dataclass(slots=True)
class Speech:
    """All frames of a document. ``sentence_of`` gives the sentence number of a token; ``token_starts`` the character at
    which each token begins."""

    sentences: list[Span]
    clauses: list[tuple[Clause, ...]]
    sentence_of: list[int]
    token_starts: list[int]
    quoted: tuple[Quoted, ...]
    openings: list[int]
    frames: dict[int, list[Frame]] = field(default_factory=dict)

    def add(self, frame: Frame) -> None:
        """Enters a frame with every sentence that it reaches."""
        numbers: set[int] = set()
        for start, end in frame.reach:
            if end > start:
                numbers.update(range(self.sentence_of[start], self.sentence_of[end - 1] + 1))
        for number in numbers:
            self.frames.setdefault(number, []).append(frame)

    def quoted_between(self, start: int, end: int) -> Iterator[Quoted]:
        """The quotations that touch the tokens [start, end), in order."""
        first = bisect_right(self.openings, start)
        for position in range(max(0, first - 1), len(self.quoted)):
            quoted = self.quoted[position]
            if quoted.opening >= end:
                return
            if quoted.closing >= start:
                yield quoted

    def frames_at(self, index: int) -> list[Frame]:
        """The frames that hold the token, in no order."""
        return [frame for frame in self.frames.get(self.sentence_of[index], ()) if frame.holds(index)]


@dataclass(slots=True)
class Floor:
    """Who had the floor last: the chain, the sentence in which it spoke, and the sentence in which it was named."""

    links: tuple[Link, ...] = ()
    sentence: int = -100


def acting(doc: Doc, speech: Speech, number: int, names: frozenset[str]) -> Party | None:
    """Who acts in the last main clause of a sentence that has such a subject."""
    clauses = speech.clauses[number]
    found = actor_before(doc, clauses, len(clauses), names)
    return found[1] if found else None
