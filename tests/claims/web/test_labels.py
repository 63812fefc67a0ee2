from enum import StrEnum

import pytest
from django.utils.translation import override

from claims import terms
from claims.extraction import lexicon
from claims.models import ReviewEvent
from claims.web import labels


@pytest.mark.parametrize(
    ("vocabulary", "enum"),
    [
        ("disagreement_kind", terms.DisagreementKind),
        ("level", terms.Level),
        ("state", terms.ReviewState),
        ("relation", terms.Relation),
        ("kind", terms.Kind),
        ("modifier", terms.Modifier),
        ("scope", terms.Scope),
        ("modality", terms.Modality),
        ("actor_kind", terms.ActorKind),
        ("action", ReviewEvent.Action),
        ("done", ReviewEvent.Action),
    ],
)
def test_every_term_has_words_in_both_languages(vocabulary: str, enum: type[StrEnum]) -> None:
    for language in ("de", "en"):
        with override(language):
            words = [str(labels.VOCABULARIES[vocabulary][term]) for term in enum]
        assert all(words)
        assert len(set(words)) == len(words), f"two terms of {vocabulary} read alike"


def test_every_category_of_the_lexicon_has_words() -> None:
    assert {row["category"] for row in lexicon.read("categories")} <= labels.CATEGORIES.keys()


def test_category_of_the_users_own_stands_for_itself() -> None:
    assert labels.label("category", "court_cases") == "court cases"
