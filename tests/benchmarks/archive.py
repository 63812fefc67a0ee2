"""An archive of any size: a pattern that the application itself took in and compared, copied under other names.

The pattern is a few hundred articles of ``reports``. A copy has the same rows in every table, history included, with ids
moved, each event renamed, in another week and its figures written in other digits: what is stored for an event is what the application would
have stored, but for the relations between its figures, which stay those of the pattern until the story is compared anew.
Postgres makes the copies; triggers rest meanwhile.
"""

from collections.abc import Iterator

from django.contrib.postgres.fields import ArrayField, DateRangeField, DecimalRangeField
from django.db import connection, models, transaction

from claims import models as claims
from claims.pipeline import process
from sources import models as sources
from sources.ingest import ingest_article
from tests.benchmarks.reports import DIGITS, ROLES, Event, name

EVENTS = 48
ARTICLES = 6  # of each event
# Between the ids of one copy and the next: more than the pattern, and what is taken in at one size, uses in any table. Ids of
# history are 32 bits wide, enough for a thousand copies.
SHIFT = 2_000_000

# Tables that are copied, in an order that references allow, and how a row (r) leads to the article that names its event.
VERSION = "JOIN sources_articleversion v ON v.id = {} JOIN sources_article a ON a.id = v.article_id"
CLAIM = "JOIN claims_claim c ON c.id = {} " + VERSION.format("c.version_id")
STORY = "JOIN sources_article a ON a.id = (SELECT min(m.article_id) FROM claims_storyarticle m WHERE m.story_id = {})"
TOPIC = "JOIN claims_topic t ON t.id = {} " + STORY.format("t.story_id")
FINDING = "JOIN claims_disagreement d ON d.id = {} " + TOPIC.format("d.topic_id")
history = {model.__name__: model for model in claims.Claim._meta.apps.get_models()}
COPIED: dict[type[models.Model], str] = {
    claims.Actor: "",  # written by hand: those that an event has of its own
    sources.Article: "JOIN sources_article a ON a.id = r.id",
    sources.ArticleVersion: VERSION.format("r.id"),
    sources.IngestItem: VERSION.format("r.version_id"),
    claims.Story: STORY.format("r.id"),
    claims.StoryArticle: "JOIN sources_article a ON a.id = r.article_id",
    claims.Topic: TOPIC.format("r.id"),
    claims.Claim: VERSION.format("r.version_id"),
    claims.Attribution: CLAIM.format("r.claim_id"),
    claims.ClaimVector: CLAIM.format("r.claim_id"),
    claims.Pair: CLAIM.format("r.a_id"),
    claims.Disagreement: TOPIC.format("r.topic_id"),
    claims.DisagreementGroup: FINDING.format("r.disagreement_id"),
    claims.DisagreementGroup.claims.through: CLAIM.format("r.claim_id"),
    history["ArticleEvent"]: "JOIN sources_article a ON a.id = r.pgh_obj_id",
    history["ClaimEvent"]: VERSION.format("r.version_id"),
    history["AttributionEvent"]: CLAIM.format("r.claim_id"),
    history["DisagreementEvent"]: TOPIC.format("r.topic_id"),
}
TEXTS = (models.CharField, models.TextField, models.JSONField)
# Columns with the figures of an event, as they are written.
DAY = r"'^\d{4}-\d\d-\d\d$'"  # a named day, as columns of these hold it beside years and durations
NAMED = {"event_time", "value"}
WRITTEN = {"title", "text", "terms", "quote", "number", "sentence", "label"}


def take_in_pattern() -> list[int]:
    """Ingest and process the pattern by the application's own way. The ids of its article versions."""
    documents = [
        document for number in range(EVENTS) for document in Event(number, number).articles(ARTICLES)
    ]
    ids = [ingest_article(document).version.pk for document in documents]
    process(ids)
    for model in COPIED:
        if (model._default_manager.aggregate(pk=models.Max("pk"))["pk"] or 0) >= SHIFT:
            raise RuntimeError(f"SHIFT is too small for {model._meta.db_table}")
    return ids


