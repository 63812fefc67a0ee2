"""Start reading here: the way of a claim, in running order.

    text ─► extract ─► record ─► compare ─► disagreements

``sources`` announces new article versions; ``process`` takes them through the steps. It can be run again at any time, by
several workers at once: every step is repeatable.
"""

import logging
from collections.abc import Callable, Iterable

import pghistory

from claims import disagreements, recording
from claims.extraction import extract as extraction
from claims.spans import Extraction
from sources.models import ArticleVersion

logger = logging.getLogger(__name__)

# (versions done, versions in all, what is being done)
Progress = Callable[[int, int, str], None]

# One article after the other would compare a growing story again and again; one step for a whole archive would show
# nothing for hours. This many articles are a few seconds of work.
BATCH = 50
ERROR_CHARACTERS = 2_000


def process(version_ids: Iterable[int], progress: Progress | None = None) -> None:
    """Extract, record and compare these article versions. A version that fails keeps its error and the rest goes on.

    A version is done when it is compared: what a killed worker leaves behind is still pending.
    """
    ids = list(version_ids)
    done = 0
    for start in range(0, len(ids), BATCH):
        recorded = []
        versions = ArticleVersion.objects.with_article().filter(pk__in=ids[start : start + BATCH])
        for version in versions.order_by("pk"):
            if extract_and_record(version):
                recorded.append(version.pk)
            done += 1
            if progress:
                progress(done, len(ids), str(version.article))
        compare(recorded)


def extract_and_record(version: ArticleVersion) -> bool:
    """Text → claims of one version, stored. False when it failed; the error is kept with the version."""
    extractor = extraction.version()
    try:
        with pghistory.context(step="extraction", extractor=extractor):
            recording.record(version, extract(version), extractor)
    except Exception as error:  # whatever one text breaks must not stop the others
        _fail(version.pk, error)
        return False
    return True


def compare(version_ids: list[int]) -> None:
    """Recorded versions → stories, topics, disagreements. When that fails, one by one, so that the error lands on the
    version that broke it."""
    try:
        with pghistory.context(step="comparison"):
            disagreements.update(version_ids)
    except Exception as error:
        if len(version_ids) > 1:
            for version_id in version_ids:
                compare([version_id])
        else:
            _fail(version_ids[0], error)
        return
    ArticleVersion.objects.filter(pk__in=version_ids).update(
        extraction=ArticleVersion.Extraction.DONE, extraction_error="", extractor=extraction.version()
    )


def _fail(version_id: int, error: Exception) -> None:
    logger.error("article version %s could not be processed", version_id, exc_info=error)
    ArticleVersion.objects.filter(pk=version_id).update(
        extraction=ArticleVersion.Extraction.FAILED,
        extraction_error=f"{type(error).__name__}: {error}"[:ERROR_CHARACTERS],
    )


def extract(version: ArticleVersion) -> Extraction:
    """The claims and quotations in the text of a version."""
    article = version.article
    return extraction.extract(
        version.text,
        published=article.published,
        outlet=article.outlet.name if article.outlet else None,
        title=version.title or article.title or None,
    )
