"""A figure that changes silently between two versions of an article is found; added text is not one."""

from claims.comparison import silent_edits
from claims.comparison.records import ComparedArticle, ComparedClaim
from claims.terms import DisagreementKind, Level
from tests.claims.comparison.story_files import make

OLD = "Bei dem Busunglück nahe Feldau sind am Sonntag 12 Menschen verletzt worden. Der Bus war mit 44 Reisenden besetzt."
NEW = "Bei dem Busunglück nahe Feldau sind am Sonntag 21 Menschen verletzt worden. Der Bus war mit 44 Reisenden besetzt."


def version(text: str) -> ComparedArticle:
    return ComparedArticle("v", "Tagblatt", "Busunglück", "2025-05-04", text)


def claims(text: str, hurt: str) -> list[ComparedClaim]:
    article = version(text)
    number = int(hurt.split()[0])
    return [
        make(article, hurt, {"category": "wounded", "noun": "Mensch", "min": number}),
        make(article, "44 Reisenden", {"category": "other", "noun": "Reisender", "min": 44}),
    ]


def test_a_changed_figure_is_one_finding_with_both_values() -> None:
    found = silent_edits(version(OLD), claims(OLD, "12 Menschen"), version(NEW), claims(NEW, "21 Menschen"))
    assert len(found) == 1
    assert found[0].kind is DisagreementKind.SILENT_EDIT
    assert found[0].level is Level.OUTLETS
    assert [group.minimum for group in found[0].groups] == [12, 21]
    assert found[0].reasons[0].values == {"a": "12 Menschen", "b": "21 Menschen"}


def test_an_unchanged_article_has_no_finding() -> None:
    assert (
        silent_edits(version(OLD), claims(OLD, "12 Menschen"), version(OLD), claims(OLD, "12 Menschen")) == []
    )


def test_severity_grows_with_the_gap() -> None:
    small = silent_edits(version(OLD), claims(OLD, "12 Menschen"), version(NEW), claims(NEW, "21 Menschen"))
    wide = NEW.replace("21 Menschen", "210 Menschen")
    large = silent_edits(
        version(OLD), claims(OLD, "12 Menschen"), version(wide), claims(wide, "210 Menschen")
    )
    assert small[0].severity < large[0].severity <= 1
