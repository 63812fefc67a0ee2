"""Who says it according to the parser, for verbs of saying whose subject the surface rules do not find."""

from spacy.tokens import Doc, Token

from claims.extraction.nouns import noun_phrase
from claims.extraction.parties import party_of
from claims.extraction.party import PRONOUNS, Party, is_partylike
from claims.terms import ActorKind


def parsed_subject(doc: Doc, verb: int, names: frozenset[str] = frozenset()) -> Party | None:
    """The party that the parser takes for the subject of the verb at token ``verb``; None without a parser, or when the
    subject does not look like a speaker ("Tausende Tote wurden befürchtet"). ``names`` as in ``is_partylike``."""
    head = doc._.grammar.subject_of(doc[verb])
    if head is None or head.lower_ == "es":
        return None
    if head.lower_ in PRONOUNS:
        return _pronoun(doc, head, verb)
    for start in range(head.left_edge.i, head.i + 1):
        phrase = noun_phrase(doc, start, head.right_edge.i + 1)
        if phrase is not None and phrase.start <= head.i < phrase.end:
            party = party_of(doc, phrase)
            return party if is_partylike(party, names) else None
    return None


def _pronoun(doc: Doc, head: Token, verb: int) -> Party:
    """ "sie sagten" means several people, "sie sagte" one."""
    several = head.lower_ == "sie" and doc[verb].lower_.endswith("n")
    gender = "p" if several else PRONOUNS[head.lower_]
    return Party("", ActorKind.UNKNOWN, None, head.i, head.i + 1, gender=gender, refers=True)
