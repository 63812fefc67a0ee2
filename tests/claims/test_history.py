"""Who changed what: read back from the rows the database wrote by itself."""

from dataclasses import replace
from typing import Any

import pghistory
import pytest

from claims import curation, recording
from claims.history import changes_of
from claims.models import Claim
from tests.claims.builders import analyst, article_version, editor, extraction, link, quantity
from tests.claims.test_disagreements import tell

pytestmark = pytest.mark.django_db

TEXT = "Laut Polizei kamen 300 Menschen."


def recorded() -> Claim:
    version = article_version(TEXT)
    found = quantity(TEXT, "300 Menschen", "300", 300, attribution=(link(TEXT, "Polizei", "Laut"),))
    with pghistory.context(step="extraction"):
        recording.record(version, extraction(found), "x1")
        recording.record(version, extraction(replace(found, category="killed", attribution=())), "x2")
    return version.claims.get()


def test_a_claim_tells_what_it_was_before() -> None:
    changes = changes_of(recorded())
    first, update = [change for change in changes if change.row == "claim"]
    assert (first.what, first.by, first.fields) == ("insert", "extraction", {})
    assert first.row_values["category"] == "troops"
    assert update.what == "update"
    assert update.fields == {"category": ("troops", "killed"), "extractor": ("x1", "x2")}
    assert [
        (change.what, change.row_values["name"]) for change in changes if change.row == "attribution"
    ] == [
        ("insert", "Polizei"),
        ("delete", "Polizei"),
    ]


def test_an_editor_is_named() -> None:
    version = tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    claim = version.claims.get()
    curation.move_claim(claim, None, by=editor("erika"))
    change = next(change for change in changes_of(claim) if "topic_pinned" in change.fields)
    assert (change.by, change.fields["topic_pinned"]) == ("erika", (False, True))


def test_bulk_writes_and_plain_sql_leave_traces_too() -> None:
    claim = recorded()
    Claim.objects.filter(pk=claim.pk).update(place="Kursk")
    last = [change for change in changes_of(claim) if change.row == "claim"][-1]
    assert last.fields == {"place": ("", "Kursk")}


@pytest.mark.parametrize("move", ["rename", "move", "release", "merge"])
def test_only_editors_curate(move: str) -> None:
    version = tell(3)
    tell(5, external_id="b", outlet="Abendpost", source="Gewerkschaft")
    claim, person = version.claims.get(), analyst()
    topic = claim.topic
    assert topic
    moves: dict[str, Any] = {
        "rename": lambda: curation.rename_topic(topic, "x", by=person),
        "move": lambda: curation.move_claim(claim, None, by=person),
        "release": lambda: curation.release_claim(claim, by=person),
        "merge": lambda: curation.merge_actors(claim.attributions.get().actor, [], by=person),
    }
    with pytest.raises(curation.CurationError):
        moves[move]()
    claim.refresh_from_db()
    assert claim.topic == topic
