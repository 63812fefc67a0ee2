"""The demo stories."""

import json
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

from claims.permissions import may_review
from sources.cleaning import view
from sources.language import foreign_language
from sources.models import Article, ArticleVersion, Outlet

STORIES = sorted((settings.BASE_DIR / "fixtures" / "stories").glob("*/*.json"))


@pytest.mark.django_db
def test_the_demo_is_loaded_once_and_the_login_is_shown_once(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demo")
    shown = capsys.readouterr().out.splitlines()
    name, password = shown[0].rpartition(": ")[2].split(" / ")
    editor = authenticate(username=name, password=password)
    assert editor is not None
    assert may_review(editor)
    assert not editor.is_staff
    counts = (Article.objects.count(), ArticleVersion.objects.count(), Outlet.objects.count())
    call_command("load_demo")
    assert capsys.readouterr().out == ""
    assert (Article.objects.count(), ArticleVersion.objects.count(), Outlet.objects.count()) == counts
    assert get_user_model().objects.count() == 1
    assert counts == (len(STORIES) - 1, len(STORIES), 10)
    assert not Outlet.objects.filter(domain="").exists()


@pytest.mark.django_db
def test_one_demo_article_was_changed_silently() -> None:
    call_command("load_demo")
    changed = ArticleVersion.objects.get(number=2)
    before = changed.article.versions.get(number=1)
    assert (before.current, changed.current) == (False, True)
    differing = [(a, b) for a, b in zip(before.text.split(), changed.text.split(), strict=True) if a != b]
    assert differing == [("80", "180")]


def test_the_demo_has_stories_enough_to_compare() -> None:
    stories = Counter(path.parent.name for path in STORIES)
    assert len(stories) >= 4
    assert min(stories.values()) >= 4
    assert sum(stories.values()) >= 16


@pytest.mark.parametrize("path", STORIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_demo_article_is_complete_german_and_set_in_german_type(path: Path) -> None:
    entry = json.loads(path.read_text(encoding="utf-8"))
    assert set(entry) == {"id", "outlet", "title", "published", "url", "text"}
    assert foreign_language(entry["text"]) is None
    assert view(entry["text"]).text == entry["text"]
    assert not set("\"'…") & set(entry["text"])
    assert entry["text"].count("„") == entry["text"].count("“")
    assert "  " not in entry["text"]
