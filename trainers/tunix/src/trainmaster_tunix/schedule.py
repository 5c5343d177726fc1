"""The learning rate of every step."""

import math
from typing import Any

import jax.numpy as jnp

from trainmaster_tunix.settings import Settings


class LearningRate:
    """Counts updates from 0. The same formula in two arithmetics: inside the compiled step, and for what is told."""

    def __init__(self, peak: float, settings: Settings, total_steps: int) -> None:
        self._peak = peak
        self._kind = settings.schedule
        self._warmup = min(settings.warmup_steps, total_steps)
        self._total = total_steps

    def __call__(self, update: Any) -> Any:
        return self._rate(jnp.asarray(update, jnp.float32), jnp)

    def told(self, step: int) -> float:
        return float(self._rate(float(step - 1), _Plain))

    def _rate(self, update: Any, arithmetic: Any) -> Any:
        rising = (update + 1) / max(1, self._warmup)
        done = (update - self._warmup) / max(1, self._total - self._warmup)
        return self._peak * arithmetic.where(update < self._warmup, rising, self._falling(done, arithmetic))

    def _falling(self, done: Any, arithmetic: Any) -> Any:
        if self._kind == "linear":
            return 1.0 - done
        return 0.5 * (1.0 + arithmetic.cos(math.pi * done)) if self._kind == "cosine" else 1.0


class _Plain:
    cos = staticmethod(math.cos)

    @staticmethod
    def where(condition: bool, yes: float, no: float) -> float:
        return yes if condition else no
