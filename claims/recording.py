"""Extraction → Claim and Attribution rows of one article version.

Repeatable: what stands already is matched by its place in the text and written only where it changed; claims that are no
longer found are withdrawn, not deleted; the topic an editor chose stays.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange, NumericRange
from django.utils import timezone

from claims import actors
from claims.extraction.date_values import bounds
from claims.models import Attribution, Claim
from claims.spans import AttributionLink, ExtractedClaim, Extraction, SourceSpan
from claims.terms import Kind, Modifier
from sources.models import ArticleVersion

# TIMEX3 ``mod`` in our spelling that opens the period on one side.
OPEN_ENDED = frozenset({"since", "after"})
OPEN_STARTED = frozenset({"until", "before"})

# The columns that extraction fills, in the order of ``_columns``.
COLUMNS = (
    "kind",
    "span",
    "quote",
    "number_span",
    "number",
    "sentence_span",
    "sentence",
    "amount",
    "modifier",
    "noun",
    "category",
    "subject",
    "place",
    "scope",
    "modality",
    "hedged",
    "superseded",
    "event_time",
    "value",
    "mod",
    "event",
    "period",
)

# Longer texts (a whole clause taken for a noun) lose their end.
WIDTHS = {
    field.name: field.max_length
    for field in Claim._meta.concrete_fields
    if field.name in COLUMNS and field.max_length is not None
}


class EvidenceError(ValueError):
    """A claim whose quote is not what stands at its offsets: recording it would break the chain of evidence."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording changed, in claims."""

    added: int
    changed: int
    withdrawn: int
    unchanged: int


