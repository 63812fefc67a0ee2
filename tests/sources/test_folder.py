"""Files, folders and sidecars."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from sources.errors import Reason
from sources.reading import Document, Metadata, Options, Unreadable, read, sources_in
from sources.reading.fetching import LARGEST_BYTES

DATA = Path(__file__).parent / "data"
TEXT = "In Niederau ist am Dienstag ein Zug entgleist, drei Reisende wurden verletzt."


def document(path: Path, options: Options | None = None) -> Document:
    (reading,) = read(str(path), options)
    assert isinstance(reading, Document)
    return reading


def reason(path: Path) -> Reason:
    (reading,) = read(str(path))
    assert isinstance(reading, Unreadable)
    return reading.refusal.reason


def test_a_folder_is_read_in_sorted_order_with_its_subfolders() -> None:
    found = [Path(source).relative_to(DATA) for source in sources_in([str(DATA / "folder")])]
    assert [str(path) for path in found] == ["folder/brand.txt", "folder/schule.txt", "folder/sub/zug.txt"]


def test_nothing_is_read_twice() -> None:
    folder, file = str(DATA / "folder"), str(DATA / "folder" / "brand.txt")
    assert len(sources_in([file, folder, file])) == 3


def test_a_text_file_is_kept_exactly_and_named_by_its_stem() -> None:
    path = DATA / "folder" / "brand.txt"
    read_back = document(path)
    assert read_back.text == path.read_bytes().decode()
    assert read_back.article == "brand"
    assert read_back.names[:2] == ("brand", "folder/brand")
    assert str(read_back.metadata.published) == "2025-03-05"


def test_the_sidecar_names_and_dates_a_file_also_when_only_the_file_is_given() -> None:
    school = document(DATA / "folder" / "schule.txt")
    assert school.article == "schule-1"
    assert school.metadata.outlet == "Talkurier"
    assert str(school.metadata.published) == "2025-02"


def test_the_time_of_the_file_is_not_the_time_of_publication(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert document(tmp_path / "a.txt").metadata.published is None


def test_options_take_the_place_of_what_files_say() -> None:
    read_back = document(DATA / "folder" / "schule.txt", Options(Metadata(outlet="Anderes Blatt")))
    assert (read_back.metadata.outlet, read_back.article) == ("Anderes Blatt", "schule-1")


def test_an_id_cannot_be_given_to_two_articles() -> None:
    readings = list(read(str(DATA / "articles.jsonl"), Options(Metadata(external_id="x"))))
    assert [reading.article for reading in readings if isinstance(reading, Document)] == ["x"]
    assert isinstance(readings[-1], Unreadable)
    assert readings[-1].refusal.reason == Reason.SEVERAL_ARTICLES


def test_articles_of_one_file_without_ids_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT}"}}\n')
    assert [
        reading.article for reading in read(str(tmp_path / "a.jsonl")) if isinstance(reading, Document)
    ] == ["a:1", "a:2"]


def test_a_broken_sidecar_is_refused_by_name_and_the_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text("[{")
    (tmp_path / "a.txt").write_text(TEXT)
    readings = [reading for source in sources_in([str(tmp_path)]) for reading in read(source)]
    assert [type(reading) for reading in readings] == [Document, Unreadable]
    assert readings[1].reference.endswith("index.json")


def test_a_bad_entry_in_the_sidecar_refuses_its_file_alone(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text(
        json.dumps([{"file": "a.txt", "published": "neulich"}, {"file": "b.txt"}])
    )
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    assert reason(tmp_path / "a.txt") == Reason.BROKEN_SIDECAR
    assert document(tmp_path / "b.txt").article == "b"


def test_a_pdf_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7 kaputt")
    assert reason(tmp_path / "a.txt") == Reason.BROKEN_PDF


def test_a_file_over_the_limit_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    for name in ("a.txt", "a.json", "a.pdf", "a.jsonl"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(max(LARGEST_BYTES + 1, 50_000_000))
        (reading,) = read(str(tmp_path / name))
        assert isinstance(reading, Unreadable)
        assert reading.refusal.reason == Reason.TOO_LARGE
        assert "20 MB" in reading.refusal.german


def test_missing_strange_and_special_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "missing.txt") == Reason.NOT_FOUND
    assert reason(tmp_path / "a.docx") == Reason.UNKNOWN_FORMAT
    assert reason(tmp_path / "empty.txt") == Reason.EMPTY
    (tmp_path / "empty.pdf").touch()
    assert reason(tmp_path / "empty.pdf") == Reason.EMPTY
    assert reason(tmp_path / "pipe.txt") == Reason.UNKNOWN_FORMAT
    assert reason(tmp_path / "loop.txt") in (Reason.NOT_FOUND, Reason.UNREADABLE)


def test_a_folder_that_must_not_be_looked_into_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    closed = tmp_path / "closed"
    closed.mkdir()
    scandir, listdir = os.scandir, os.listdir

    # The tests may run as root, whom no permission stops.
    def guarded_scandir(path: str) -> Any:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    def guarded_listdir(path: str) -> list[str]:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return listdir(path)

    monkeypatch.setattr(os, "scandir", guarded_scandir)
    monkeypatch.setattr(os, "listdir", guarded_listdir)
    assert [Path(source).name for source in sources_in([str(tmp_path)])] == ["a.txt", "closed"]
    assert reason(closed) == Reason.UNREADABLE


def test_hidden_files_and_images_of_a_folder_are_passed_over(tmp_path: Path) -> None:
    for name in (".a.txt", "a.png", "style.css", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    assert [Path(source).name for source in sources_in([str(tmp_path)])] == ["b.txt"]


def test_documents_of_word_processors_are_refused_by_name(tmp_path: Path) -> None:
    for name in ("a.docx", "b.odt", "c.rtf", "~$a.docx"):
        (tmp_path / name).write_text(TEXT)
    found = sources_in([str(tmp_path)])
    assert [Path(source).name for source in found] == ["a.docx", "b.odt", "c.rtf"]
    assert {reason(Path(source)) for source in found} == {Reason.UNKNOWN_FORMAT}
