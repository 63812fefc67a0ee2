"""Which articles may tell the same story: those that share index terms, within a window of publication.

Every query here has a bound in an archive of any size: a term that very many articles hold says nothing about the event, finds
nobody and, once met, is no longer looked up (``CommonTerm``).
"""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from claims.models import CommonTerm

# Growing figures of one course of events are followed for about half a year; later articles look back on it.
WINDOW = timedelta(days=183)
# Candidates read for one article, those with the most telling shared terms first: rarer terms tell more. (Ordered by the mere number
# of shared terms the right story is among the first ten in 98.3 of 100 cases, by this weight in 98.7.)
CANDIDATES = 60
# A term held by more articles than this ("berlin+polizei") is common. Twice a full story.
COMMON = 250
# The candidates' ids, and with them the terms that turned out to be common. Each term reads its holders from the GIN index and stops
# at the first too many. OFFSET 0 keeps the planner from reading whole tables where a few rows are looked up.
SHARING = """
WITH asked AS MATERIALIZED (
    SELECT own.term FROM unnest(%(terms)s::text[]) AS own (term)
    WHERE NOT EXISTS (SELECT FROM claims_commonterm AS common WHERE common.term = own.term)
), held AS MATERIALIZED (
    SELECT term, version.id, version.article_id, version.first_seen, count(*) OVER (PARTITION BY term) AS holders
    FROM asked
    CROSS JOIN LATERAL (
        SELECT id, article_id, first_seen FROM sources_articleversion
        WHERE current AND terms @> ARRAY[term] LIMIT %(holders)s + 1
    ) AS version
), sharing AS MATERIALIZED (
    SELECT id, article_id, first_seen, sum(1 / sqrt(holders)) AS weight
    FROM held
    WHERE holders <= %(holders)s AND article_id <> ALL(%(articles)s)
    GROUP BY id, article_id, first_seen
), candidates AS (
    SELECT sharing.id
    FROM sharing
    CROSS JOIN LATERAL (SELECT published_on FROM sources_article WHERE id = sharing.article_id OFFSET 0) AS article
    CROSS JOIN LATERAL (SELECT FROM claims_storyarticle WHERE article_id = sharing.article_id OFFSET 0) AS member
    WHERE coalesce(article.published_on, (sharing.first_seen AT TIME ZONE %(zone)s)::date)
        BETWEEN %(first)s AND %(last)s
    ORDER BY sharing.weight DESC, sharing.id DESC
    LIMIT %(candidates)s
)
SELECT id, NULL FROM candidates
UNION ALL
SELECT DISTINCT NULL::bigint, term FROM held WHERE holders > %(holders)s
"""


def sharing(terms: Sequence[str], without: Sequence[int], first: date, last: date) -> list[int]:
    """Ids of current versions of articles, not of those ``without``, that hold some of these terms and were published at most
    ``WINDOW`` before ``first`` or after ``last``; those first that share many or rare ones."""
    with connection.cursor() as cursor:
        cursor.execute(
            SHARING,
            {
                "terms": list(terms),
                "holders": COMMON,
                "articles": list(without),
                "first": first - WINDOW,
                "last": last + WINDOW,
                "zone": timezone.get_current_timezone_name(),
                "candidates": CANDIDATES,
            },
        )
        rows = cursor.fetchall()
    CommonTerm.objects.bulk_create(
        (CommonTerm(term=term) for _version, term in rows if term), ignore_conflicts=True
    )
    return [version for version, _term in rows if version]
