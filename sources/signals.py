"""What other parts of the project may listen to; sources itself knows nothing of them."""

from django.dispatch import Signal

# Sent after the commit, once a batch, with ``version_ids`` (list of primary keys of ArticleVersion, new or waiting for
# extraction) and ``progress`` (sources.ingest.Progress or None).
versions_ingested = Signal()
