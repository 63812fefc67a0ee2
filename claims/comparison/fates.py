"""What happened to the counted people, where the neighbouring figures tell it better than the claim's own words.

"1.900 Soldaten getötet oder verwundet" counts both; "87 Kämpfer verloren, 312 verwundet" counts the dead apart, although
"verloren" alone may mean both.
"""

from collections.abc import Sequence
from dataclasses import replace

from claims.comparison import words
from claims.comparison.records import ComparedArticle, ComparedClaim

# The participle with which a German main clause ends stands at most this far behind its figure.
FATE_WIDTH = 60


def told(article: ComparedArticle, claims: Sequence[ComparedClaim]) -> list[ComparedClaim]:
    """The claims of one article, categories of losses corrected by their context."""
    hurt = {
        claim.sentence for claim in claims if claim.category == "wounded" and not _combined(article, claim)
    }
    result = []
    for claim in claims:
        if claim.category in {"killed", "wounded", "casualties"} and _combined(article, claim):
            claim = replace(claim, category="casualties")
        elif claim.category == "casualties" and claim.sentence in hurt:
            claim = replace(claim, category="killed")
        result.append(claim)
    return result


def _combined(article: ComparedArticle, claim: ComparedClaim) -> bool:
    """Whether the words right at the figure count dead and hurt together."""
    after = article.text[claim.end : claim.end + FATE_WIDTH].split("\n\n")[0]
    stretch = f"{claim.quote}{after}".replace("\n", " ")
    return "casualties" in words.found("markers", "kind", stretch.split(",")[0])
