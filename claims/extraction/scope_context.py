"""What stands around a number, cut for the questions that its scope hangs on."""

from collections.abc import Sequence
from functools import cached_property

from claims.extraction import lexicon
from claims.extraction.drafts import Draft

# How far around a number its scope is announced, in characters: about two lines.
REACH = 220
# Categories that measure: of these "weitere" and "davon" tell less than of what is counted one by one.
MEASURES = frozenset({"age", "duration", "distance_size_weight"})
VALUES = MEASURES | {"money", "percent"}
# A number with its modifier in front: "um rund", "nur noch", "mehr als".
MODIFIERS = r"(?:\s(?:um|bis|zu|rund|etwa|fast|knapp|gut|über|mehr|als|mindestens|von|ungefähr|noch|nur|umgerechnet|höchstens))*"

_STRONG_SIGNS = ";–(?!"


def words(sort: str) -> str:
    """The words of one sort in the lexicon as one group of a regular expression."""
    return _ALTERNATIVES[sort]


_ALTERNATIVES = {row["sort"]: f"(?:{'|'.join(row['words'].split())})" for row in lexicon.read("scope")}


class Context:
    """One number with what stands around it in its sentence; ``near`` are the numbers in front of it, nearest last, their
    scopes settled."""

    def __init__(self, text: str, draft: Draft, near: Sequence[Draft]) -> None:
        self.text, self.draft, self.near = text, draft, near
        self.start, self.end = draft.words.start, draft.words.end

    @cached_property
    def before(self) -> str:
        """The sentence up to the number."""
        return self.text[max(self.start, self.draft.start - REACH) : self.draft.start]

    @cached_property
    def inside(self) -> str:
        """Modifier, number and noun."""
        return self.text[self.draft.start : self.draft.end]

    @cached_property
    def behind(self) -> str:
        """The sentence from behind the number."""
        return self.text[self.draft.end : min(self.end, self.draft.end + REACH)]

    @cached_property
    def previous(self) -> Draft | None:
        """The number in front of this one."""
        return self.near[-1] if self.near else None

    @cached_property
    def beside(self) -> Draft | None:
        """The number in front of this one in the same sentence."""
        return (
            self.previous if self.previous is not None and self.previous.words.start == self.start else None
        )

    @cached_property
    def stretch(self) -> str:
        """What stands between this number and the one before, or the start of the sentence, or a strong sign."""
        start = max(self.start, self.draft.start - REACH, self.beside.end if self.beside is not None else 0)
        since = self.text[start : self.draft.start]
        return since[max(since.rfind(sign) for sign in _STRONG_SIGNS) + 1 :]

    def larger_before(self) -> bool:
        """Whether a larger number of the same category is told in front."""
        most = self.draft.numeral.maximum
        return most is not None and any(
            other.category == self.draft.category
            and other.numeral.maximum is not None
            and other.numeral.maximum > most
            for other in self.near
        )
