"""Speed of reading dates, and their quality on the corpora beside the checkout where they are there."""

import json
import time

import pytest

from claims.extraction.dates import timexes_of
from claims.extraction.time_expressions import time_expressions
from claims.extraction.timeml import annotate
from tests.claims.extraction.date_texts import PUBLISHED
from tests.shared import require, tool


def test_the_stage_is_linear_and_reads_well_over_twenty_thousand_words_a_second():
    sentence = "Am Donnerstag teilte die Polizei mit, dass seit dem 3. Juni 2025 rund 2000 Menschen in der Stadt angekommen seien. "
    filler = (
        "Die Stadt baut neue Wege für Räder und Züge, die Bürger freuen sich über das Grün an den Ufern des Flusses. "
        * 3
    )
    text = (sentence + filler) * 400
    timexes_of(sentence, PUBLISHED)
    started = time.process_time()
    found = timexes_of(text, PUBLISHED)
    seconds = time.process_time() - started
    assert len(found) == 800
    assert len(text.split()) / seconds > 20_000


@pytest.mark.parametrize(
    "piece",
    [
        "3. und ",
        "rund etwa ",
        "am 3. Mai und ",
        "in der Nacht zum ",
        "3.5.2025\n",
        "1.1.1.1.",
        "drei Tage nach dem ",
        "von 2003 bis ",
    ],
)
def test_endless_repetition_takes_linear_time(piece):
    timexes_of(piece * 10, PUBLISHED)

    def seconds(count: int) -> float:
        started = time.process_time()
        timexes_of(piece * count, PUBLISHED)
        return time.process_time() - started

    assert seconds(8_000) < 10 * seconds(2_000) + 0.2


def test_the_gold_dates_are_found_with_their_values():
    gold = found = met = right = 0
    for path in sorted(require("gold").rglob("*.gold.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        ours = [timex for timex in timexes_of(document["text"], document.get("published")) if timex.is_claim]
        gold, found = gold + len(document["dates"]), found + len(ours)
        for wanted in document["dates"]:
            overlapping = (
                timex for timex in ours if timex.start < wanted["end"] and timex.end > wanted["start"]
            )
            if hit := next(overlapping, None):
                ours.remove(hit)
                met += 1
                right += hit.value == wanted["value"]
    assert 2 * met / (gold + found) >= 0.97
    assert right / met >= 0.96


def test_krauts_is_annotated_better_than_heideltime_does(tmp_path):
    corpus = require("corpora", "krauts_dolomiten42")
    for path in corpus.glob("*.tml"):
        (tmp_path / path.name).write_text(
            annotate(path.read_text(encoding="utf-8"), time_expressions), encoding="utf-8"
        )
    figures = tool("score_timex").score(str(corpus), str(tmp_path))
    assert figures["strict_value"] >= 0.82  # HeidelTime: 0.775
    assert figures["relaxed"] >= 0.95


def test_smartdata_dates_are_found():
    gold = found = exact = 0
    corpus = require("corpora", "smartdata", "smartdata_v1_all.jsonl")
    for line in corpus.read_text(encoding="utf-8").splitlines()[::5]:
        document = json.loads(line)
        ours = timexes_of(document["text"], document["date"][:10])
        spans = {(tag.start, tag.end) for timex in ours for tag in timex.tags}
        for mention in document["mentions"]:
            if mention["type"] == "date":
                gold += 1
                found += any(timex.start < mention["end"] and timex.end > mention["start"] for timex in ours)
                exact += (mention["start"], mention["end"]) in spans
    assert found / gold >= 0.95
    assert exact / gold >= 0.80
