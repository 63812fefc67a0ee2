"""The words that a noun phrase is made of: articles, inflected words, capitalised runs, quoted names.

Indices are token indices, end exclusive; ``limit`` is where the stretch ends that may be read.
"""

from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.dictionary import is_known
from claims.extraction.heads import is_small_word, is_time_noun, role_of, statement_of
from claims.extraction.place_names import known_places
from claims.extraction.verb_forms import VerbForm, verb_form
from claims.extraction.word_classes import word_class

ARTICLES = word_class("article")
POSSESSIVES = word_class("possessive")
CONTRACTED = {"vom": "von", "zum": "zu", "zur": "zu", "beim": "bei", "im": "in", "am": "an", "ins": "in"}
NAME_LINKS = word_class("name_link")
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
ENGLISH_LINKS = word_class("english_link")
ADVERBS_BEFORE_ADJECTIVE = word_class("adverb_before_adjective")
NO_ADJECTIVES = word_class("no_adjective")
OPENERS = frozenset("„»«\"'‚›“”")
CLOSERS = frozenset("“«»\"'‘‹”")
# "Das Ministerium hat Bilanz gezogen", "laut Amt Jahr für Jahr": nouns that stand beside a role without being its name.
LONE_NOUNS = word_class("light_verb_noun") | word_class("time_unit")
# Bodies that are called by a place or by nothing but their noun, and endings of nouns that are no place.
VAGUE_NUMBERS = word_class("vague_number")
NAMELESS = word_class("nameless_body")
THING_ENDINGS = tuple(sorted(word_class("thing_ending")))
SHARED_LINKS = frozenset({",", "und", "oder", "sowie", "&"})
LONGEST_QUOTED_NAME = 7  # tokens; longer quoted stretches are speech, not names
_VERBAL = frozenset({VerbForm.FINITE, VerbForm.PLURAL, VerbForm.EITHER})


def is_name_token(text: str) -> bool:
    return text[:1].isupper() and (text[0].isalpha())


def opens_sentence(doc: Doc, index: int) -> bool:
    """Whether the token stands where every word is capitalised."""
    if index == 0 or doc[index].is_sent_start:
        return True
    before = doc[index - 1].text
    return before in OPENERS or before.endswith(":") or before.isspace()


def adjectives_before_noun(
    doc: Doc, index: int, limit: int, *, after_article: bool
) -> tuple[int, ...] | None:
    """Indices of the inflected words before the next capitalised one; None when something else stands between."""
    found: list[int] = []
    while index < limit:
        word = doc[index].text
        if word.isspace() and not word.count("\n") > 1:
            index += 1
            continue
        if (
            is_name_token(word)
            and not found
            and not after_article
            and opens_sentence(doc, index)
            and is_small_word(word)
        ):
            if (
                not word.endswith(ADJECTIVE_ENDINGS)
                or index + 1 >= limit
                or not is_name_token(doc[index + 1].text)
            ):
                return None
            found.append(index)  # "Westliche Geheimdienste"
            index += 1
            continue
        if is_name_token(word) or word in OPENERS:
            return tuple(found)
        if (
            word in ADVERBS_BEFORE_ADJECTIVE
            and index + 1 < limit
            and doc[index + 1].text.endswith(ADJECTIVE_ENDINGS)
        ):
            index += 1
            continue
        if not found and not after_article and verb_form(word) in _VERBAL:
            return None
        if (
            word.islower()
            and word.endswith(ADJECTIVE_ENDINGS)
            and len(word) > 3
            and word not in NO_ADJECTIVES
            and len(found) < 4
        ):
            found.append(index)
            index += 1
            continue
        if (
            word[:1].isdigit()
            and word.endswith(".")
            and index + 1 < limit
            and is_name_token(doc[index + 1].text)
        ):
            return tuple(found)
        return None
    return None


def quoted_name(doc: Doc, index: int, limit: int) -> tuple[int, int] | None:
    """A short quoted name that opens at ``index``: (first token inside, closing quote)."""
    if index >= limit or doc[index].text not in OPENERS:
        return None
    for closing in range(index + 1, min(len(doc), limit + 1, index + 2 + LONGEST_QUOTED_NAME)):
        if doc[closing].text in CLOSERS:
            inside = doc[index + 1 : closing].text
            return (
                (index + 1, closing)
                if closing > index + 1
                and (inside[:1].isupper() or inside in lower_names())
                and inside[-1] not in ".,!?"
                else None
            )
    return None


def place_end(doc: Doc, index: int) -> int:
    """Where the name of a place ends that begins at ``index``: "Port Sudan", but "Moskau" in "in Moskau Nowa Wes"."""
    return run_end(doc, index, len(doc)) if doc[index].text in word_class("place_opening") else index + 1


