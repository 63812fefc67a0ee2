"""Which subjects have the shape of a proper name: words that no dictionary has, without an article or several in a row."""

from spacy.tokens import Doc

from claims.extraction.dictionary import is_known
from claims.extraction.noun_words import ARTICLES
from claims.extraction.party import Party

# "Global Terror Monitor": nouns of the dictionary in a row are a name from so many on; two may be "Tonnen Getreide".
SEVERAL = 3


def has_name_shape(doc: Doc, who: Party, verb: int) -> bool:
    """ "Valtera bot 30 Euro", "Der Syrian Monitor zählte 30", "die EMA": whether the subject of the verb at token ``verb`` can only be
    a name. A bare word beside a plural verb is none ("Ladesäulen ergaben")."""
    first = who.start + (doc[who.start].lower_ in ARTICLES)
    words: list[str] = []
    for index in range(first, who.end):
        if not doc[index].text[:1].isupper():
            break
        words.append(doc[index].text)
    if len(words) >= SEVERAL:
        return True
    if not words or all(is_known(word) for word in words):
        return False
    if len(words) > 1:
        return True
    if first and doc[first - 1].lower_ in ARTICLES:
        return words[0].isupper() and len(words[0]) > 1
    return not doc[verb].lower_.endswith("n")
