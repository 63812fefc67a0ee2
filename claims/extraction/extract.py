"""Text → Extraction: the cleaned view, the pipeline over it, and everything mapped back to the verbatim text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span

from claims.extraction.attribution import SourceLink
from claims.extraction.nlp import pipeline
from claims.extraction.sentences import sentence_bounds
from claims.spans import AttributionLink, ExtractedClaim, Extraction, Quotation, SourceSpan
from claims.terms import Kind
from sources.cleaning import View, view

# A text without a full stop is one sentence; as evidence beside a claim nobody reads more than this.
SENTENCE_CHARACTERS = 1_000

for name in ("published", "outlet", "title"):
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=None)


@dataclass(frozen=True, slots=True)
class Text:
    """A text to extract from. ``published`` is ISO (2025-07-02, 2025-07 or 2025); dates are resolved against it."""

    text: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None


@cache
def version() -> str:
    """Names the state of the extraction: a digest over its code, its lexicons and the base model.

    Stored with each claim, so that a figure can be traced to what read it.
    """
    meta = pipeline().meta
    digest = sha256(repr([meta[key] for key in ("name", "version", "pipeline")]).encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".tsv"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def extract(
    text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None
) -> Extraction:
    """All claims and quotations of one German text, in running order; offsets into ``text``."""
    return next(extract_many([Text(text, published, outlet, title)]))


def extract_many(texts: Iterable[Text]) -> Iterator[Extraction]:
    """``extract`` over a stream of texts, one at a time, in order."""
    nlp = pipeline()
    for item in texts:
        cleaned = view(item.text)
        doc = nlp.make_doc(cleaned.text)
        doc._.published, doc._.outlet, doc._.title = item.published, item.outlet, item.title
        yield _Mapping(item.text, cleaned, nlp(doc)).extraction()


class _Mapping:
    """Carries what the pipeline found on the view back to the verbatim text."""

    def __init__(self, text: str, cleaned: View, doc: Doc) -> None:
        self.text, self.view, self.doc = text, cleaned, doc
        self.sentences = sentence_bounds(doc)
        self.sentence_starts = [start for start, _ in self.sentences]
        self._sources: dict[tuple[int, int], SourceSpan] = {}

    def extraction(self) -> Extraction:
        claims = [self.quantity(span) for span in self.doc.spans.get("quantities", [])]
        claims += [self.date(span) for span in self.doc.spans.get("dates", []) if span._.timex.is_claim]
        quotations = [self.quotation(span) for span in self.doc.spans.get("quotations", [])]
        return Extraction(
            claims=tuple(sorted(claims, key=lambda claim: (claim.start, claim.end, claim.kind))),
            quotations=tuple(sorted(quotations, key=lambda quotation: (quotation.start, quotation.end))),
        )

    def source(self, start: int, end: int) -> SourceSpan:
        """View offsets → the stretch of the verbatim text."""
        found = self._sources.get((start, end))
        if found is None:
            first, last = self.view.source_span(start, end)
            found = self._sources[start, end] = SourceSpan(first, last, self.text[first:last])
        return found

    def sentence(self, span: Span) -> SourceSpan:
        start, end = self.sentences[bisect_right(self.sentence_starts, span.start_char) - 1]
        if end - start > SENTENCE_CHARACTERS:
            start = max(start, span.start_char - SENTENCE_CHARACTERS // 2)
            end = min(end, span.start_char + SENTENCE_CHARACTERS // 2)
        return self.source(start, end)

    def quantity(self, span: Span) -> ExtractedClaim:
        found = span._.quantity
        return self.claim(
            span,
            Kind.QUANTITY,
            self.source(found.start, found.end),
            number=self.source(found.number_start, found.number_end),
            minimum=found.minimum,
            maximum=found.maximum,
            modifier=found.modifier,
            noun=found.noun,
            category=found.category,
            subject=found.subject,
            place=found.place,
            scope=found.scope,
            superseded=found.superseded,
            event_time=found.event_time,
        )

    def date(self, span: Span) -> ExtractedClaim:
        found = span._.timex
        quote = self.source(found.start, found.end)
        return self.claim(span, Kind.DATE, quote, value=found.value, mod=found.mod, event=found.event)

    def claim(self, span: Span, kind: Kind, quote: SourceSpan, **own: Any) -> ExtractedClaim:
        """What both kinds share, with the fields of one kind."""
        found = span._
        return ExtractedClaim(
            kind=kind,
            start=quote.start,
            end=quote.end,
            quote=quote.text,
            sentence=self.sentence(span),
            modality=found.modality,
            hedged=found.hedged,
            attribution=self.chain(found.attribution),
            **own,
        )

    def chain(self, links: Iterable[SourceLink]) -> tuple[AttributionLink, ...]:
        return tuple(
            AttributionLink(
                name=link.name,
                kind=link.kind,
                country=link.country,
                mention=self.source(*link.mention) if link.mention else None,
                cue=self.source(*link.cue) if link.cue else None,
            )
            for link in links
        )

    def quotation(self, span: Span) -> Quotation:
        found = span._.quotation
        whole = self.source(span.start_char, span.end_char)
        return Quotation(
            start=whole.start,
            end=whole.end,
            quote=whole.text,
            type=found.type,
            cue=self.source(*found.cue) if found.cue else None,
            speaker=self.source(*found.speaker) if found.speaker else None,
        )
