"""What the words of a body's name tell of its sort: "Volkskasse" a bank, "Klinikum" a clinic, "Hackergruppe" hackers."""

from functools import cache, lru_cache
from itertools import takewhile

from claims.extraction import lexicon
from claims.extraction.dictionary import is_known
from claims.extraction.party import Party


def shows_sort(sort: str, party: Party) -> bool:
    """Whether name or designation of a party show the sort of body. Bare nouns do not ("die Notenbank"), names do ("das Ifo-Institut")."""
    if is_known(party.name) and "-" not in party.name and party.word in ("", party.name):
        return False
    own = takewhile(
        lambda word: not word.islower(), party.name.split(" ")
    )  # not those of "Leitung der Klinik"
    words = (party.word, *own)
    return any(sort in _sorts(word.lower()) for word in words)


@lru_cache(maxsize=65_536)
def _sorts(word: str) -> frozenset[str]:
    """The sorts of the longest ending of the word that the lexicon has."""
    signs = _signs()
    for cut in range(len(word)):
        if (found := signs.get(word[cut:])) and not (cut and word[cut:] in _WHOLE):
            return found
    return frozenset()


@cache
def _signs() -> dict[str, frozenset[str]]:
    return {
        row["sign"].removeprefix("="): frozenset(row["sorts"].split()) for row in lexicon.read("body_signs")
    }


_WHOLE = frozenset(
    row["sign"].removeprefix("=") for row in lexicon.read("body_signs") if row["sign"].startswith("=")
)
