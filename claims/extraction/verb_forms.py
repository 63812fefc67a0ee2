"""German verb forms: infinitive, kind of form and mood of a word, without a tagger.

Auxiliaries and modal verbs are a closed list (``lexicon/verb_forms.tsv``); full verbs come from simplemma's word table.
"""

from enum import StrEnum
from functools import cache, lru_cache

import simplemma

from claims.extraction import lexicon
from claims.extraction.dictionary import is_known
from claims.extraction.word_classes import word_class

# Prefixes that never leave the verb: their -t form is participle and present at once ("berichtet").
INSEPARABLE = word_class("inseparable_prefix")


SEPARABLE = word_class("separable_prefix")


class VerbForm(StrEnum):
    """What a word form can be. PLURAL is an infinitive that may also be a plural finite form ("sagen"); EITHER is a
    form that is participle or finite ("berichtet")."""

    FINITE = "finite"
    PLURAL = "plural"
    EITHER = "either"
    PARTICIPLE = "participle"
    ZU_INFINITIVE = "zu_infinitive"


# The mood column of participles that the word table does not know, of verbs that are no auxiliaries.
FULL_VERB = "full"


@cache
def _listed_forms() -> dict[str, dict[str, str]]:
    return {row["form"]: row for row in lexicon.read("verb_forms")}


def _of_participle(word: str) -> str | None:
    """The infinitive of a form on -t that the word table takes for an adjective ("überlebt")."""
    infinitive = word[:-1] + "en"
    if word in _NO_VERBS or word.endswith(("icht", "acht", "echt", "ekannt")):
        return None
    known = is_known(infinitive) and simplemma.lemmatize(infinitive, "de") == infinitive
    return infinitive if known else None


@cache
def _regular_forms() -> dict[str, str]:
    """Present and past of the reporting verbs as if regular: the word table takes "meinte" for a possessive."""
    forms: dict[str, str] = {}
    for row in lexicon.read("reporting_verbs"):
        verb, particle = row["verb"].split()[-1], row["particle"]
        for infinitive in {verb, verb.removeprefix(particle)}:
            if infinitive.endswith("en") and len(infinitive) > 4:
                stem = infinitive[:-2] + ("e" if infinitive[-3] in "td" else "")
                forms.update({stem + ending: infinitive for ending in ("t", "te", "ten")})
                if particle == "-" and not infinitive.startswith("ge"):
                    forms.setdefault("ge" + stem + "t", infinitive)
    return forms


@cache
def connectors() -> dict[str, str]:
    """Words that open or join clauses → subordinating, relative or coordinating."""
    return {row["word"]: row["kind"] for row in lexicon.read("connectors")}


def is_listed(word: str) -> bool:
    """Whether the form (lower case) is one of an auxiliary or modal verb."""
    listed = _listed_forms().get(word)
    return listed is not None and listed["mood"] != FULL_VERB


@lru_cache(maxsize=65_536)
def verb_lemma(word: str) -> str | None:
    """The infinitive of a verb form, or None for a word that is no verb form. ``word`` in lower case."""
    listed = _listed_forms().get(word)
    if listed:
        return listed["lemma"]
    if word == "sein":
        return word
    regular = _regular_forms().get(word)
    if regular:
        return regular
    if len(word) < 3 or not word.isalpha() or word in connectors() or word in _NO_VERBS:
        return None
    if word.endswith(("ene", "enen", "ener", "enes", "enem")) and not word.endswith("dienen"):
        return None  # "vergangene", "gesunkener": inflected participles
    lemma = simplemma.lemmatize(word, "de")
    if word == lemma + "d":
        return None  # "überwiegend", "ergänzend": present participles never are the verb of a clause
    if lemma == word and word[-1:] == "e":  # Konjunktiv I of full verbs is often missing from the table
        for infinitive in (word + "n", word[:-1] + "n"):
            if simplemma.lemmatize(infinitive, "de") == infinitive and is_known(infinitive):
                return infinitive
    if lemma == word and word.endswith("t") and (verb := _of_participle(word)):
        return verb
    if word.endswith("en") and not lemma.endswith("n") and simplemma.lemmatize(word[:-2] + "t", "de") == word:
        return word  # "schicken", which the table takes for the adjective
    if not lemma.islower() or not lemma.endswith("n") or (lemma == word and not is_known(word)):
        return None
    if not lemma.endswith(("en", "eln", "ern", "tun", "sein")) or lemma in _NO_VERBS:
        return None
    return lemma


