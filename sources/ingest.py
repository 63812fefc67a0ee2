"""From articles to rows. Nothing else writes Article and ArticleVersion.

The same text again changes nothing; another text of the same article is a new version; an article that merely has the
same id as another is never taken for its version.
"""

import hashlib
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from sources import signals
from sources.errors import Reason, Refusal
from sources.language import foreign_language
from sources.models import Article, ArticleVersion, IngestItem, IngestRun, Outlet
from sources.reading import Document, Options, Reading, Unreadable, read, sources_in, url
from sources.same_article import is_same_article

logger = logging.getLogger(__name__)

Outcome = IngestItem.Outcome

# Extraction and comparison of a batch run in one go; an interrupted run loses at most this much of their work.
BATCH = 200
LONGEST_REFERENCE = 2000
LONGEST_DETAIL = 200
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


# Hears how far a run is: (files and addresses done, in all, the one that comes next).
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a document. ``stale`` tells that the version wants to be extracted (again)."""

    version: ArticleVersion
    outcome: IngestItem.Outcome
    stale: bool


def ingest(
    sources: Iterable[str], options: Options | None = None, progress: Progress | None = None, by: str = ""
) -> IngestRun:
    """Take in files, folders and addresses. Every article is committed by itself; what is refused is kept with its
    reason and stops nothing. ``signals.versions_ingested`` is sent for every batch. Returns the finished run."""
    options = options or Options()
    sources = list(sources)
    run = IngestRun.objects.create(by=by[:150], arguments=[_stored(source) for source in sources])
    places = sources_in(sources)
    stale: list[int] = []
    for done, place in enumerate(places):
        for reading in _readings(place, options):
            if progress:
                progress(done, len(places), reading.reference)
            ingested = _ingest_reading(reading, run)
            if ingested and ingested.stale:
                stale.append(ingested.version.pk)
            if len(stale) >= BATCH:
                _send(stale, progress)
                stale = []
    if progress:
        progress(len(places), len(places), "")
    _send(stale, progress)
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return run


def _readings(place: str, options: Options) -> Iterator[Reading]:
    """The articles at a place. A reader's library may fail in ways nobody foresaw; that ends this place, not the run."""
    try:
        yield from read(place, options)
    except Exception as error:
        logger.exception("reading %s failed", place)
        yield Unreadable(place, _unforeseen(error))


def _ingest_reading(reading: Reading, run: IngestRun) -> Ingested | None:
    """Take in one article and keep what became of it; None when it was refused."""
    try:
        if isinstance(reading, Unreadable):
            raise reading.refusal
        # Article and item stand or fall together: a run that is killed tells what it did.
        with transaction.atomic():
            ingested = ingest_article(reading)
            IngestItem.objects.create(
                run=run,
                reference=_stored(reading.reference),
                outcome=ingested.outcome,
                version=ingested.version,
            )
        return ingested
    except Refusal as refused:
        refusal = refused
    except Exception as error:
        if isinstance(error, DatabaseError) and not connection.is_usable():
            raise  # the database is gone: nothing else would go better
        logger.exception("ingest of %s failed", reading.reference)
        refusal = _unforeseen(error)
    IngestItem.objects.create(
        run=run,
        reference=_stored(reading.reference),
        outcome=Outcome.REFUSED,
        code=refusal.reason,
        message="\n".join(_stored(line) for line in refusal.message.split("\n")),
    )
    return None


def _unforeseen(error: Exception) -> Refusal:
    return Refusal(Reason.INTERNAL, detail=f"{type(error).__name__}: {error}"[:LONGEST_DETAIL])


def ingest_article(document: Document, seen_at: datetime | None = None) -> Ingested:
    """Store the text of one article as a new article, a new version, or find it unchanged. Safe beside others that
    ingest the same article. ``seen_at``: when the text was seen, default now. Raises Refusal when the text is not
    German, or when its id or address belongs to another article."""
    if language := foreign_language(document.text):
        raise Refusal(Reason.NOT_GERMAN, language=language)
    seen_at = seen_at or timezone.now()
    outlet = _outlet(document)
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    with transaction.atomic():
        _lock(document)
        article = _known(document, outlet, digest)
        if article is None:
            article = _create(document, outlet)
            version = _add_version(article, document, digest, 1, seen_at)
            return Ingested(version, Outcome.NEW, stale=True)
        completed = _complete(article, document, outlet)
        current = article.versions.select_for_update().get(current=True)
        known = _known_version(article, current, document, digest)
        if known is not None:
            known.last_seen = max(known.last_seen, seen_at)
            known.title = known.title or article.title
            known.save(update_fields=["last_seen", "title"])
            pending = known.extraction == ArticleVersion.Extraction.PENDING
            return Ingested(known, Outcome.UNCHANGED, stale=completed or pending)
        article.versions.filter(current=True).update(current=False)
        version = _add_version(article, document, digest, current.number + 1, seen_at)
        return Ingested(version, Outcome.NEW_VERSION, stale=True)


def _lock(document: Document) -> None:
    """Keep others from ingesting an article of the same id, name or address until the transaction ends. Locks are
    taken in one order, so that two runs never wait for each other."""
    keys = {document.article, document.metadata.url, *document.names} - {""}
    with connection.cursor() as cursor:
        for key in sorted(keys):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"article {key}"])


