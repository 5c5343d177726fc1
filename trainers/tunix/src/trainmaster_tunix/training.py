"""One training from its manifest to its model."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from trainmaster_tunix import device
from trainmaster_tunix.dataset import Dataset
from trainmaster_tunix.metrics import MetricsLog
from trainmaster_tunix.output import Output, set_aside
from trainmaster_tunix.prepared import Prepared
from trainmaster_tunix.problems import ExitCode, TrainerError, is_about_memory
from trainmaster_tunix.progress import Progress
from trainmaster_tunix.records import form_of
from trainmaster_tunix.source import ModelSource
from trainmaster_tunix.stop import StopSwitch
from trainmaster_tunix.tokens import Example, example


@dataclass(frozen=True)
class Training:
    prepared: Prepared
    output: Output
    progress: Progress
    stop: StopSwitch
    trouble: Callable[[str], None]

    def run(self) -> ExitCode | int:
        plan = self.prepared.plan
        metrics = MetricsLog(self.output.metrics)
        if self._is_complete(metrics):
            self.progress.say(f"complete already: {plan.total_steps} steps and {self.output.model}")
            return ExitCode.OK
        self.progress.say(
            f"training {plan.total_steps} steps with google-tunix, {self.prepared.source.parameters} parameters"
        )
        return self.stop.exit_code if self.stop.is_on else self._train(metrics)

    def _is_complete(self, metrics: MetricsLog) -> bool:
        """Told from files alone, before anything slow is imported."""
        total = self.prepared.plan.total_steps
        kept = metrics.kept()
        return kept.completed and kept.last_step == total and self.output.model.is_dir()

    def _train(self, metrics: MetricsLog) -> ExitCode | int:
        from trainmaster_tunix.batches import Batches
        from trainmaster_tunix.building import build
        from trainmaster_tunix.export import export
        from trainmaster_tunix.plan import BatchOrder
        from trainmaster_tunix.schedule import LearningRate
        from trainmaster_tunix.trainer import Stopped, Surroundings, Trainer

        manifest, source, plan = self.prepared.manifest, self.prepared.source, self.prepared.plan
        hyper, settings = manifest.hyperparameters, manifest.settings
        rows = hyper.batch_size // settings.gradient_accumulation
        mesh = device.make_mesh(manifest)
        columns = self.prepared.lengths.padded(hyper.max_seq_length)
        train = Batches(
            _examples(self.prepared.dataset, source),
            rows,
            columns,
            source.tokenizer.pad,
            settings.gradient_accumulation,
        )
        held_out = Batches(_examples(self.prepared.evaluation, source), rows, columns, source.tokenizer.pad, 1)
        around = Surroundings(
            plan,
            settings,
            manifest.keep_last,
            train,
            held_out,
            LearningRate(hyper.learning_rate, settings, plan.total_steps),
            metrics,
            self.progress,
            self.stop,
        )

        def fresh() -> tuple[Any, Any]:
            built = build(source, manifest, mesh)
            with mesh:
                return built, Trainer(built.module, hyper.weight_decay, self.output, around)

        built, trainer = self._restored(fresh)
        if trainer.train_steps > plan.total_steps:
            self.trouble(
                f"the newest checkpoint is of step {trainer.train_steps}, more than the {plan.total_steps} asked for"
            )
        last = metrics.cut_after(trainer.train_steps)
        if last < trainer.train_steps:
            self.trouble(
                f"metrics.jsonl ends at step {last}, the checkpoint is of step {trainer.train_steps}: lines are lost"
            )
        try:
            with mesh:
                trainer.train(BatchOrder(plan, manifest), held_out.evaluation(self.prepared.evaluated))
        except Stopped as stopped:
            self.progress.say(f"stopped: step {stopped.step} is saved")
            return self.stop.exit_code
        except ValueError as error:
            # jax's own class for it is private.
            if "evenly divide" not in str(error):
                raise
            raise TrainerError(
                ExitCode.CONFIG, f"settings.meshFsdp and meshTp do not divide the weights of the model: {_gist(error)}"
            ) from error
        export(source, built, self._provenance(trainer.train_steps), self.output.model)
        metrics.completed(trainer.train_steps)
        self.progress.done(trainer.train_steps)
        return ExitCode.OK

    def _provenance(self, step: int) -> dict[str, Any]:
        manifest = self.prepared.manifest
        return {
            "runId": manifest.run_id,
            "dataset": manifest.dataset.sha256,
            "form": form_of(manifest.dataset.format, self.prepared.dataset[0][0]),
            "step": step,
        }

    def _restored(self, fresh: Callable[[], tuple[Any, Any]]) -> tuple[Any, Any]:
        """From the newest checkpoint that can be read; one that cannot is set aside and told."""
        while True:
            try:
                return fresh()
            except Exception as error:
                newest = newest_checkpoint(self.output)
                if newest is None or is_about_memory(error):
                    raise
                aside = set_aside(newest, "damaged")
                self.trouble(f"the checkpoint {newest} cannot be read and is now {aside.name}: {_gist(error)}")


def newest_checkpoint(output: Output) -> Any:
    if not output.checkpoints.is_dir():
        return None
    steps = [entry for entry in output.checkpoints.iterdir() if entry.name.isdigit()]
    return max(steps, key=lambda entry: int(entry.name), default=None)


def _examples(dataset: Dataset, source: ModelSource) -> Callable[[int], Example]:
    @lru_cache(maxsize=2048)
    def of(number: int) -> Example:
        return example(source.tokenizer, *dataset[number])

    return of


def _gist(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
