"""Bodies whose short name in brackets spells out where their name begins: "Bund Würde im Alter (BWA)"."""

from collections.abc import Iterator

from spacy.tokens import Doc

from claims.extraction.base_forms import nominative_adjective, without_genitive
from claims.extraction.heads import role_of
from claims.extraction.party import Party
from claims.extraction.phrase_features import is_adjective
from claims.terms import ActorKind

LONGEST_SHORT_NAME = 8  # letters
LONGEST_NAME = 12  # words
LONGEST_INSIDE = 3  # letters that one word gives besides its first ("Bundesanstalt" → "Ba")


def spelt_out(doc: Doc) -> Iterator[Party]:
    """The bodies of several words with their short name as alias, in running order."""
    for index in range(1, len(doc) - 2):
        if doc[index].text != "(" or not doc[index + 2].text.startswith(")"):
            continue
        short = doc[index + 1].text
        if not 2 <= len(short) <= LONGEST_SHORT_NAME or not short.isalpha() or not short[0].isupper():
            continue
        start = _beginning(doc, index, short.lower())
        if start is not None and start < index - 1:
            yield _party(doc, start, index, short)


def _beginning(doc: Doc, end: int, short: str) -> int | None:
    """The token at which the words before ``end`` begin to spell the short name; by their first letters alone before all."""
    first = max(doc[end].sent.start, end - LONGEST_NAME)
    for inside in (0, LONGEST_INSIDE):
        for start in range(end - 1, first - 1, -1):
            word = doc[start].text
            if not word.isspace() and not word[:1].isalpha():
                break
            if word[:1].isupper() and word[0].lower() == short[0]:
                words = [part for token in doc[start:end] for part in token.text.split("-") if part]
                if _spells(words, short, inside):
                    return start
    return None


def _spells(words: list[str], short: str, inside: int) -> bool:
    """Whether each capitalised word gives its first letter, small words may give theirs, and up to ``inside`` letters stand in words."""
    if not words:
        return not short
    word, rest = words[0], words[1:]
    if word[0].islower() and _spells(rest, short, inside):
        return True
    if not short or word[0].lower() != short[0]:
        return False
    left = short[1:]
    if _spells(rest, left, inside):
        return True
    at = 1
    for taken in range(1, min(inside, len(left)) + 1):
        at = word.lower().find(left[taken - 1], at) + 1
        if not at:
            return False
        if _spells(rest, left[taken:], inside):
            return True
    return False


def _party(doc: Doc, start: int, end: int, short: str) -> Party:
    words = [token.text for token in doc[start:end] if not token.is_space]
    at = 0
    while at < len(words) - 1 and is_adjective(words[at]) and role_of(words[at]) is None:
        at += 1
    role = role_of(words[at])
    gender = role[0]["gender"] if role else None
    words[:at] = [nominative_adjective(word, gender) for word in words[:at]]
    if role or (start and doc[start - 1].lower_ == "des"):
        words[at] = role[1] if role else without_genitive(words[at])
    return Party(
        " ".join(words),
        ActorKind(role[0]["kind"]) if role and role[0]["person"] == "no" else ActorKind.ORGANISATION,
        None,
        start,
        end,
        head=role[0]["head"] if role else "",
        gender=gender,
        aliases=(short,),
        word=role[1] if role else "",
    )