def record(version: ArticleVersion, extraction: Extraction, extractor: str) -> Recorded:
    """Store ``extraction`` as the claims of ``version``; ``extractor`` names the state of the extraction.

    Raises EvidenceError when an offset does not fit the text, IntegrityError when two claims read the same numeral;
    nothing is stored then.
    """
    for claim in extraction.claims:
        if version.text[claim.start : claim.end] != claim.quote:
            raise EvidenceError(f"characters {claim.start} to {claim.end} do not read {claim.quote!r}")
    actor_ids = actors.resolve(link for claim in extraction.claims for link in claim.attribution)
    with transaction.atomic():
        ArticleVersion.objects.select_for_update(no_key=True).get(
            pk=version.pk
        )  # one recording of a version at a time
        standing = list(version.claims.all())
        matches = _match(extraction.claims, standing)
        placed = _placed_before(version) if version.number > 1 else {}
        recorded: list[tuple[Claim, ExtractedClaim]] = []
        added, changed = [], []
        for found in extraction.claims:
            row = matches.get(_place(found))
            values = _columns(found)
            if row is None:
                row = Claim(version=version, extractor=extractor, **values)
                if before := placed.get((found.kind, found.quote, found.sentence.text)):
                    row.topic_id, row.topic_pinned = before
                added.append(row)
            elif row.withdrawn_at or any(getattr(row, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(row, name, value)
                row.withdrawn_at, row.extractor = None, extractor
                changed.append(row)
            recorded.append((row, found))
        matched = {row.pk for row in matches.values()}
        withdrawn = [row.pk for row in standing if row.pk not in matched and row.withdrawn_at is None]
        Claim.objects.filter(pk__in=withdrawn).update(withdrawn_at=timezone.now())
        Claim.objects.bulk_create(added)
        if changed:
            Claim.objects.bulk_update(changed, [*COLUMNS, "withdrawn_at", "extractor"])
        _record_attributions(recorded, actor_ids)
        connection.check_constraints()  # now, not at commit: the error belongs to this version
    return Recorded(len(added), len(changed), len(withdrawn), len(recorded) - len(added) - len(changed))


def _match(found: Sequence[ExtractedClaim], standing: Sequence[Claim]) -> dict[tuple[Kind, int, int], Claim]:
    """Place of a found claim → the row that stands for it: the same span, else the same numeral, else an overlap.

    Withdrawn rows come last, so that a claim that left and came back is one row with one history.
    """
    ordered = sorted(standing, key=lambda row: (row.withdrawn_at is not None, row.pk))
    at_place = {(row.kind, row.span.lower, row.span.upper): row for row in reversed(ordered)}
    matches = {place: at_place[place] for place in map(_place, found) if place in at_place}
    taken = {row.pk for row in matches.values()}
    free = [row for row in ordered if row.pk not in taken]
    rules: tuple[Callable[[ExtractedClaim, Claim], bool], ...] = (
        lambda claim, row: _overlap(claim.number, row.number_span),
        lambda claim, row: claim.kind == Kind.DATE and _overlap(claim, row.span),
    )
    for rule in rules:
        for claim in found:
            row = next((row for row in free if row.kind == claim.kind and rule(claim, row)), None)
            if row is not None and _place(claim) not in matches:
                matches[_place(claim)] = row
                free.remove(row)
    return matches


def _place(claim: ExtractedClaim) -> tuple[Kind, int, int]:
    return claim.kind, claim.start, claim.end


def _overlap(span: Any, stored: NumericRange | None) -> bool:
    return span is not None and stored is not None and span.start < stored.upper and stored.lower < span.end


def _columns(claim: ExtractedClaim) -> dict[str, Any]:
    """The claim as column values, equal to what the database gives back for them."""
    values = (
        str(claim.kind),
        _range(claim),
        claim.quote,
        _range(claim.number),
        claim.number.text if claim.number else "",
        _range(claim.sentence),
        claim.sentence.text,
        amount(claim.minimum, claim.maximum, claim.modifier) if claim.kind == Kind.QUANTITY else None,
        claim.modifier or "",
        claim.noun or "",
        claim.category or "",
        claim.subject or "",
        claim.place or "",
        claim.scope or "",
        str(claim.modality),
        claim.hedged,
        claim.superseded,
        claim.event_time or "",
        claim.value or "",
        claim.mod or "",
        claim.event or "",
        period(claim.value, claim.mod) if claim.kind == Kind.DATE else period(claim.event_time, None),
    )
    columns: dict[str, Any] = dict(zip(COLUMNS, values, strict=True))
    return {name: value[: WIDTHS[name]] if name in WIDTHS else value for name, value in columns.items()}


def _range(span: SourceSpan | ExtractedClaim | None) -> NumericRange | None:
    return NumericRange(span.start, span.end, "[)") if span else None


def amount(minimum: Decimal | None, maximum: Decimal | None, modifier: Modifier | None) -> NumericRange:
    """The interval as a database range; "mehr als" and "weniger als" leave their bound out.

    Raises ValueError when the bounds are the wrong way round.
    """
    if minimum is not None and maximum is not None and minimum > maximum:
        raise ValueError(f"minimum {minimum} exceeds maximum {maximum}")
    lower = "(" if minimum is None or (modifier == Modifier.MORE_THAN and maximum is None) else "["
    upper = ")" if maximum is None or (modifier == Modifier.LESS_THAN and minimum is None) else "]"
    return NumericRange(minimum, maximum, lower + upper)


def period(value: str | None, mod: str | None) -> DateRange | None:
    """The days a TIMEX3 value covers, "seit" and "bis" open on one side; None where it names no days."""
    if not value:
        return None
    first_part, _, last_part = value.partition("/")
    first, last = bounds(first_part), bounds(last_part or first_part)
    start = first[0] if first and mod not in OPEN_STARTED else None
    end = last[1] if last and mod not in OPEN_ENDED else None
    if (start is None and end is None) or (start and end and start > end):
        return None
    after = end + timedelta(days=1) if end and end < date.max else None
    return DateRange(start, after, "[)" if start else "()")


def _placed_before(version: ArticleVersion) -> dict[tuple[str, str, str], tuple[int, bool]]:
    """(kind, quote, sentence) → topic, and whether an editor chose it, of the claims in the version before this one."""
    rows = Claim.objects.filter(
        version__article=version.article_id,
        version__number=version.number - 1,
        topic__isnull=False,
        withdrawn_at__isnull=True,
    )
    return {
        (row.kind, row.quote, row.sentence): (row.topic_id, row.topic_pinned) for row in rows if row.topic_id
    }


def _record_attributions(recorded: Iterable[tuple[Claim, ExtractedClaim]], actor_ids: dict[str, int]) -> None:
    """Write the chains that changed: links are matched by their position."""
    pairs = list(recorded)
    before: dict[int, list[Attribution]] = {}
    for link in Attribution.objects.filter(claim__in=[row.pk for row, _found in pairs]).order_by("position"):
        before.setdefault(link.claim_id, []).append(link)
    written, surplus = [], []
    for row, found in pairs:
        chain = [_attribution(row, place, link, actor_ids) for place, link in enumerate(found.attribution)]
        standing = before.get(row.pk, [])
        written += [
            link
            for place, link in enumerate(chain)
            if place >= len(standing) or _content(link) != _content(standing[place])
        ]
        surplus += [link.pk for link in standing[len(chain) :]]
    if surplus:
        Attribution.objects.filter(pk__in=surplus).delete()
    if written:
        Attribution.objects.bulk_create(
            written,
            update_conflicts=True,
            unique_fields=["claim", "position"],
            update_fields=["actor", "name", "mention_span", "cue_span", "cue"],
        )


def _attribution(
    claim: Claim, position: int, link: AttributionLink, actor_ids: dict[str, int]
) -> Attribution:
    name = actors.shorten(link.name)
    return Attribution(
        claim=claim,
        position=position,
        actor_id=actor_ids[name],
        name=name,
        mention_span=_range(link.mention),
        cue_span=_range(link.cue),
        cue=link.cue.text[: actors.NAME_CHARACTERS] if link.cue else "",
    )


def _content(link: Attribution) -> tuple[Any, ...]:
    return link.actor_id, link.name, link.mention_span, link.cue_span, link.cue
