"""Vectors of claims between comparison and the database: each claim is read once, however often its story is compared."""

from collections.abc import Iterable

import numpy as np

from claims.comparison.encoder import Encoder, version
from claims.comparison.records import ComparedClaim
from claims.models import ClaimVector

# How a vector's numbers are kept.
NUMBERS = np.dtype("<f4")


def encoder(claims: Iterable[ComparedClaim]) -> Encoder:
    """The present model, with the vectors of those claims (their ids are those of rows) that it has read before. One query."""
    rows = ClaimVector.objects.filter(claim__in=[int(claim.id) for claim in claims], encoder=version())
    return Encoder(
        {str(claim): np.frombuffer(told, NUMBERS) for claim, told in rows.values_list("claim", "numbers")}
    )


def keep(used: Encoder) -> None:
    """Write the vectors that were worked out anew. At most one query."""
    ClaimVector.objects.bulk_create(
        (
            ClaimVector(claim_id=int(claim), encoder=version(), numbers=vector.astype(NUMBERS).tobytes())
            for claim, vector in used.new.items()
        ),
        update_conflicts=True,
        unique_fields=["claim"],
        update_fields=["encoder", "numbers"],
    )