def copies_for(claim_count: int) -> int:
    """How many copies of the pattern, itself included, hold at least this many claims."""
    in_pattern = claims.Claim.objects.filter(pk__lt=SHIFT).count()
    return -(-claim_count // in_pattern)


def grow_to(copies: int) -> None:
    """Add what copies of the pattern are missing, and let Postgres look at the tables."""
    held = sources.Article.objects.filter(external_id__startswith="event-", external_id__endswith="-0")
    largest = held.filter(pk__lt=copies * SHIFT).aggregate(pk=models.Max("pk"))["pk"] or 0
    _grow(largest // SHIFT + 1, copies)


def _grow(first: int, last: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica"
        )  # no triggers: history is copied as well
        cursor.execute(
            "CREATE TEMP TABLE renamed ON COMMIT DROP AS SELECT 0 AS copy, 0 AS event, ''::text AS digits, 0 AS days,"
            + ", ".join(f"''::text AS {role}_old, ''::text AS {role}_new" for role in ROLES)
            + " LIMIT 0"
        )
        with cursor.copy("COPY renamed FROM STDIN") as rows:
            for row in _renamed(first, last):
                rows.write_row(row)
        cursor.execute("CREATE INDEX ON renamed (event)")
        cursor.execute("ANALYZE renamed")
        cursor.execute(
            "CREATE TEMP TABLE own_actor ON COMMIT DROP AS SELECT r.id, min(event) AS event FROM claims_actor r"
            " JOIN renamed n ON r.name LIKE ANY (ARRAY["
            + ", ".join(f"'%%' || n.{role}_old || '%%'" for role in ROLES)
            + "]) WHERE r.id < %s GROUP BY r.id",
            [SHIFT],
        )
        for model in COPIED:
            cursor.execute(_copy(model))
    with connection.cursor() as cursor:
        for model in COPIED:
            table, key = model._meta.db_table, model._meta.pk.column
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), max({key})) FROM {table}"
            )
            cursor.execute(f"VACUUM (ANALYZE) {table}")


def _renamed(first: int, last: int) -> Iterator[tuple[int | str, ...]]:
    for copy in range(first, last):
        for event in range(EVENTS):
            names = ((name(role, event), name(role, copy * EVENTS + event)) for role in ROLES)
            own = Event(copy * EVENTS + event, event)
            yield (copy, event, own.digits, 7 * own.weeks_later, *(text for pair in names for text in pair))


def _copy(model: type[models.Model]) -> str:
    """The statement that adds the copies of the pattern's rows in one table."""
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    key = model._meta.pk.column
    if model is claims.Actor:
        source = "own_actor o JOIN claims_actor r USING (id) JOIN renamed n ON n.event = o.event"
    else:
        source = (
            f"{model._meta.db_table} r {COPIED[model]}"
            " JOIN renamed n ON n.event = split_part(a.external_id, '-', 2)::int"
        )
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(model, field) for field in fields)
    return f'INSERT INTO {model._meta.db_table} ({columns}) SELECT {values} FROM {source} WHERE r."{key}" < {SHIFT}'


def _value(model: type[models.Model], field: "models.Field[object, object]") -> str:
    column = f'r."{field.column}"'
    target = field.related_model
    if field.column == "external_id":
        return f"'event-' || n.copy * {EVENTS} + n.event || '-' || split_part({column}, '-', 3)"
    if field.column in {"key", "sha256"}:
        return f"encode(sha256(convert_to({column} || n.copy, 'UTF8')), 'hex')"
    if target is claims.Actor:
        return f"CASE WHEN {column} IN (SELECT id FROM own_actor) THEN {column} + n.copy * {SHIFT} ELSE {column} END"
    if field.primary_key or target in COPIED or (model in history.values() and field.column == "id"):
        return f"{column} + n.copy * {SHIFT}"
    if isinstance(field, ArrayField):
        joined = _varied(_digits(f"array_to_string({column}, chr(31))", field))
        return f"string_to_array({joined}, chr(31))"
    if isinstance(field, DecimalRangeField):
        return _amount(column)
    if field.column in NAMED:
        return f"CASE WHEN {column} ~ {DAY} THEN ({column}::date + n.days)::text ELSE {column} END"
    if isinstance(field, DateRangeField):
        moved = f"daterange(lower({column}) + n.days, upper({column}) + n.days)"
        return f"CASE WHEN r.value ~ {DAY} OR r.event_time ~ {DAY} THEN {moved} ELSE {column} END"
    if type(field) is models.DateField:
        return f"{column} + n.days"
    if isinstance(field, models.JSONField):
        return f"({_varied(f'{column}::text')})::jsonb"
    return _varied(_digits(column, field)) if isinstance(field, TEXTS) else column


def _digits(text: str, field: "models.Field[object, object]") -> str:
    """SQL: the text with the figures of the copy's event, where the column has any."""
    return f"translate({text}, '{DIGITS}', n.digits)" if field.column in WRITTEN else text


def _amount(column: str) -> str:
    """SQL: the interval between the two ends in other digits, the smaller first."""
    ends = [f"translate({end}({column})::text, '{DIGITS}', n.digits)::numeric" for end in ("lower", "upper")]
    marks = f"(CASE WHEN lower_inc({column}) THEN '[' ELSE '(' END || CASE WHEN upper_inc({column}) THEN ']' ELSE ')' END)"
    turned = f"lower_inf({column}) OR upper_inf({column}) OR {ends[0]} <= {ends[1]}"
    return (
        f"CASE WHEN {turned} THEN numrange({ends[0]}, {ends[1]}, {marks})"
        f" WHEN {column} IS NOT NULL THEN numrange({ends[1]}, {ends[0]}, {marks}) END"
    )


def _varied(text: str) -> str:
    """SQL: the text with the names of the copy's event, also where they stand in small letters."""
    for role in ROLES:
        text = f"replace({text}, n.{role}_old, n.{role}_new)"
        text = f"replace({text}, lower(n.{role}_old), lower(n.{role}_new))"
    return text
