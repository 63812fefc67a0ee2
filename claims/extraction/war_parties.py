"""Which parties of a text are at war, and which of them attacks."""

from collections import Counter

from claims.extraction import war_words as war
from claims.extraction.subject_phrases import SubjectPhrase

# The noun phrases of a text, sentence by sentence.
Phrases = list[list[SubjectPhrase]]
# How many words of war make a war.
_WAR_WORDS = 2
# How much more a mention beside words of war counts than another.
_ARMED = 2


def sides_of(text: str, phrases: Phrases) -> list[str]:
    """The parties that fight in the text, two, one or none."""
    counts, armed = Counter[str](), Counter[str]()
    words_of_war = arms = 0
    for row in phrases:
        for phrase in row:
            noun, named = war.noun_of(phrase, text), war.party(phrase)
            fighting = war.fights(noun) or war.is_army(noun) or war.is_loss(noun)
            words_of_war += fighting or war.points(noun) or war.attacks(noun)
            arms += war.fights(noun) or war.is_army(noun)
            if named is not None:
                own = named in war.words("group") or phrase.head in war.rulers()
                counts[named] += 1
                armed[named] += fighting or own
                words_of_war += own
    if words_of_war < _WAR_WORDS or not arms:
        return []
    ranked = sorted(counts, key=lambda name: -(counts[name] + _ARMED * armed[name]))
    for first in ranked:
        known = [name for name in ranked if war.are_enemies(name, first)]
        if known:
            return [first, known[0]]
    ranked = [name for name in ranked if armed[name]]
    if not ranked:
        return []
    others = [name for name in ranked[1:] if name not in war.allied(ranked[0])]
    named_too = [name for name, n in counts.most_common() if n > 1 and name not in war.allied(ranked[0])]
    return [ranked[0], *(others or named_too)[:1]]


def attacker_of(text: str, phrases: Phrases, sides: list[str]) -> str | None:
    """The side of which the text tells attacks and no other: "der russische Angriff", "russische Besatzer"."""
    counts = Counter(
        named
        for row in phrases
        for phrase in row
        if (war.attacks(noun := war.noun_of(phrase, text)) or noun in war.words("stormer"))
        and (named := war.party(phrase)) in sides
    )
    invaders = [side for side in sides if side in war.words("invader")]
    if not counts:
        return invaders[0] if len(invaders) == 1 else None
    first, *rest = counts.most_common()
    return first[0] if not rest or first[1] > rest[0][1] else None
