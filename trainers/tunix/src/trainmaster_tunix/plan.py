"""How many steps, and which records in each: a function of the seed alone, so that a resume meets the same batches."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from trainmaster_tunix.manifest import Manifest


@dataclass(frozen=True)
class Plan:
    train: tuple[int, ...]
    evaluation: tuple[int, ...]
    steps_per_epoch: int
    total_steps: int
    save_every: int
    evaluate_every: int


def plan_of(manifest: Manifest, records: int) -> Plan:
    settings, hyper = manifest.settings, manifest.hyperparameters
    held_out = int(records * settings.evaluation_fraction)
    order = np.random.default_rng([*_words(hyper.seed), 2**32 - 1]).permutation(records) if held_out else None
    evaluation = () if order is None else tuple(sorted(int(number) for number in order[:held_out]))
    kept = set(evaluation)
    train = tuple(number for number in range(records) if number not in kept)
    per_epoch = -(-len(train) // hyper.batch_size)
    total = min(per_epoch * hyper.epochs, hyper.max_steps or per_epoch * hyper.epochs)
    return Plan(
        train=train,
        evaluation=evaluation,
        steps_per_epoch=per_epoch,
        total_steps=total,
        # Ten for a demo, a twentieth of a long training.
        save_every=settings.save_every or max(10, min(500, total // 20)),
        evaluate_every=settings.evaluate_every or per_epoch,
    )


class BatchOrder:
    """The record numbers of every micro-batch, epoch after epoch, shuffled anew; the last batch may be short."""

    def __init__(self, plan: Plan, manifest: Manifest) -> None:
        self._plan = plan
        self._seed = _words(manifest.hyperparameters.seed)
        self._batch = manifest.hyperparameters.batch_size
        self._pieces = manifest.settings.gradient_accumulation
        self._epochs = manifest.hyperparameters.epochs

    def __iter__(self) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Pairs of a micro-batch and of the whole batch that it is a piece of."""
        records = np.asarray(self._plan.train)
        size = self._batch // self._pieces
        for epoch in range(self._epochs):
            order = records[np.random.default_rng([*self._seed, epoch]).permutation(len(records))]
            for first in range(0, len(order), self._batch):
                batch = tuple(int(number) for number in order[first : first + self._batch])
                for piece in range(self._pieces):
                    yield batch[piece * size : (piece + 1) * size], batch


def _words(seed: int) -> list[int]:
    """Seeds may be negative, numpy's may not."""
    unsigned = seed % 2**64
    return [unsigned & 0xFFFFFFFF, unsigned >> 32]
