"""Cuts a text into segments so that overlapping spans can be marked in HTML, which cannot overlap. No Django."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Highlight:
    """A claim in the text: offsets [start, end), ``number`` counts claims in running order."""

    claim: int
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text. ``claims`` are the ids of the claims that cover it; ``cued`` says that it is an attribution's
    cue; ``begins`` and ``ends`` are the highlights that start and stop with it."""

    text: str
    claims: tuple[int, ...]
    cued: bool
    begins: tuple[Highlight, ...]
    ends: tuple[Highlight, ...]

    @property
    def depth(self) -> int:
        return min(len(self.claims), 3)


def segments(text: str, highlights: Sequence[Highlight], cues: Iterable[tuple[int, int]]) -> list[Segment]:
    """The whole ``text`` as consecutive segments, cut at every start and end; joined they give ``text`` again."""
    cue_spans = [(start, end) for start, end in cues if start < end]
    cuts = {0, len(text)}
    for item in highlights:
        cuts |= {item.start, item.end}
    for start, end in cue_spans:
        cuts |= {start, end}
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    result = []
    for start, end in itertools.pairwise(ordered):
        result.append(
            Segment(
                text=text[start:end],
                claims=tuple(item.claim for item in highlights if item.start <= start and end <= item.end),
                cued=any(left <= start and end <= right for left, right in cue_spans),
                begins=tuple(item for item in highlights if item.start == start),
                ends=tuple(item for item in highlights if item.end == end),
            )
        )
    return result
