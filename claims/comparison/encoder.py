"""What a figure or a date answers, as a vector: a small language model reads it in its sentence, and a small network on top says of
two such vectors how far both answer one question.

The model is multilingual-e5-small (Wang et al., "Multilingual E5 Text Embeddings", 2024; MIT), cut down to the word pieces of
German news and trained further by ``manage.py train_encoder``; ``encoder_files/meta.json`` tells on what. Its weights are kept
in 8 bits and worked with in 32.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
import orjson
import sentencepiece
from numpy.typing import NDArray

from claims.comparison.columns import Column, Columns, Pairs
from claims.comparison.records import ComparedArticle, ComparedClaim
from claims.comparison.stretches import sentence_span
from claims.terms import Kind

FOLDER = Path(__file__).parent / "encoder_files"
# What a folder holds: the part that reads a claim, those that compare two figures and two dates, and the word pieces, which all models
# share.
CLAIMS = "claims.onnx"
PAIRS = {Kind.QUANTITY: "figures.onnx", Kind.DATE: "dates.onnx"}
# What the model is and what it was trained on.
META = "meta.json"
PIECES = FOLDER / "pieces.model"
# A vector's length.
SIZE = 256
# How many word pieces are read of the sentence before, of the own sentence on either side of the claim, and of the claim itself. Set
# by hand: most sentences fit, and each piece more costs time.
BEFORE, LEFT, QUOTE, RIGHT = 22, 28, 14, 24
# Word pieces with a meaning of their own, by their number in ``pieces.model``.
START, PADDING, END = 0, 1, 2
# What a word piece belongs to: nothing, the sentence before, the sentence of the claim, the claim.
NOTHING, EARLIER, SENTENCE, CLAIM = range(4)
# So many claims are read together, so many pairs compared.
CLAIMS_AT_ONCE, PAIRS_AT_ONCE = 32, 1 << 15
# Where a sentence ends, going back from the next one.
SENTENCE_ENDS = (". ", "\n", "? ", "! ")

Vector = NDArray[np.float32]
# Of each claim its word pieces' numbers, and what they belong to.
Read = tuple[list[int], list[int]]


class Passage(NamedTuple):
    """What is read of a claim: the sentence before its own, its own up to the claim, the claim, and the rest."""

    earlier: str
    left: str
    claim: str
    right: str


class Encoder:
    """The model in one ``folder`` at work on one story. The vectors of its claims are worked out when they are first
    asked for: ``known`` are those that were handed in, ``new`` those that were missing."""

    def __init__(self, known: Mapping[str, Vector] | None = None, folder: Path = FOLDER) -> None:
        self.known = known or {}
        self.new: dict[str, Vector] = {}
        self._folder = folder

    def columns(self, pairs: Pairs, articles: Mapping[str, ComparedArticle]) -> Columns:
        """How far the two of each pair answer one question, as log odds; pairs of figures, or pairs of dates. ``articles`` by id."""
        if not pairs.frames:
            return {"one_question": np.empty(0)}
        missing = [
            claim
            for claim in (found.claim for found in pairs.frames)
            if claim.id not in self.known and claim.id not in self.new
        ]
        read = [pieces(passage(claim, articles[claim.article].text)) for claim in missing]
        self.new |= zip((claim.id for claim in missing), vectors(read, self._folder), strict=True)
        held = {**self.known, **self.new}
        table = np.stack([held[found.claim.id] for found in pairs.frames])
        compared = self._folder / PAIRS[pairs.frames[0].claim.kind]
        return {"one_question": likeness(table, pairs.one, pairs.two, compared)}


@cache
def version() -> str:
    """Names the model: vectors of different ones cannot be compared."""
    return str(orjson.loads((FOLDER / META).read_bytes())["version"])


def fingerprint() -> str:
    """Of the weights that read claims; the version of a model is that of its own."""
    return hashlib.sha256((FOLDER / CLAIMS).read_bytes()).hexdigest()[:16]


def passage(claim: ComparedClaim, text: str) -> Passage:
    """What is read of a claim in its article's ``text``; digits are masked, since what a claim answers lies in its words."""
    start, end = sentence_span(claim, text)
    before = text[:start].rstrip()
    cut = max(before.rfind(mark, 0, -1 if mark != "\n" else None) for mark in SENTENCE_ENDS)
    told = re.sub(r"\d", "0", text[claim.start : claim.end])
    return Passage(before[cut + 1 :].strip(), text[start : claim.start], told, text[claim.end : end])


def pieces(told: Passage) -> Read:
    """A passage as the model reads it: the claim stands between brackets."""
    numbers = [START, END]
    parts = [NOTHING, NOTHING]
    opening, closing = _brackets()
    for part, found in (
        (EARLIER, [*_pieces(told.earlier)[-BEFORE:], END]),
        (SENTENCE, _pieces(told.left)[-LEFT:]),
        (CLAIM, [opening, *_pieces(told.claim)[:QUOTE], closing]),
        (SENTENCE, [*_pieces(told.right)[:RIGHT], END]),
    ):
        numbers += found
        parts += [part] * len(found)
    return numbers, parts


def vectors(read: Sequence[Read], folder: Path = FOLDER) -> Iterator[Vector]:
    """The vector of each claim, of length 1."""
    found: dict[int, Vector] = {}
    for together in by_length(read, CLAIMS_AT_ONCE):
        numbers, parts = padded([read[place] for place in together])
        (told,) = _session(folder / CLAIMS).run(None, {"pieces": numbers, "parts": parts})
        found |= zip(together, told, strict=True)
    return (found[place] for place in range(len(read)))


def by_length(read: Sequence[Read], at_once: int) -> Iterator[list[int]]:
    """The places of all claims, so many at once, those of like length together, so that little is filled up."""
    order = sorted(range(len(read)), key=lambda place: len(read[place][0]))
    yield from (order[start : start + at_once] for start in range(0, len(order), at_once))


def padded(read: Sequence[Read]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Word pieces and parts of several claims as tables [claim, place], filled up with PADDING and NOTHING."""
    tables = np.full((2, len(read), max(len(numbers) for numbers, _parts in read)), PADDING)
    tables[1] = NOTHING
    for row, (numbers, parts) in enumerate(read):
        tables[0, row, : len(numbers)], tables[1, row, : len(parts)] = numbers, parts
    return tables[0], tables[1]


def likeness(table: Vector, one: Column, two: Column, network: Path) -> Column:
    """The log odds that two vectors of the ``table`` (their places in it, pair by pair) stand for one question, by the ``network``
    for claims of their kind."""
    found = np.empty(len(one))
    for start in range(0, len(one), PAIRS_AT_ONCE):
        at = slice(start, start + PAIRS_AT_ONCE)
        (told,) = _session(network).run(None, {"one": table[one[at]], "two": table[two[at]]})
        found[at] = told
    return found


def _pieces(text: str) -> list[int]:
    told = re.sub(r"[\s\u200b\u00ad]+", " ", unicodedata.normalize("NFKC", text))
    if not told.strip():
        return []
    return list(_splitter().encode(told if told.startswith(" ") else f" {told}"))


@cache
def _splitter() -> Any:
    return sentencepiece.SentencePieceProcessor(model_file=str(PIECES))


@cache
def _brackets() -> tuple[int, int]:
    opening, closing = (_splitter().piece_to_id(f"▁{sign}") for sign in "[]")
    return opening, closing


@cache
def _session(path: Path) -> Any:
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # other processes work beside
    return onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"])
