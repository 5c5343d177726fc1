"""Record numbers to arrays, and arrays to a loss over the answers alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from tunix.sft import utils

from trainmaster_tunix.tokens import Example


@dataclass(frozen=True)
class Batch:
    """`share` is what the loss is divided by: a piece's share of all tokens that the whole batch learns."""

    tokens: Any
    read: Any
    learned: Any
    share: Any


jax.tree_util.register_dataclass(Batch, ["tokens", "read", "learned", "share"], [])


class Batches:
    def __init__(self, examples: Callable[[int], Example], rows: int, columns: int, pad: int, pieces: int) -> None:
        self._examples = examples
        self._rows = rows
        self._columns = columns
        self._pad = pad
        self._pieces = pieces

    def piece(self, numbers: tuple[int, ...], whole: tuple[int, ...]) -> Batch:
        """Always of the same shape, so that nothing is compiled twice: rows without a record learn nothing."""
        tokens = np.full((self._rows, self._columns), self._pad, np.int32)
        read = np.zeros((self._rows, self._columns), np.bool_)
        learned = np.zeros((self._rows, self._columns), np.float32)
        for row, number in enumerate(numbers):
            example = self._examples(number).cut_to(self._columns)
            tokens[row, : len(example.tokens)] = example.tokens
            read[row, : len(example.tokens)] = True
            learned[row, example.answer : len(example.tokens)] = 1
        all_learned = sum(self._examples(number).cut_to(self._columns).learned for number in whole)
        return Batch(tokens, read, learned, np.float32(max(1, all_learned) / self._pieces))

    def evaluation(self, numbers: tuple[int, ...]) -> "EvaluationSet":
        return EvaluationSet(self, numbers, self._rows)


class EvaluationSet:
    def __init__(self, batches: Batches, numbers: tuple[int, ...], rows: int) -> None:
        self._batches = batches
        self._numbers = numbers
        self._rows = rows

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        for first in range(0, len(self._numbers), self._rows):
            numbers = self._numbers[first : first + self._rows]
            yield numbers, ()


def model_input(batch: Batch) -> dict[str, Any]:
    """The keys are the arguments of `loss`."""
    return {
        "tokens": batch.tokens,
        "positions": utils.build_positions_from_mask(batch.read),
        "attention": utils.make_causal_attn_mask(batch.read),
        "learned": batch.learned,
        "share": batch.share,
    }


def padded_input(tokens: list[int], columns: int, pad: int) -> dict[str, Any]:
    """One sequence to read, without anything to learn."""
    row = np.full((1, columns), pad, np.int32)
    row[0, : len(tokens)] = tokens
    read = np.arange(columns)[None] < len(tokens)
    batch = Batch(row, read, np.zeros_like(row, np.float32), np.float32(1))
    return {key: value for key, value in model_input(batch).items() if key in ("tokens", "positions", "attention")}


def loss(model: Any, tokens: Any, positions: Any, attention: Any, learned: Any, share: Any) -> tuple[Any, Any]:
    """The mean over the learned tokens of a whole batch: its pieces' losses have that as their mean."""
    logits, _ = model(tokens, positions, None, attention)
    surprise = optax.softmax_cross_entropy_with_integer_labels(logits[:, :-1].astype(jnp.float32), tokens[:, 1:])
    counted = learned[:, 1:]
    return jnp.sum(surprise * counted) / share, jax.lax.stop_gradient(jnp.sum(counted))
