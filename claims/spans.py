"""What extraction hands on: plain frozen records with offsets into the text as it was given.

Offsets are character offsets, start inclusive, end exclusive, into the verbatim article text (never into the
cleaned view): ``text[start:end] == quote`` always holds.
"""

from dataclasses import dataclass
from decimal import Decimal

from claims.terms import ActorKind, Kind, Modality, Modifier, Scope


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """A stretch of the verbatim text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class AttributionLink:
    """One party in an attribution chain.

    ``name`` is the base form ("südkoreanischer Geheimdienst"); ``mention`` is where the party is named (possibly in
    an earlier sentence), ``cue`` the wording that makes it the source ("laut", "berichtet", a Konjunktiv verb).
    """

    name: str
    kind: ActorKind = ActorKind.UNKNOWN
    country: str | None = None
    mention: SourceSpan | None = None
    cue: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """One quantity or date claim. Fields that do not apply to the kind are None (``value``, ``mod``, ``event`` are
    for dates; ``number`` … ``scope`` for quantities). ``attribution`` runs from the outlet outward: nearest first,
    origin last, empty when the article speaks in its own voice."""

    kind: Kind
    start: int
    end: int
    quote: str
    sentence: SourceSpan
    number: SourceSpan | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    modifier: Modifier | None = None
    noun: str | None = None
    category: str | None = None
    subject: str | None = None
    place: str | None = None
    scope: Scope | None = None
    modality: Modality = Modality.ASSERTED
    hedged: bool = False
    superseded: bool = False
    event_time: str | None = None
    attribution: tuple[AttributionLink, ...] = ()
    value: str | None = None
    mod: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported speech: ``type`` is Direct, Indirect, Reported, FreeIndirect or IndirectFreeIndirect."""

    start: int
    end: int
    quote: str
    type: str
    cue: SourceSpan | None = None
    speaker: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one text, in running order."""

    claims: tuple[ExtractedClaim, ...]
    quotations: tuple[Quotation, ...]