def _coordinated_end(doc: Doc, index: int, limit: int) -> int | None:
    """Where nouns end that share their last part: "Bau-, Stadt- und Raumforschung"; None where there is but one."""
    while index + 2 < limit and doc[index].text.endswith("-"):
        if doc[index + 1].text not in SHARED_LINKS or not is_name_token(doc[index + 2].text):
            return None
        index += 2
        if not doc[index].text.endswith("-"):
            return index + 1
    return None


def run_end(doc: Doc, index: int, limit: int) -> int:
    end = index
    while end < limit:
        text = doc[end].text
        if is_name_token(text) and text.endswith("-") and (shared := _coordinated_end(doc, end, limit)):
            end = shared
            continue
        if is_name_token(text):
            counted = text in VAGUE_NUMBERS  # "nach Schätzungen der Vereinten Nationen Zehntausende"
            if end > index and (counted or is_time_noun(text) or _stands_beside(doc[end - 1].text, text)):
                break
            end += 1
            continue
        if (
            text[:1].isdigit()
            and text.endswith(".")
            and end == index
            and end + 1 < limit
            and is_name_token(doc[end + 1].text)
        ):
            end += 1
            continue
        if (
            text in NAME_LINKS
            and end > index
            and role_of(doc[end - 1].text) is None
            and statement_of(doc[end - 1].text) is None
        ):
            ahead = end + 1
            if ahead < limit and doc[ahead].text in {"der", "den", "la"}:
                ahead += 1
            # "Ursula von der Leyen", not "Soldaten von Kiew": a single first name stands before the link
            if (
                ahead < limit
                and is_name_token(doc[ahead].text)
                and (text not in {"von", "al"} or _first_name(doc, index, end))
            ):
                end = ahead
                continue
        if text == "a." and end > index and end + 2 < limit and doc[end + 1].text == "D.":
            end += 2  # "Oberst a. D. Paul Enders"
            continue
        if text == "&" and end > index and end + 1 < limit and is_name_token(doc[end + 1].text):
            end += 1  # "Hartwig & Kölle"
            continue
        if text in ENGLISH_LINKS and end > index:
            ahead = end + 1 + (end + 1 < limit and doc[end + 1].text in ENGLISH_LINKS)
            if ahead < limit and is_name_token(doc[ahead].text):
                end = ahead
                continue
        if end > index and text[:1].islower() and _is_lower_name(text, doc[end - 1].text):
            end += 1
            continue
        if text == "und" and end - index >= 2 and end + 1 < limit and is_name_token(doc[end + 1].text):
            # "Gewerkschaft Dienst und Verkehr": a name part that only an organisation's head makes one
            role = role_of(doc[index].text)
            if (
                role
                and role[0]["kind"] == "organisation"
                and role_of(doc[end + 1].text) is None
                and end - index == 2
            ):
                end += 2
                continue
        break
    return end


def _stands_beside(body: str, noun: str) -> bool:
    """Whether a noun behind a role is a thing of its own: "Das Ministerium hat Bilanz gezogen", "laut Polizei Bußgeldverfahren"."""
    role = role_of(body)
    if role is None:  # "hat die Staatsanwaltschaft Osnabrück Anklage erhoben", "erhob Kern Vorwürfe"
        return noun in LONE_NOUNS and (not is_known(body) or body in known_places())
    if noun in LONE_NOUNS:
        return True
    return (
        role[0]["person"] == "no"
        and role[0]["head"] in NAMELESS
        and noun.endswith(THING_ENDINGS)
        and is_known(noun)
    )


@cache
def lower_names() -> frozenset[str]:
    """Media that write themselves in lower case: "dpa", "ndr.de"."""
    rows = (*lexicon.read("agencies"), *lexicon.read("media"))
    return frozenset(row["name"] for row in rows if row["name"][:1].islower() and " " not in row["name"])


# "die Agentur nda", "der Sender bTV": short names that begin in lower case.
LONGEST_LOWER_NAME = 5


def _is_lower_name(text: str, before: str) -> bool:
    """Whether a word in lower case behind ``before`` is the name of a medium: a listed one, or no word of German behind its kind."""
    role = role_of(before)
    if role is None:
        return False
    built = text.isalpha() and len(text) <= LONGEST_LOWER_NAME and not is_known(text.lower())
    return text in lower_names() or (built and role[0]["kind"] in {"medium", "agency"})


def _first_name(doc: Doc, start: int, end: int) -> bool:
    previous = doc[end - 1].text
    if start and doc[start - 1].lower_ in ARTICLES and is_known(previous):
        return False  # "dem Hof von Karl Mertens"
    before = [t for t in range(start, end) if role_of(doc[t].text) is None]
    return (
        len(before) == 1
        and previous.isalpha()
        and not previous.endswith(("en", "ung", "heit", "keit", "schaft", "tion"))
    )
