"""What kind of thing a counted noun names: a Sattelzug is a Lkw is a vehicle, a Verstorbener is a Toter.

``lexicon/kinds.tsv`` holds kinds, the words for each and the kind above it. Compounds are of the kind of their last part.
"""

from functools import cache, lru_cache

from claims.comparison import lexicon, words

# A last part has at least so many letters: shorter ones (-art, -amt) end words by chance. What stands before it has at least three.
SHORTEST_PART = 4
SHORTEST_HEAD = 3
FEMININE = ("innen", "in")


@cache
def _above() -> dict[str, str]:
    """Kind → the next more general one, empty for the most general."""
    return {row["kind"]: row["of"] for row in lexicon.read("kinds")}


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Word in small letters, as listed and in its base form, → the kinds that it names."""
    found: dict[str, set[str]] = {}
    for row in lexicon.read("kinds"):
        for word in (row["kind"], *row["words"].split()):
            for form in (word.casefold(), words.base(word)):
                found.setdefault(form, set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


@lru_cache(maxsize=50_000)
def kinds_of(noun: str) -> frozenset[str]:
    """The kinds that a noun names, by itself or by its last part; empty for an unknown one."""
    word, known = noun.casefold(), _kinds()
    forms = [word, words.base(noun), *(word.removesuffix(end) for end in FEMININE if word.endswith(end))]
    parts = (word[at:].lstrip("-") for at in range(SHORTEST_HEAD, len(word) - SHORTEST_PART + 1))
    return next((known[form] for form in (*forms, *parts) if form in known), frozenset())


@lru_cache(maxsize=50_000)
def named(phrase: str) -> frozenset[str]:
    """The kinds of all nouns in a phrase."""
    nouns = [token for token in words.tokens(phrase) if token[0].isupper()]
    return frozenset(kind for noun in nouns for kind in kinds_of(noun))


@cache
def chain(kind: str) -> tuple[str, ...]:
    """A kind and those above it, the most general last."""
    above = _above()[kind]
    return (kind, *chain(above)) if above else (kind,)


def height(kind: str) -> int:
    """How many kinds are above a kind: 0 for the most general."""
    return len(chain(kind)) - 1


@lru_cache(maxsize=50_000)
def way(one: str, two: str) -> tuple[int, int, int] | None:
    """Steps up from each of two kinds to the nearest one above both, and the height of that one; None if there is none."""
    left, right = chain(one), chain(two)
    for up, kind in enumerate(left):
        if kind in right:
            return up, right.index(kind), height(kind)
    return None
