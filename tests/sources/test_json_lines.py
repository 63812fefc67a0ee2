"""Articles as JSON."""

import json
from typing import Any

import pytest

from sources.errors import Reason, Refusal
from sources.reading import Document, Unreadable, json_lines

TEXT = " Drei Reisende wurden verletzt.\r\nDie Strecke ist gesperrt.  "


def test_the_text_is_kept_exactly_and_the_metadata_with_it() -> None:
    entry = {
        "id": "a1",
        "outlet": "Talkurier",
        "title": "Zug  entgleist",
        "published": "2025-06",
        "url": "https://talkurier.example/zug",
        "text": TEXT,
        "author": "wird nicht gebraucht",
    }
    document = json_lines.article(entry, "a.json")
    assert document.text == TEXT
    assert document.metadata.title == "Zug entgleist"
    assert str(document.metadata.published) == "2025-06"
    assert (document.article, document.metadata.outlet) == ("a1", "Talkurier")
    assert document.metadata.url == "https://talkurier.example/zug"


def test_a_number_will_do_as_id() -> None:
    assert json_lines.article({"id": 17, "text": TEXT}, "a.json").article == "17"


@pytest.mark.parametrize(
    "content", [[{"text": TEXT}, {"text": TEXT}], {"articles": [{"text": TEXT}, {"text": TEXT}]}]
)
def test_a_file_may_hold_several_articles(content: Any) -> None:
    readings = list(json_lines.read(json.dumps(content).encode(), "a.json"))
    assert [reading.reference for reading in readings] == ["a.json[1]", "a.json[2]"]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"title": "ohne Text"}, Reason.NO_ARTICLE),
        ("nur Text", Reason.NO_ARTICLE),
        (None, Reason.NO_ARTICLE),
        ({"text": None}, Reason.BAD_FIELD),
        ({"text": ["a"]}, Reason.BAD_FIELD),
        ({"text": " \n"}, Reason.NO_TEXT),
        ({"text": "a\u0000b"}, Reason.CHARACTERS),
        ({"text": "x" * 1_000_001}, Reason.TEXT_TOO_LONG),
        ({"text": TEXT, "id": {"a": 1}}, Reason.BAD_FIELD),
        ({"text": TEXT, "id": True}, Reason.BAD_FIELD),
        ({"text": TEXT, "id": "x" * 301}, Reason.BAD_FIELD),
        ({"text": TEXT, "title": "a\u0000"}, Reason.CHARACTERS),
        ({"text": TEXT, "published": "neulich"}, Reason.BAD_DATE),
        ({"text": TEXT, "published": ["2025"]}, Reason.BAD_FIELD),
        ({"text": TEXT, "published": "2999-01-01"}, Reason.FUTURE_DATE),
        ({"text": TEXT, "url": "ftp://talkurier.example/a"}, Reason.BAD_ADDRESS),
        ({"text": TEXT, "url": "javascript:alert(1)"}, Reason.BAD_ADDRESS),
        ({"text": TEXT, "url": "https://["}, Reason.BAD_ADDRESS),
        ({"text": TEXT, "url": "https://talkurier.example/" + "ä" * 1900}, Reason.BAD_FIELD),
    ],
)
def test_an_unusable_object_is_refused_with_its_reason(entry: Any, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        json_lines.article(entry, "a.json")
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"text": ', Reason.BROKEN_JSON),
        (rb'{"text": "\ud83d"}', Reason.BROKEN_JSON),
        (b"[]", Reason.NO_ARTICLE),
        (b"", Reason.EMPTY),
        (b"[" * 100_000, Reason.BROKEN_JSON),
    ],
)
def test_a_broken_file_is_refused_as_a_whole(data: bytes, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        list(json_lines.read(data, "a.json"))
    assert refused.value.reason == reason


def test_a_broken_line_does_not_stop_the_others() -> None:
    lines = [b'{"text": "eins"}\n', b'{"text": \n', b"\n", b'{"id": 1}\n', b'{"text": "vier"}']
    readings = list(json_lines.read_lines(iter(lines), "a.jsonl"))
    assert [reading.reference for reading in readings] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:4", "a.jsonl:5"]
    assert [type(reading) for reading in readings] == [Document, Unreadable, Unreadable, Document]


def test_no_line_at_all_is_an_empty_file() -> None:
    with pytest.raises(Refusal) as refused:
        list(json_lines.read_lines(iter([b"\n"]), "a.jsonl"))
    assert refused.value.reason == Reason.EMPTY
