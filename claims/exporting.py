"""Lines of the exports: the same fields from a text (``extract``) and from the database (``export``).

A line is a dict with stable keys; new keys may come at the end. Amounts are numbers (whole where they are whole), dates ISO,
what is unknown is null.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from io import TextIOBase
from typing import Any

import orjson

from claims import grading, knowledge, reasons
from claims.amounts import plain
from claims.comparison.certainty import certainty_of
from claims.grades import Graded
from claims.knowledge import StoodFinding, TopicOnDay
from claims.models import Claim, Disagreement, Pair, Topic
from claims.spans import ExtractedClaim, Quotation, SourceSpan
from claims.terms import Kind
from sources.models import ArticleVersion

Line = dict[str, Any]

# Rows fetched at a time: an export of any size runs in constant memory.
CHUNK = 500


def extracted_claim(article: str, claim: ExtractedClaim) -> Line:
    """One claim as extraction found it."""
    return {
        "article": article,
        "kind": str(claim.kind),
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "number": claim.number.text if claim.number else None,
        "min": plain(claim.minimum),
        "max": plain(claim.maximum),
        "modifier": claim.modifier,
        "noun": claim.noun,
        "category": claim.category,
        "subject": claim.subject,
        "place": claim.place,
        "scope": claim.scope,
        "modality": str(claim.modality),
        "hedged": claim.hedged,
        "event_time": claim.event_time,
        "attribution": [link.name for link in claim.attribution],
        "value": claim.value,
        "mod": claim.mod,
        "event": claim.event,
    }


def quotation(article: str, found: Quotation) -> Line:
    """One stretch of reported speech."""
    return {
        "article": article,
        "kind": "quotation",
        "start": found.start,
        "end": found.end,
        "quote": found.quote,
        "cue": {"start": found.cue.start, "end": found.cue.end} if found.cue else None,
        "speaker": _speaker(found.speaker) if found.speaker else None,
        "type": found.type,
    }


def _speaker(span: SourceSpan) -> Line:
    return {"start": span.start, "end": span.end, "text": span.text}


def claims(as_of: date | None = None) -> Iterator[Line]:
    """Every standing claim, with its topic and where it was published; with ``as_of`` those known on that day."""
    for claim in Claim.objects.for_export(as_of).iterator(chunk_size=CHUNK):
        yield claim_line(claim)


def claim_line(claim: Claim) -> Line:
    """One stored claim: the keys of ``extracted_claim``, then what the database adds."""
    article = claim.version.article
    quantity = claim.kind == Kind.QUANTITY
    return {
        "article": article.external_id,
        "kind": claim.kind,
        "quote": claim.quote,
        "start": claim.span.lower,
        "end": claim.span.upper,
        "number": claim.number or None,
        "min": plain(claim.amount.lower) if claim.amount else None,
        "max": plain(claim.amount.upper) if claim.amount else None,
        "modifier": claim.modifier or None,
        "noun": claim.noun or None,
        "category": claim.category or None,
        "subject": claim.subject or None,
        "place": claim.place or None,
        "scope": (claim.scope or None) if quantity else None,
        "modality": claim.modality,
        "hedged": claim.hedged,
        "event_time": claim.event_time or None,
        "attribution": [link.name for link in claim.attributions.all()],
        "value": claim.value or None,
        "mod": claim.mod or None,
        "event": claim.event or None,
        "id": claim.pk,
        "topic": claim.topic.label if claim.topic else None,
        "topic_id": claim.topic_id,
        "origin": claim.origin or None,
        "sentence": claim.sentence,
        "outlet": article.outlet.name if article.outlet else None,
        "published": article.published,
        "version": claim.version.number,
    }


def topics(as_of: date | None = None) -> Iterator[Line]:
    """Every topic with its claims and every compared pair, flagged or not; with ``as_of`` as known on that day."""
    if as_of is not None:
        yield from map(topic_on_day_line, knowledge.topics_on(as_of))
        return
    for topic in Topic.objects.for_export().iterator(chunk_size=CHUNK):
        yield topic_line(topic)


def topic_line(topic: Topic) -> Line:
    return {
        "topic": topic.label,
        "category": topic.category or None,
        "claims": [_reference(claim) for claim in topic.claims.all()],
        "range": {
            "min": plain(topic.amount.lower) if topic.amount else None,
            "max": plain(topic.amount.upper) if topic.amount else None,
        },
        "pairs": [_pair(pair) for pair in topic.pairs.all()],
        "id": topic.pk,
        "kind": topic.kind,
        "story": topic.story.label or topic.story.key,
        "grade": grade_line(grading.grade_of(topic)),
    }


def topic_on_day_line(known: TopicOnDay) -> Line:
    """The keys of ``topic_line``, as known on a day."""
    topic, claims = known.topic, known.evidence
    return {
        "topic": topic.label,
        "category": topic.category or None,
        "claims": [_reference(claim) for claim in known.claims],
        "range": {"min": plain(known.minimum), "max": plain(known.maximum)},
        "pairs": [
            {
                "a": _place(claims[pair.a]),
                "b": _place(claims[pair.b]),
                "relation": str(pair.relation),
                "reasons": [reason_line(reasons.stored(reason)) for reason in pair.reasons],
                "level": str(pair.level) if pair.level else None,
            }
            for pair in known.pairs
        ],
        "id": topic.pk,
        "kind": topic.kind,
        "story": topic.story.label or topic.story.key,
        "grade": grade_line(known.graded),
    }


def grade_line(graded: Graded | None) -> Line | None:
    """The evidence grade with its reason, and what each origin says, side by side."""
    if graded is None:
        return None
    return {
        "grade": str(graded.grade),
        "reason": reason_line(reasons.stored(graded.reason)),
        "origins": [
            {
                "origin": told.origin,
                "min": plain(told.minimum),
                "max": plain(told.maximum),
                "values": list(told.values),
                "claims": list(told.claims),
            }
            for told in graded.ranges
        ],
    }


def disagreements(as_of: date | None = None) -> Iterator[Line]:
    """Every disagreement that holds now, worst first; with ``as_of`` those that held on that day, topic by topic."""
    if as_of is not None:
        for known in knowledge.topics_on(as_of):
            for stood in known.findings:
                yield finding_on_day_line(known, stood)
        return
    for disagreement in Disagreement.objects.for_export().iterator(chunk_size=CHUNK):
        yield disagreement_line(disagreement)


def disagreement_line(disagreement: Disagreement) -> Line:
    return {
        "topic": disagreement.topic.label,
        "kind": disagreement.kind,
        "severity": disagreement.severity,
        "reasons": [reason_line(reason) for reason in disagreement.reasons],
        "groups": [
            {
                "min": plain(group.amount.lower) if group.amount else None,
                "max": plain(group.amount.upper) if group.amount else None,
                "value": group.value or None,
                "origins": group.origins,
                "claims": [_reference(claim) for claim in group.claims.all()],
            }
            for group in disagreement.groups.all()
        ],
        "id": disagreement.pk,
        "topic_id": disagreement.topic_id,
        "level": disagreement.level or None,
        "severity_parts": disagreement.severity_parts,
        "state": disagreement.state,
        "found_at": disagreement.found_at.isoformat(),
        "changed_at": disagreement.changed_at.isoformat(),
        "chance": disagreement.chance,
        "certainty": certainty_of(disagreement.chance),
    }


def finding_on_day_line(known: TopicOnDay, stood: StoodFinding) -> Line:
    """The keys of ``disagreement_line``, as known on a day; those of the stored row are null where it has none."""
    finding, row = stood.finding, stood.row
    return {
        "topic": known.topic.label,
        "kind": str(finding.kind),
        "severity": finding.severity,
        "reasons": [reason_line(reasons.stored(reason)) for reason in finding.reasons],
        "groups": [
            {
                "min": plain(group.minimum),
                "max": plain(group.maximum),
                "value": group.value,
                "origins": sorted(set(group.origins)),
                "claims": [_reference(known.evidence[key]) for key in group.claims],
            }
            for group in finding.groups
        ],
        "id": row.pk if row else None,
        "topic_id": known.topic.pk,
        "level": str(finding.level) if finding.level else None,
        "severity_parts": finding.severity_parts,
        "state": str(stood.state),
        "found_at": row.found_at.isoformat() if row else None,
        "changed_at": row.changed_at.isoformat() if row else None,
        "chance": finding.chance,
        "certainty": certainty_of(finding.chance),
    }


def articles(as_of: date | None = None) -> Iterator[Line]:
    """Every article in its current version (or the one that stood on a day), with the text that offsets refer to."""
    found = ArticleVersion.objects
    standing = found.current() if as_of is None else found.known_on(as_of)
    versions = standing.with_article().defer("search", "terms").order_by("article_id")
    for version in versions.iterator(chunk_size=CHUNK):
        article = version.article
        yield {
            "article": article.external_id,
            "outlet": article.outlet.name if article.outlet else None,
            "title": version.title or article.title or None,
            "published": article.published,
            "url": article.url or None,
            "version": version.number,
            "first_seen": version.first_seen.isoformat(),
            "last_seen": version.last_seen.isoformat(),
            "sha256": version.sha256,
            "extraction": version.extraction,
            "text": version.text,
        }


EXPORTS: dict[str, Callable[[date | None], Iterator[Line]]] = {
    "claims": claims,
    "topics": topics,
    "disagreements": disagreements,
    "articles": articles,
}


def _reference(claim: Claim) -> Line:
    """A claim as part of a topic or group: where it stands and what it says."""
    article = claim.version.article
    return {
        "article": article.external_id,
        "start": claim.span.lower,
        "end": claim.span.upper,
        "quote": claim.quote,
        "min": plain(claim.amount.lower) if claim.amount else None,
        "max": plain(claim.amount.upper) if claim.amount else None,
        "value": claim.value or None,
        "origin": claim.origin or None,
        "outlet": article.outlet.name if article.outlet else None,
        "published": article.published,
        "id": claim.pk,
    }


def _pair(pair: Pair) -> Line:
    return {
        "a": _place(pair.a),
        "b": _place(pair.b),
        "relation": pair.relation,
        "reasons": [reason_line(reason) for reason in pair.reasons],
        "level": pair.level or None,
    }


def _place(claim: Claim) -> Line:
    return {
        "article": claim.version.article.external_id,
        "start": claim.span.lower,
        "end": claim.span.upper,
    }


def reason_line(reason: Mapping[str, Any]) -> Line:
    """A stored reason with its German sentence."""
    return {"code": reason["code"], "values": reason.get("values", {}), "text": reasons.text(reason, "de")}


def write_jsonl(lines: Iterable[Line], stream: TextIOBase) -> int:
    """One JSON object a line; how many there were."""
    count = 0
    for line in lines:
        stream.write(orjson.dumps(line).decode() + "\n")
        count += 1
    return count


def write_csv(lines: Iterable[Line], stream: TextIOBase) -> int:
    """A header and one row a line; lists of words are joined with "; ", what is nested deeper is JSON in its cell."""
    writer: csv.DictWriter[str] | None = None
    count = 0
    for line in lines:
        if writer is None:
            writer = csv.DictWriter(stream, fieldnames=list(line))
            writer.writeheader()
        writer.writerow({key: _cell(value) for key, value in line.items()})
        count += 1
    return count


def _cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list() if all(isinstance(entry, str) for entry in value):
            return _unexecuted("; ".join(value))
        case list() | dict():
            return json.dumps(value, ensure_ascii=False)
        case str():
            return _unexecuted(value)
        case _:
            return value


def _unexecuted(text: str) -> str:
    """Text from the web that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, "CSV Injection")."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
