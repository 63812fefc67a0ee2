"""Companies that an article names without saying what they are, and whom of them "der Konzern" takes up.

"Das Hydrolan-Werk schließt", "Hydrolan-Chefin Kern", "bei Hydrolan": what is built with its name tells a company, else that the
text is about it or names no other stranger.
"""

from collections.abc import Iterable

from spacy.tokens import Doc

from claims.extraction.antecedents import Named, gather
from claims.extraction.bodies import PARTIES, UNIONS
from claims.extraction.dictionary import is_known
from claims.extraction.known_bodies import known_sorts
from claims.extraction.nouns import NounPhrase
from claims.extraction.party import Party
from claims.extraction.place_names import known_places
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

# "Rennach-Werk": only companies have such things.
COMPANY_ASSETS = tuple(sorted(word_class("company_asset")))
# "Elbnetz-Chefin": so have companies, while names in capitals with such people may be unions and parties ("ZPG-Chefin").
COMPANY_PEOPLE = tuple(sorted(word_class("company_people")))


def company_of_compound(doc: Doc, phrase: NounPhrase) -> Party | None:
    """The company whose name the phrase has in front of a hyphen; None where it has none."""
    for index in range(*phrase.run):
        name, hyphen, part = doc[index].text.rpartition("-")
        if not hyphen or not part[:1].isupper() or not _may_name_company(name):
            continue
        part = part.lower()
        if part.endswith(COMPANY_ASSETS) or (not name.isupper() and part.endswith(COMPANY_PEOPLE)):
            return Party(name, ActorKind.ORGANISATION, None, index, index + 1)
    return None


def _may_name_company(name: str) -> bool:
    if not name[:1].isupper() or is_known(name) or name in known_places():
        return False
    return name not in PARTIES and name not in UNIONS and not known_sorts(name)


def likely_company(
    told: Iterable[Party], strangers: Iterable[Party], before: int, opening: frozenset[int]
) -> Party | None:
    """The company that a noun at token ``before`` means. ``told``: companies shown by compounds; ``strangers``: names that tell nothing
    of their bearer; ``opening``: tokens at which a sentence begins with its mention."""
    shown = [party for party in told if party.start < before]
    bare = [*shown, *(party for party in strangers if party.start < before)]
    named = list(gather((), bare).values())
    names = {party.name for party in shown}
    for fitting in (
        [one for one in named if one.party.name in names],
        [one for one in named if len(one.starts) > 1 or one.starts[0] in opening],
        named[:1] if len(named) == 1 else [],
    ):
        if fitting:
            return max(fitting, key=_mentions).party
    return None


def _mentions(one: Named) -> int:
    return len(one.starts)
