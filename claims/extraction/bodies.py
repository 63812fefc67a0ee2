"""Which body of an article a noun may take up: "die Behörde" an office, "der Konzern" a company, "die Miliz" the Hisbollah."""

from functools import cache

from claims.extraction import lexicon
from claims.extraction.body_signs import shows_sort
from claims.extraction.dictionary import is_known
from claims.extraction.known_bodies import known_sorts
from claims.extraction.party import Party
from claims.extraction.role_parties import COMPANY_HEADS
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

COMPANY_NOUNS = word_class("company_noun")
COMPANY_TITLES = word_class("company_title")
LEGAL_FORMS = word_class("legal_form")
CLUBS, UNIONS = word_class("club_prefix"), word_class("union_name")
PARTIES = word_class("party_name")
NO_AUTHORITY = word_class("no_authority")
AUTHORITY_HEADS = ("behörde", "amt", "agentur", "anstalt", "aufsicht", "anwaltschaft", "präfektur")
BANK_HEADS = ("bank", "sparkasse", "bankhaus", "geldhaus")
ASSOCIATION_HEADS = ("bund", "verband", "vereinigung", "städtetag", "landkreistag")
# Companies that are called by a word of German, or by their initials.
COMPANY_NAMES = word_class("company_name")
WORKS = frozenset({"stadtwerke"})
MADE_UP_WITH = frozenset({"werk", "werke", "bau", "bank", "verlag"})
OFFICIAL = frozenset({ActorKind.GOVERNMENT, ActorKind.POLICE, ActorKind.MILITARY, ActorKind.INTELLIGENCE})


def sort_meant(noun: str) -> str | None:
    """The sort of body that the noun means ("Blatt" → "medium"); None for nouns that name no sort."""
    return _nouns().get(noun.lower())


def may_be(sort: str, noun: str, party: Party) -> bool:
    """Whether a party named before may be taken up by a noun of this sort."""
    if party.person or party.refers or not party.name:
        return False
    if sort in known_sorts(party.name) or shows_sort(sort, party):
        return True
    if party.definite and sort not in ("authority", "office", "association"):
        return False
    word = party.word.lower()
    match sort:
        case "authority":
            return party.kind in OFFICIAL and party.head not in NO_AUTHORITY and not party.name.isupper()
        case "county":
            return word.endswith("kreis") and party.name != party.word
        case "office":
            return word.endswith("amt")
        case "organisation" | "charity":
            return party.kind is ActorKind.ORGANISATION and party.head in (
                "",
                "organisation",
                "hilfsorganisation",
                noun,
            )
        case "association":
            return word != party.head and word.endswith(ASSOCIATION_HEADS)
        case "bank":
            return party.name != party.word and word.endswith(BANK_HEADS)
        case "intelligence":
            return party.kind is ActorKind.INTELLIGENCE or (word.endswith("dienst") and party.name != word)
        case "medium":
            return party.kind is ActorKind.MEDIUM
        case "agency":
            return party.kind is ActorKind.AGENCY
        case "party":
            return party.name in PARTIES or party.head in ("partei", "fraktion")
        case "union":
            return party.name.split(" ")[0] in UNIONS
        case "club":
            return " " in party.name and party.name.split(" ")[0] in CLUBS
    return False


def is_office(party: Party) -> bool:
    """Whether the party is called an office before all others: "Wahlbehörde", "Landesamt für Forsten", no ministry."""
    return party.head.endswith(AUTHORITY_HEADS)


def is_company(party: Party) -> bool:
    """ "der Betreiber Silkop", "Lobau AG", and a bare name that spoke and is no word of German ("Elbnetz")."""
    if party.head in WORKS or party.name in COMPANY_NAMES:
        return True
    if (
        party.person
        or party.definite
        or not party.name
        or (party.name == party.word and not _is_works(party))
        or any(word.islower() for word in party.name.split(" "))  # "Konzern aus Wien", "Chef des Konzerns"
        or known_sorts(party.name)
    ):
        return False
    if party.kind is ActorKind.UNKNOWN:
        return not party.head and " " not in party.name and not is_known(party.name)
    words = party.name.split(" ")
    titled = party.head in COMPANY_TITLES or party.head.endswith(COMPANY_HEADS) or _is_works(party)
    return party.kind is ActorKind.ORGANISATION and (titled or "&" in words or words[-1] in LEGAL_FORMS)


def _is_works(party: Party) -> bool:
    """ "Nordwerk", "Lobaubau": made up with a noun for works, and no word of German as "Stahlwerk" is."""
    return party.head in MADE_UP_WITH and party.name == party.word and not is_known(party.name)


@cache
def _nouns() -> dict[str, str]:
    return {row["noun"]: row["sort"] for row in lexicon.read("body_nouns")}
