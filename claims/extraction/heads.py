"""Heads of noun phrases: roles, statements, times, and words that only a sentence start capitalises."""

from functools import cache, lru_cache

import simplemma

from claims.extraction import lexicon
from claims.extraction.dictionary import is_known
from claims.extraction.word_classes import word_class


@cache
def _time_words() -> tuple[str, ...]:
    return tuple(row["word"] for row in lexicon.read("time_nouns"))


@lru_cache(maxsize=65_536)
def is_time_noun(word: str) -> bool:
    """ "Montag", "Dienstagabend", "Mai"; not "Mitteilung"."""
    return any(word.startswith(start) and word[len(start) :] in _TIME_ENDINGS for start in _time_words())


_TIME_ENDINGS = frozenset(
    {
        "",
        "s",
        "früh",
        "nacht",
        *(f"{a}{b}" for a in ("morgen", "mittag", "vormittag", "nachmittag", "abend") for b in ("", "s")),
    }
)


@cache
def _heads() -> dict[str, dict[str, str]]:
    return {row["head"]: row for row in lexicon.read("roles")}


_NONE = {"gender": ""}


LONGEST_ENDING = ("", "s", "n", "es", "en", "nen")


@lru_cache(maxsize=65_536)
def role_of(word: str) -> tuple[dict[str, str], str] | None:
    """The row of ``roles.tsv`` whose head ends ``word`` (longest first) and the base form of the word, or None.
    "Regierungssprecherin" → (row "sprecherin", "Regierungssprecherin"); "Generalstabs" → (row, "Generalstab")."""
    if not word[:1].isupper() and "-" not in word:
        return None
    heads = _heads()
    lower = word.lower()
    if lower.endswith(DOUBLED):
        return role_of(word[: lower.rindex("nis") + len("nis")])
    endings = [ending for ending in LONGEST_ENDING if lower.endswith(ending)]
    for cut in range(len(lower) - 1):
        tail = lower[cut:]
        if cut and len(tail) < 3:
            break
        for ending in endings:
            stem = tail[: len(tail) - len(ending)]
            if not (ending.endswith("s") and heads.get(stem, _NONE)["gender"] == "p"):
                row = heads.get(stem)
                if row and (cut == 0 or len(stem) >= 4 or lower[cut - 1] == "-" or _is_noun(word[:cut])):
                    return row, word[: len(word) - len(ending)] if ending else word
    return None


# "des Bündnisses", "die Bündnisse": -nis doubles its last letter.
DOUBLED = ("nisses", "nisse", "nissen")
# "Landrats-amt", "Gemeinde-rat": the word before a head of three letters; shorter ones meet by chance ("Heir-at").
SHORTEST_BEFORE = 4


def _is_noun(before: str) -> bool:
    """Whether what stands before a short head is a word of its own, with or without linking s."""
    return any(len(word) >= SHORTEST_BEFORE and is_known(word) for word in (before, before.removesuffix("s")))


@cache
def _statements() -> dict[str, str]:
    forms: dict[str, str] = {}
    for row in lexicon.read("statement_nouns"):
        singular, plural = row["singular"].lower(), row["plural"].lower()
        for form in (singular, singular + "s", singular + "es", plural, plural + "n"):
            forms.setdefault(form, row["plural"] if form.startswith(plural) else row["singular"])
    return forms


@cache
def _nach_statements() -> frozenset[str]:
    return frozenset(
        word
        for row in lexicon.read("statement_nouns")
        if row["nach"] == "yes"
        for word in (row["singular"], row["plural"])
    )


@lru_cache(maxsize=65_536)
def statement_of(word: str) -> tuple[str, str] | None:
    """(what stands before the statement noun in the compound, base form of the noun): "Polizeiangaben" → ("Polizei",
    "Angaben"), "Berichten" → ("", "Berichte"); None for other words."""
    if not word[:1].isupper() and "-" not in word:
        return None
    forms, lower = _statements(), word.lower()
    if lower in forms:
        return "", forms[lower]
    if role_of(word):
        return None  # "Soldaten" are no "Daten"
    for cut in range(2, len(lower) - 3):
        base = forms.get(lower[cut:])
        if base and len(lower) - cut >= 4:
            return word[:cut].rstrip("-"), base
    return None


def allows_nach(base: str) -> bool:
    """Whether "nach" plus this statement noun (base form) attributes: "nach Angaben" does, "nach dem Vertrag" does not."""
    return base in _nach_statements()


@lru_cache(maxsize=65_536)
def is_small_word(word: str) -> bool:
    """Whether a word that a sentence start capitalises is none that German writes with a capital ("Laut", "Zudem",
    "Westliche"): the word table knows it in lower case only."""
    if role_of(word) or statement_of(word):
        return False
    lower = word.lower()
    return is_known(lower) and simplemma.lemmatize(lower, "de").islower()


def is_body_name(words: list[str]) -> bool:
    """Whether the words of a name show an organisation: "SV Lobau", "Lobau AG", "Hart & Kolb", "Lobau Institute"."""
    if "&" in words or any(word in word_class("english_body") for word in words):
        return True
    return len(words) > 1 and (words[0] in word_class("body_prefix") or words[-1] in word_class("legal_form"))