def _outlet(document: Document) -> Outlet | None:
    """The outlet a document names, whatever its capitals. What a web page calls itself varies (the brand, the
    publisher); there the domain of a known outlet decides."""
    name = document.metadata.outlet
    domain = (urlsplit(document.metadata.url).hostname or "").removeprefix("www.")
    if not name:
        return None
    known = Outlet.objects.filter(name__iexact=name).first()
    if known is None and domain and document.media_type == "text/html":
        known = Outlet.objects.filter(domain=domain).first()
    return known or Outlet.objects.get_or_create(name=name, defaults={"domain": domain[:200]})[0]


def _known(document: Document, outlet: Outlet | None, digest: str) -> Article | None:
    """The article the document is a version of; None when there is none. Raises Refusal when another article holds
    the id or address that the document claims."""
    metadata = document.metadata
    if metadata.url and (article := Article.objects.filter(url=metadata.url).first()):
        return _same_or_refuse(article, document, metadata.url)
    if metadata.external_id:
        for article in _named(metadata.external_id, outlet):
            if article.outlet_id == (outlet and outlet.pk):
                return _same_or_refuse(article, document, metadata.external_id)
            if _is_same(article, document):
                return article
        return None
    # Without an id of its own: a file of the same name in another folder is another article, unless the texts agree.
    for name in document.names or (document.article,):
        for article in _named(name, outlet):
            if _is_same(article, document):
                return article
    same_text = Article.objects.filter(outlet=outlet, versions__sha256=digest, versions__current=True)
    return same_text.order_by("id").first()


def _named(external_id: str, outlet: Outlet | None) -> list[Article]:
    """The articles of that id that may be meant, the one of the same outlet first. While the outlet of one side is
    unknown, it may be any."""
    articles = Article.objects.filter(external_id=external_id).order_by("id")
    own = [article for article in articles if article.outlet_id == (outlet and outlet.pk)]
    others = [
        article
        for article in articles
        if article not in own and (outlet is None or article.outlet_id is None)
    ]
    return own + others


def _is_same(article: Article, document: Document) -> bool:
    current = article.versions.get(current=True)
    return is_same_article((current.title, current.text), (document.metadata.title, document.text))


def _same_or_refuse(article: Article, document: Document, identifier: str) -> Article:
    if _is_same(article, document):
        return article
    existing = ", ".join(
        str(part)
        for part in (article.outlet, article.title or article.external_id, article.published)
        if part
    )
    raise Refusal(Reason.ID_CONFLICT, identifier=identifier, existing=existing)


def _known_version(
    article: Article, current: ArticleVersion, document: Document, digest: str
) -> ArticleVersion | None:
    """The version that has this text already. When a page shows an earlier text again, it was changed back, which is a
    version of its own; a file with an earlier text is just an old copy."""
    if current.sha256 == digest or url.is_url(document.reference):
        return current if current.sha256 == digest else None
    return article.versions.filter(sha256=digest).order_by("-number").first()


def _create(document: Document, outlet: Outlet | None) -> Article:
    metadata = document.metadata
    taken = set(
        Article.objects.filter(outlet=outlet, external_id__in=document.names).values_list(
            "external_id", flat=True
        )
    )
    free = (name for name in document.names or (document.article,) if name not in taken)
    external_id = metadata.external_id or next(free, "")
    if not external_id:
        raise Refusal(Reason.ID_CONFLICT, identifier=document.names[-1], existing=document.names[0])
    return Article.objects.create(
        outlet=outlet,
        external_id=external_id,
        url=metadata.url,
        title=metadata.title,
        published_on=metadata.published.day if metadata.published else None,
        published_precision=metadata.published.precision if metadata.published else Article.Precision.DAY,
    )


def _complete(article: Article, document: Document, outlet: Outlet | None) -> bool:
    """Fill in what was unknown about the article, and take over a new title. Whether what extraction reads changed."""
    metadata, changed = document.metadata, []
    taken = Article.objects.filter(outlet=outlet, external_id=article.external_id)
    if article.outlet_id is None and outlet is not None and not taken.exists():
        article.outlet = outlet
        changed.append("outlet")
    if metadata.url and not article.url:
        article.url = metadata.url
        changed.append("url")
    if metadata.title and metadata.title != article.title:
        article.title = metadata.title
        changed.append("title")
    published = metadata.published
    precise = published and (
        article.published_on is None or len(str(published)) > len(article.published or "")
    )
    if published and precise:
        article.published_on, article.published_precision = published.day, published.precision
        changed += ["published_on", "published_precision"]
    if changed:
        article.save(update_fields=changed)
    return not {"outlet", "title", "published_on"}.isdisjoint(changed)


def _add_version(
    article: Article, document: Document, digest: str, number: int, seen_at: datetime
) -> ArticleVersion:
    return ArticleVersion.objects.create(
        article=article,
        number=number,
        title=document.metadata.title or article.title,
        text=document.text,
        sha256=digest,
        media_type=document.media_type,
        reference=_stored(document.reference),
        first_seen=seen_at,
        last_seen=seen_at,
    )


def _stored(text: str) -> str:
    """Text as the database and a terminal can take it: file names and messages may hold bytes that are no text, and
    control characters."""
    return CONTROL.sub("\ufffd", text.encode("utf-8", "replace").decode())[:LONGEST_REFERENCE]


def _send(version_ids: list[int], progress: Progress | None) -> None:
    if version_ids:
        signals.versions_ingested.send(sender=IngestRun, version_ids=version_ids, progress=progress)
