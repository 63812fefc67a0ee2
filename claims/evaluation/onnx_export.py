"""A fine-tuned encoder as ONNX graphs, which run without the packages that trained it. Large tables of weights are kept in 8 bits, one
scale for each output; the runtime works with them in 32 bits."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.comparison.encoder import CLAIM, PADDING, SENTENCE, SIZE

# Gelu is an operator of its own from here on.
OPSET = 20
HEADS, WIDTH = 12, 384
# Added where there is nothing to attend to.
NEVER = -1e4
EPSILON = 1e-12
# 8 bits with a sign, the lowest value left out so that both sides are alike.
LARGEST = 127

Weights = Mapping[str, NDArray[np.float32]]


class Graph:
    """An ONNX graph as it grows: each call of an operator gives the name of what it makes."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def __call__(self, operator: str, *inputs: str, outputs: int = 1, **attributes: Any) -> Any:
        from onnx import helper  # only here: encoders are trained by developers, not by users

        names = [f"{operator}_{len(self.nodes)}_{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def constant(self, value: Any, dtype: Any = np.float32) -> str:
        from onnx import numpy_helper

        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value, dtype), name))
        return name

    def table(self, weights: NDArray[np.float32], axis: int) -> tuple[str, str]:
        """Weights in 8 bits and their scales, one for each place that is left when ``axis`` is taken away."""
        scale = np.maximum(np.abs(weights).max(axis=axis, keepdims=True), 1e-12) / LARGEST
        return self.constant(np.round(weights / scale), np.int8), self.constant(scale)

    def linear(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """x · weightᵀ + bias; ``weight`` is [outputs, inputs], as torch has it."""
        told, scale = self.table(weight.T, axis=0)
        unpacked = self("Mul", self("Cast", told, to=1), scale)
        return str(self("Add", self("MatMul", x, unpacked), self.constant(bias)))

    def norm(self, x: str, weights: Weights, name: str) -> str:
        scale, bias = (self.constant(weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        return str(self("LayerNormalization", x, scale, bias, epsilon=EPSILON))

    def write(self, path: Path, inputs: Mapping[str, Any], output: str, shape: list[Any]) -> None:
        from onnx import TensorProto, checker, helper, save

        self.nodes.append(helper.make_node("Identity", [output], ["told"]))
        graph = helper.make_graph(
            self.nodes,
            path.stem,
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info("told", TensorProto.FLOAT, shape)],
            self.constants,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
        checker.check_model(model)
        save(model, path)


def write_claims(weights: Weights, layers: int, path: Path) -> None:
    """The part that reads a claim: word pieces and what they belong to, [claim, place], into vectors [claim, SIZE]."""
    from onnx import TensorProto

    g = Graph()
    told, scale = g.table(weights["word_pieces.weight"], axis=1)
    x = g("Mul", g("Cast", g("Gather", told, "pieces"), to=1), g("Gather", scale, "pieces"))
    length = g("Gather", g("Shape", "pieces"), g.constant([1], np.int64))
    zero, axes = g.constant([0], np.int64), g.constant([0], np.int64)
    x = g("Add", x, g("Slice", g.constant(weights["positions.weight"] + weights["kind"]), zero, length, axes))
    x = g("Add", g.norm(x, weights, "norm"), g("Gather", g.constant(weights["parts"]), "parts"))
    there = g("Cast", g("Not", g("Equal", "pieces", g.constant(PADDING, np.int64))), to=1)
    nobody = g("Mul", g("Sub", g.constant(1.0), there), g.constant(NEVER))
    nobody = g("Unsqueeze", nobody, g.constant([1, 2], np.int64))
    for number in range(layers):
        x = _layer(g, x, nobody, weights, f"layers.{number}")
    own = g("Cast", g("Equal", "parts", g.constant(CLAIM, np.int64)), to=1)
    sentence = g("Cast", g("GreaterOrEqual", "parts", g.constant(SENTENCE, np.int64)), to=1)
    means = [_mean(g, x, g("Mul", there, part)) for part in (own, sentence)]
    x = g.linear(g("Concat", *means, axis=1), weights["projection.weight"], weights["projection.bias"])
    x = g("LpNormalization", x, axis=1, p=2)
    table = (TensorProto.INT64, ["claims", "places"])
    g.write(path, {"pieces": table, "parts": table}, x, ["claims", SIZE])


def write_pairs(weights: Weights, name: str, path: Path) -> None:
    """The part of this name that compares: two tables of vectors [pair, SIZE] into log odds [pair]."""
    from onnx import TensorProto

    g = Graph()
    last = g.constant([1], np.int64)
    cosine = g("ReduceSum", g("Mul", "one", "two"), last, keepdims=1)
    stretch = g.constant(SIZE**0.5)
    one, two = (g("Mul", side, stretch) for side in ("one", "two"))
    parts = g("Mul", one, two), g("Abs", g("Sub", one, two)), cosine, g("Mul", cosine, cosine)
    x = g("Concat", *parts, axis=1)
    x = g("Gelu", g.linear(x, weights[f"{name}.head.0.weight"], weights[f"{name}.head.0.bias"]))
    x = g.linear(x, weights[f"{name}.head.3.weight"], weights[f"{name}.head.3.bias"])
    x = g(
        "Add",
        x,
        g(
            "Add",
            g("Mul", cosine, g.constant(weights[f"{name}.cosine_weight"])),
            g.constant(weights[f"{name}.bias"]),
        ),
    )
    table = (TensorProto.FLOAT, ["pairs", SIZE])
    g.write(path, {"one": table, "two": table}, g("Squeeze", x, last), ["pairs"])


def _layer(g: Graph, x: str, nobody: str, weights: Weights, name: str) -> str:
    def linear(x: str, part: str) -> str:
        return g.linear(x, weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"])

    heads = g("Reshape", linear(x, "heads"), g.constant([0, 0, 3, HEADS, WIDTH // HEADS], np.int64))
    parts = g("Split", g("Transpose", heads, perm=[2, 0, 3, 1, 4]), outputs=3, axis=0, num_outputs=3)
    asked, keys, values = (g("Squeeze", part, g.constant([0], np.int64)) for part in parts)
    asked = g("Mul", asked, g.constant((HEADS / WIDTH) ** 0.5))
    met = g("Add", g("MatMul", asked, g("Transpose", keys, perm=[0, 1, 3, 2])), nobody)
    told = g("Transpose", g("MatMul", g("Softmax", met, axis=-1), values), perm=[0, 2, 1, 3])
    told = g("Reshape", told, g.constant([0, 0, WIDTH], np.int64))
    x = g.norm(g("Add", x, linear(told, "attended")), weights, f"{name}.attended_norm")
    return g.norm(g("Add", x, linear(g("Gelu", linear(x, "inner")), "outer")), weights, f"{name}.outer_norm")


def _mean(g: Graph, x: str, chosen: str) -> str:
    last, middle = (g.constant([axis], np.int64) for axis in (2, 1))
    total = g("ReduceSum", g("Mul", x, g("Unsqueeze", chosen, last)), middle, keepdims=0)
    count = g("Max", g("ReduceSum", chosen, middle, keepdims=1), g.constant(1.0))
    return str(g("Div", total, count))
