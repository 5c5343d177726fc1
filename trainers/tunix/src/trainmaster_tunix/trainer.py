"""tunix's PeftTrainer, taught to write down every loss before the checkpoint that contains it."""

import math
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax.numpy as jnp
import numpy as np
import optax
import orbax.checkpoint as ocp
from flax import nnx
from tunix.sft import hooks, peft_trainer

from trainmaster_tunix.batches import Batches, loss, model_input
from trainmaster_tunix.metrics import MetricsLog
from trainmaster_tunix.output import Output
from trainmaster_tunix.plan import Plan
from trainmaster_tunix.problems import ExitCode, TrainerError
from trainmaster_tunix.progress import Progress
from trainmaster_tunix.schedule import LearningRate
from trainmaster_tunix.settings import Settings
from trainmaster_tunix.stop import StopSwitch


class Stopped(Exception):  # noqa: N818 - no error: it was asked for
    """Carries the step that is safe."""

    def __init__(self, step: int) -> None:
        super().__init__(f"stopped after step {step}")
        self.step = step


@dataclass(frozen=True)
class Surroundings:
    """Everything a step touches beside the model."""

    plan: Plan
    settings: Settings
    keep_last: int
    batches: Batches
    evaluation: Batches
    rate: LearningRate
    metrics: MetricsLog
    progress: Progress
    stop: StopSwitch


class Trainer(peft_trainer.PeftTrainer):  # type: ignore[misc] # tunix has no types
    def __init__(self, model: Any, weight_decay: float, output: Output, around: Surroundings) -> None:
        settings = around.settings
        super().__init__(
            model,
            _optimizer(around.rate, weight_decay, settings.max_grad_norm),
            peft_trainer.TrainingConfig(
                eval_every_n_steps=around.plan.evaluate_every,
                max_steps=around.plan.total_steps,
                gradient_accumulation_steps=settings.gradient_accumulation,
                checkpoint_root_directory=str(output.checkpoints),
                checkpointing_options=ocp.CheckpointManagerOptions(
                    save_interval_steps=around.plan.save_every,
                    max_to_keep=around.keep_last,
                    enable_async_checkpointing=True,
                ),
            ),
        )
        self._around = around
        self._open: list[tuple[int, Any, Any]] = []
        self._evaluated: list[tuple[Any, Any]] = []
        self.with_loss_fn(loss, has_aux=True)
        self.with_gen_model_input_fn(model_input)
        self.with_training_hooks(_Hooks(self))

    def _prepare_inputs(self, input_data: Any) -> Any:
        numbers, whole = input_data
        batches = self._around.batches if whole else self._around.evaluation
        return batches.piece(numbers, whole or numbers)

    def _post_process_train_step(self, aux: Any) -> None:
        """tunix tells a step's loss when the next is done: its checkpoint may be there before."""
        buffered = self._buffered_train_metrics
        self._open.append((self._train_steps + 1, buffered.losses[-1], aux))
        whole = (self._iter_steps + 1) % self._around.settings.gradient_accumulation == 0
        step = self._train_steps + 1
        if whole and self.checkpoint_manager._checkpoint_manager.should_save(step):
            self.tell(up_to=step)
        elif whole:
            self.tell(up_to=step - 1)

    def _post_process_eval_step(self, aux: Any) -> None:
        self._evaluated.append((self._buffered_eval_metrics.losses[-1], aux))

    def tell(self, up_to: int) -> None:
        """Waits for the losses of these steps and writes them down."""
        while self._open and self._open[0][0] <= up_to:
            step = self._open[0][0]
            pieces = [piece for piece in self._open if piece[0] == step]
            self._open = self._open[len(pieces) :]
            # float64 of the float32 that was computed, so that the same bits give the same text.
            value = float(np.mean(np.asarray([np.asarray(piece[1]) for piece in pieces])))
            self._tell(step, value, int(sum(float(piece[2]) for piece in pieces)))

    def _tell(self, step: int, value: float, tokens: int) -> None:
        around = self._around
        around.metrics.step(step, step / around.plan.steps_per_epoch, value, around.rate.told(step), tokens)
        around.progress.step(step, value)
        if not math.isfinite(value):
            # A checkpoint that is still being written is of a good step, and the one to go on from.
            self.checkpoint_manager.close()
            raise TrainerError(
                ExitCode.LOSS_NOT_FINITE,
                f"the loss of step {step} is {value}: the training has diverged and no checkpoint has that step; "
                "lower learningRate, add settings.warmupSteps, or look for odd records",
            )

    def tell_evaluation(self) -> None:
        losses = [(float(np.asarray(value)), float(tokens)) for value, tokens in self._evaluated]
        self._evaluated = []
        tokens = sum(count for _, count in losses)
        metrics = self._around.metrics
        if tokens and not metrics.has_evaluation(self._train_steps):
            metrics.evaluation(self._train_steps, sum(value * count for value, count in losses) / tokens, int(tokens))

    def between_steps(self) -> None:
        """Only where a whole batch ends: half an accumulated gradient is in no checkpoint."""
        if self._iter_steps % self._around.settings.gradient_accumulation:
            return
        if self._around.stop.is_on:
            self.tell(up_to=self._train_steps)
            if self._train_steps:
                self.close()
            raise Stopped(self._train_steps)
        _for_crash_tests(self.model, self._train_steps + 1)


class _Hooks(hooks.TrainingHooks):  # type: ignore[misc] # tunix has no types
    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer

    def on_train_start(self, train_ctx: Any) -> None:
        self._trainer._around.progress.started(self._trainer.train_steps)

    def on_train_end(self, train_ctx: Any) -> None:
        self._trainer.tell(up_to=self._trainer.train_steps)

    def on_train_step_start(self, train_ctx: Any) -> None:
        self._trainer.between_steps()

    def on_train_step_end(self, train_ctx: Any, train_step: int, train_loss: float) -> None:
        """One step late; see Trainer."""

    def on_eval_step_start(self, train_ctx: Any) -> None:
        if self._trainer._around.stop.is_on:
            self._trainer.between_steps()

    def on_eval_step_end(self, train_ctx: Any, eval_loss: float) -> None:
        self._trainer.tell_evaluation()


def _optimizer(rate: Callable[[Any], Any], weight_decay: float, max_grad_norm: float) -> Any:
    adam = optax.adamw(rate, weight_decay=weight_decay)
    return optax.chain(optax.clip_by_global_norm(max_grad_norm), adam) if max_grad_norm else adam


def _for_crash_tests(model: Any, next_step: int) -> None:
    time.sleep(int(os.environ.get("TRAINMASTER_TUNIX_STEP_MILLIS", "0")) / 1000)
    if next_step == int(os.environ.get("TRAINMASTER_TUNIX_OVERFLOW_AT_STEP", "0")):
        weight = next(node for _, node in nnx.iter_graph(model) if isinstance(node, nnx.Param))
        weight.set_value(jnp.full_like(weight[...], jnp.inf))
