"""The encoder trained further: of all pairs of figures, and of dates, of a story, which answer one question (Reimers and Gurevych,
"Sentence-BERT", 2019, with a small network in place of the bare cosine). For developers, who have the packages of
requirements-training.txt."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from claims.comparison.encoder import CLAIM, CLAIMS, PADDING, PAIRS, SENTENCE, SIZE, by_length, padded
from claims.evaluation.base_encoder import LAYERS, WIDTH, Weights, base_weights
from claims.evaluation.onnx_export import EPSILON, HEADS, NEVER, write_claims, write_pairs
from claims.evaluation.pairs import Asked, AskedPairs
from claims.terms import Kind

# So many stories are looked at, each again and again: about three times each. (Those that ship looked at 1,000, the annotated ones alone;
# at 850, the marked ones alone; and, going on from the first, at 520 of all.)
STEPS = 1000
# Learning rates of the language model and, by this factor, of what stands on top of it; the first tenth of all steps warms up.
RATE, TOP_FACTOR, WARM_UP = 6e-5, 8.0, 0.1
# The lowest layers, and the word pieces, stay as they are.
FROZEN = 2
# Pairs that answer one question are few, those of one number easy.
RIGHT_WEIGHT, EASY_WEIGHT = 3.0, 0.3
# What pairs of dates count beside those of figures, which are more and matter more.
KIND_WEIGHTS = {Kind.QUANTITY: 1.0, Kind.DATE: 0.5}
# Added to what a story's loss is divided by, so that stories with few right pairs do not count too much.
CALM = 20.0
# So many claims are read together while training; those of like length, so that little is filled up.
CLAIMS_AT_ONCE = 48
# This share of the words around a claim is hidden while training (number of <unk>).
HIDDEN, UNKNOWN = 0.1, 3
INNER = 128
SEED = 0


class Layer(nn.Module):
    """A transformer layer as BERT has it."""

    def __init__(self) -> None:
        super().__init__()
        self.heads, self.attended = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.attended_norm, self.outer_norm = nn.LayerNorm(WIDTH, EPSILON), nn.LayerNorm(WIDTH, EPSILON)

    def forward(self, x: Tensor, nobody: Tensor) -> Tensor:
        figures, places, _width = x.shape
        heads = self.heads(x).view(figures, places, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        asked, keys, values = heads
        # written out: of torch's own the way back took half of each step on processors
        met = torch.matmul(asked * (HEADS / WIDTH) ** 0.5, keys.transpose(-1, -2)) + nobody
        told = torch.matmul(torch.softmax(met, -1).to(values.dtype), values)
        x = self.attended_norm(x + self.attended(told.transpose(1, 2).reshape(figures, places, WIDTH)))
        return self.outer_norm(x + self.outer(functional.gelu(self.inner(x))))


class Compare(nn.Module):
    """What two vectors tell of their claims together."""

    def __init__(self) -> None:
        super().__init__()
        self.head = nn.Sequential(
            nn.Linear(2 * SIZE + 2, INNER), nn.GELU(), nn.Dropout(0.1), nn.Linear(INNER, 1)
        )
        self.cosine_weight, self.bias = nn.Parameter(torch.tensor(5.0)), nn.Parameter(torch.tensor(-4.0))

    def forward(self, one: Tensor, two: Tensor) -> Tensor:
        """Log odds that the claims of two tables [pair, SIZE] answer one question."""
        cosine = (one * two).sum(-1, keepdim=True)
        left, right = one * SIZE**0.5, two * SIZE**0.5
        told = self.head(torch.cat([left * right, (left - right).abs(), cosine, cosine * cosine], -1))
        return told[:, 0] + self.cosine_weight * cosine[:, 0] + self.bias


class Network(nn.Module):
    """Reads claims and compares them; ``onnx_export`` writes the same down for the runtime."""

    def __init__(self, base: Weights) -> None:
        super().__init__()
        self.word_pieces = nn.Embedding(*base["word_pieces.weight"].shape)
        self.positions = nn.Embedding(*base["positions.weight"].shape)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer() for _layer in range(LAYERS))
        self.load_state_dict({name: torch.from_numpy(told) for name, told in base.items()})
        self.parts = nn.Parameter(torch.zeros(CLAIM + 1, WIDTH))
        self.projection = nn.Linear(2 * WIDTH, SIZE)
        self.compare = nn.ModuleDict({str(kind): Compare() for kind in KIND_WEIGHTS})

    def vectors(self, pieces: Tensor, parts: Tensor) -> Tensor:
        """[claim, SIZE] of word pieces and parts, [claim, place]."""
        there = pieces != PADDING
        if self.training:
            hidden = (torch.rand(pieces.shape) < HIDDEN) & (parts != CLAIM) & there
            pieces = torch.where(hidden, UNKNOWN, pieces)
        place = torch.arange(pieces.shape[1])
        x = self.norm(self.word_pieces(pieces) + self.positions(place) + self.kind) + self.parts[parts]
        nobody = torch.zeros(there.shape).masked_fill(~there, NEVER)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, nobody.to(torch.bfloat16))
        own, sentence = (parts == CLAIM) & there, (parts >= SENTENCE) & there
        told = self.projection(torch.cat([_mean(x, own), _mean(x, sentence)], -1)).float()
        return functional.normalize(told, dim=-1)


def finetune(
    stories: Sequence[Asked], steps: int, tell: Callable[[str], None], start: Weights | None = None
) -> Weights:
    """The weights of a network that has looked at so many stories, from those of the base model or from ``start`` on; ``tell`` is told
    how it goes."""
    torch.manual_seed(SEED)
    shuffled = random.Random(SEED)
    network = Network(base_weights())
    if start is not None:
        network.load_state_dict({name: torch.from_numpy(told) for name, told in start.items()})
    for frozen in (network.word_pieces, *network.layers[:FROZEN]):
        frozen.requires_grad_(False)
    top = ("parts", "projection", "compare")
    named = [(name.split(".")[0] in top, told) for name, told in network.named_parameters()]
    groups = [
        {"params": [told for above, told in named if above is on_top and told.requires_grad], "lr": rate}
        for on_top, rate in ((False, RATE), (True, RATE * TOP_FACTOR))
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _pace(step, steps))
    network.train()
    losses: list[float] = []
    order: list[Asked] = []
    for step in range(steps):
        if not order:
            order = shuffled.sample(stories, len(stories))
        loss = _loss(network, order.pop())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        if step % 50 == 49:
            tell(f"  {step + 1} of {steps}: loss {np.mean(losses[-50:]):.3f}")
    return {name: told.detach().float().numpy() for name, told in network.state_dict().items()}


def write(weights: Weights, folder: Path) -> None:
    """The trained network as the runtime takes it."""
    folder.mkdir(parents=True, exist_ok=True)
    write_claims(weights, LAYERS, folder / CLAIMS)
    for kind, name in PAIRS.items():
        write_pairs(weights, f"compare.{kind}", folder / name)


def _loss(network: Network, story: Asked) -> Tensor:
    order, parts_of = [], []
    for together in by_length(story.read, CLAIMS_AT_ONCE):
        pieces, parts = (
            torch.from_numpy(table) for table in padded([story.read[place] for place in together])
        )
        with torch.autocast("cpu", torch.bfloat16):
            parts_of.append(network.vectors(pieces, parts))
        order += together
    vectors = torch.cat(parts_of)[torch.tensor(order).argsort()]
    losses = [
        weight * _loss_of_pairs(network.compare[str(kind)], vectors, story.pairs[kind])
        for kind, weight in KIND_WEIGHTS.items()
        if story.pairs[kind].one
    ]
    return torch.stack(losses).sum()


def _loss_of_pairs(compare: nn.Module, vectors: Tensor, pairs: AskedPairs) -> Tensor:
    told = compare(vectors[pairs.one], vectors[pairs.two])
    right, hard = torch.tensor(pairs.right), torch.tensor(pairs.hard)
    weight = torch.where(hard, 1.0, EASY_WEIGHT) * torch.where(right, RIGHT_WEIGHT, 1.0)
    losses = functional.binary_cross_entropy_with_logits(told, right.float(), weight, reduction="sum")
    return losses / (right.sum() + CALM)


def _pace(step: int, steps: int) -> float:
    return min((step + 1) / (WARM_UP * steps), max(0.02, (steps - step) / ((1 - WARM_UP) * steps)))


def _mean(x: Tensor, chosen: Tensor) -> Tensor:
    return (x * chosen[..., None]).sum(1) / chosen.sum(1).clamp(min=1)[:, None]
