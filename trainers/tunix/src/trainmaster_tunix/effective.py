"""What really decides a training, written down beside its results."""

from importlib import metadata
from typing import Any

from trainmaster_tunix import NAME, VERSION
from trainmaster_tunix.lengths import Lengths
from trainmaster_tunix.manifest import DataFile, Manifest
from trainmaster_tunix.plan import Plan
from trainmaster_tunix.settings import camel
from trainmaster_tunix.source import ModelSource

_LIBRARIES = ("google-tunix", "jax", "flax", "optax", "orbax-checkpoint", "qwix")


def effective(manifest: Manifest, source: ModelSource, plan: Plan, lengths: Lengths) -> dict[str, Any]:
    hyper = manifest.hyperparameters
    document: dict[str, Any] = {
        "model": {
            "name": source.name,
            "architecture": source.architecture,
            "parameters": source.parameters,
            "tokenizer": source.tokenizer.name,
            "vocabulary": source.tokenizer.vocabulary,
        },
        "dataset": _data(manifest.dataset),
        "evaluation": _data(manifest.evaluation) if manifest.evaluation else None,
        "hyperparameters": {
            camel(key): getattr(hyper, key)
            for key in ("learning_rate", "weight_decay", "batch_size", "max_seq_length", "seed", "device")
        },
        "settings": manifest.settings.document(),
        "sequenceLength": lengths.padded(hyper.max_seq_length),
        "plan": {
            "epochs": hyper.epochs,
            "stepsPerEpoch": plan.steps_per_epoch,
            "totalSteps": plan.total_steps,
            "saveEvery": plan.save_every,
            "trainRecords": len(plan.train),
            "evaluationRecords": len(plan.evaluation) if not manifest.evaluation else manifest.evaluation.records,
        },
        "where": {"dataset": str(manifest.dataset.path), "model": str(source.directory or "built in")},
        "versions": {NAME: VERSION, **{library: metadata.version(library) for library in _LIBRARIES}},
    }
    if manifest.settings.schedule != "constant":
        # Such a rate depends on where the end is, so that a training with another end is another training.
        document["scheduledSteps"] = plan.total_steps
    return document


def _data(file: DataFile) -> dict[str, Any]:
    return {"format": file.format, "sha256": file.sha256, "records": file.records}
