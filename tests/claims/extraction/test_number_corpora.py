"""Numerals on texts of others, read where they lie; skipped loudly where they do not."""

import json
from decimal import Decimal

from claims.extraction.numerals import NumeralSort, find_numerals
from claims.extraction.sentences import sentence_starts
from tests.shared import require


def test_97_of_100_recognizer_cases_are_read_as_expected() -> None:
    path = require("corpora", "recognizers_de", "Number", "German", "NumberModel.json")
    cases = json.loads(path.read_text(encoding="utf-8-sig"))

    def right(case: dict) -> bool:
        text = case["Input"]
        found = [
            (text[n.start : n.end].lower(), n.minimum / 100 if n.sort == NumeralSort.FRACTION else n.minimum)
            for n in find_numerals(text, frozenset(sentence_starts(text)))
            if n.sort != NumeralSort.ORDINAL
        ]
        expected = [
            (result["Text"].lower(), Decimal(result["Resolution"]["value"].replace(",", ".")))
            for result in case["Results"]
        ]
        return len(found) == len(expected) and all(
            mine[0] == theirs[0] and abs(mine[1] - theirs[1]) <= Decimal("1e-9") * max(1, theirs[1])
            for mine, theirs in zip(found, expected, strict=True)
        )

    assert sum(map(right, cases)) >= 0.97 * len(cases)


def test_97_of_100_numbers_of_smartdata_are_found() -> None:
    path = require("corpora", "smartdata", "smartdata_v1_all.jsonl")
    numbers = found = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        mentions = [mention for mention in document["mentions"] if mention["type"] == "number"]
        if not mentions:
            continue
        text = document["text"]
        numerals = find_numerals(text, frozenset(sentence_starts(text)))
        numbers += len(mentions)
        found += sum(any(n.start < m["end"] and m["start"] < n.end for n in numerals) for m in mentions)
    assert found >= 0.97 * numbers
