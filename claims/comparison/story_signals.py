"""How two articles stand to each other, as numbers that the story forest weighs: likeness of their names, words, letters and numbers,
how much there is to go by, and the days between."""

from claims.comparison.article_profiles import ArticleProfile, Vector

# View of a profile → the least length that its vector is taken to have, so that one shared term of two that an article has makes
# no likeness.
LEAST_LENGTH = {
    "telling": 6.0,
    "name_runs": 0.1,
    "stems": 4.0,
    "runs": 0.1,
    "small": 3.0,
    "numbers": 3.0,
    "nouns": 3.0,
    "lands": 0.5,
}


def story_signals(one: ArticleProfile, two: ArticleProfile) -> dict[str, float]:
    """Cosine of each view of two articles (in [0, 1]), the weight of the shorter one's terms, the days between publications."""
    signals = {view: cosine(one.views[view], two.views[view], least) for view, least in LEAST_LENGTH.items()}
    signals["length"] = min(sum(one.terms.values()), sum(two.terms.values()))
    signals["days"] = one.published.gap(two.published) if one.published and two.published else 0
    return signals


def cosine(left: Vector, right: Vector, least: float) -> float:
    """Cosine of two vectors, each taken to be at least ``least`` long."""
    short, long = sorted((left.weights, right.weights), key=len)
    dot = sum(weight * long[term] for term, weight in short.items() if term in long)
    return dot / (max(left.length, least) * max(right.length, least))