# Words on -en that the word table knows as their own lemma and that are no verbs.
_NO_VERBS = word_class("no_verb")


@lru_cache(maxsize=65_536)
def verb_form(word: str) -> VerbForm | None:
    """What kind of verb form ``word`` (lower case) can be, None for other words."""
    listed = _listed_forms().get(word)
    if listed:
        return {"amb": VerbForm.PLURAL, "part": VerbForm.PARTICIPLE, FULL_VERB: VerbForm.PARTICIPLE}.get(
            listed["mood"], VerbForm.FINITE
        )
    lemma = verb_lemma(word)
    if lemma is None:
        return None
    if word == lemma:
        return VerbForm.PLURAL
    if _with_zu(word, lemma):
        return VerbForm.ZU_INFINITIVE
    for prefix in ("", *SEPARABLE):
        if lemma.startswith(prefix) and word.startswith(prefix):
            rest, stem = word[len(prefix) :], lemma[len(prefix) :]
            if prefix and rest.startswith("zu") and rest[2:] == stem:
                return VerbForm.ZU_INFINITIVE
            if (
                rest.startswith("ge")
                and rest.endswith(("t", "en", "an"))
                and (not stem.startswith("ge") or len(rest) >= len(stem) + 2)
            ):
                return VerbForm.PARTICIPLE
            if rest in (stem + "e", stem + "er", stem + "es") and stem.startswith("ge"):
                return None  # "eingesehene": the table takes the participle for a verb
            if (
                rest.startswith("ge")
                and len(rest) > len(stem) + 1
                and rest.endswith(("te", "ene", "ter", "ener", "tes", "enes"))
            ):
                return None  # "eingesehene", "geplanter": an adjective
    prefixed = lemma.startswith(tuple(INSEPARABLE)) and lemma not in UNPREFIXED
    if word.endswith("t") and (prefixed or lemma.endswith("ieren")):
        return VerbForm.EITHER
    if word.endswith("en") and prefixed and not word.endswith("ten"):
        return VerbForm.EITHER
    return VerbForm.FINITE


# Verbs that begin like a prefix and have none: "geht" is no participle.
UNPREFIXED = frozenset({"gehen", "geben", "gelten", "beten", "beben", "erben"})


def _with_zu(word: str, infinitive: str) -> bool:
    """ "bereitzustellen": the infinitive of a verb that can be parted, with zu between its parts."""
    return len(word) == len(infinitive) + 2 and any(
        word[at : at + 2] == "zu" and word[:at] + word[at + 2 :] == infinitive
        for at in range(2, len(infinitive))
    )


def mood(word: str) -> str | None:
    """ "ind", "k1" or "k2" of a finite form (lower case), None for other words. Konjunktiv I of full verbs is the stem with
    -e in the third person ("liege", "betrage"); the plural equals the indicative and counts as indicative."""
    listed = _listed_forms().get(word)
    if listed:
        return {"amb": "ind", "part": None, FULL_VERB: None}.get(listed["mood"], listed["mood"])
    form = verb_form(word)
    if form is None or form is VerbForm.PARTICIPLE or form is VerbForm.ZU_INFINITIVE:
        return None
    lemma = verb_lemma(word)
    assert lemma is not None
    elided = word.endswith("le") and lemma == word[:-2] + "eln"  # "sammle"
    if word + "n" == lemma or elided or (word.endswith("ere") and lemma == word[:-1] + "n"):  # "ändere"
        return "k1"
    return "k2" if _is_mutated(word, lemma) else "ind"


_UMLAUTS = "äöü"


def _is_mutated(word: str, infinitive: str) -> bool:
    """ "befänden", "käme", "wüsste": an umlaut that the infinitive lacks makes Konjunktiv II."""
    if not word.endswith(("e", "en")):
        return False  # "läuft", "fährt"
    return sum(word.count(vowel) for vowel in _UMLAUTS) > sum(infinitive.count(vowel) for vowel in _UMLAUTS)
