"""Advisory locks: what two workers must not do at once. Held until the end of the transaction; Postgres frees them when
a worker dies."""

from django.db import connection

# First key of the two-number locks; the second is the id of the locked thing (0: there is only one).
PLACING = 1
STORY = 2


def hold(kind: int, key: int = 0) -> None:
    """Wait for the lock and hold it. Must be called within a transaction."""
    with connection.cursor() as cursor:
        # The second key is a 32-bit number; two stories that share one after 2³¹ stories only wait for each other.
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [kind, key % 2**31])
