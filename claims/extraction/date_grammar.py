"""How a rule of the date grammar is written: a pattern over token classes and a function that reads the match."""

from collections.abc import Callable
from dataclasses import dataclass

from claims.extraction.date_context import Context
from claims.extraction.date_tokens import TokenizedText, Word, compiled
from claims.extraction.timex import Tag, TimexType


class Found:
    """A match of a pattern: its classified words (those looked ahead at included) by class."""

    def __init__(self, tokens: TokenizedText, first: int, last: int, ahead: int) -> None:
        self.tokens, self.first, self.last = tokens, first, last
        self.words = tokens.classified(first, ahead)
        self.inside = [word for word in self.words if word.start < tokens.spans[last - 1][1]]

    def get(self, *kinds: str) -> Word | None:
        """The first word of one of the classes."""
        return next((word for word in self.words if word.kind in kinds), None)

    def all(self, *kinds: str) -> list[Word]:
        return [word for word in self.words if word.kind in kinds]

    def value(self, *kinds: str) -> str:
        word = self.get(*kinds)
        assert word is not None
        return word.value

    def number(self, *kinds: str) -> int:
        return int(self.value(*kinds).rstrip("."))

    @property
    def names_only_weekday(self) -> bool:
        """Whether the expression names a weekday without day or month."""
        return bool(self.get("weekday", "weekday_part")) and not self.get(
            "month", "month_short", "numeric_date", "dotted", "day"
        )

    @property
    def texts(self) -> set[str]:
        return {word.text.lower() for word in self.inside}

    @property
    def before(self) -> str:
        return self.tokens.word(self.first - 1)

    @property
    def after(self) -> str:
        return self.tokens.word(self.last)


@dataclass(slots=True)
class Reading:
    """What a rule reads. ``value`` is that of the claim; ``tags`` are given where the TIMEX3 annotation differs from
    "the whole match with this value". ``extra`` is the number of tokens after the match that belong to the quote."""

    value: str
    mod: str | None = None
    type: TimexType = TimexType.DATE
    is_claim: bool = True
    tags: tuple[Tag, ...] = ()
    extra: int = 0
    quant: str | None = None
    vague_year: bool = False


Reader = Callable[[Found, Context], Reading | None]


class RuleList(list[tuple[str, Reader]]):
    """The rules of one module in the order in which they are tried: compiled pattern and reader."""

    def add(self, *patterns: str) -> Callable[[Reader], Reader]:
        """A decorator that registers the reader for each of the patterns."""

        def register(reader: Reader) -> Reader:
            self.extend((compiled(pattern), reader) for pattern in patterns)
            return reader

        return register
