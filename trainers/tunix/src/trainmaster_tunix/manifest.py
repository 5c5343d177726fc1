"""Reads manifest.yaml and refuses what it does not know, all problems at once."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from trainmaster_tunix.problems import ExitCode, TrainerError
from trainmaster_tunix.records import FORMATS
from trainmaster_tunix.section import Section
from trainmaster_tunix.settings import Settings, read_settings

_KEYS = {"schemaVersion", "runId", "createdBy", "dataset", "model", "trainer", "hyperparameters", "settings"}
# Blocks that are for others, left alone.
_OTHERS = {"output", "environment", "versions", "selection", "checkpoints", "request", "lock"}
_FILE_KEYS = {"key", "path", "format", "sha256", "bytes", "records"}
_MOST = 2**63 - 1


@dataclass(frozen=True)
class DataFile:
    """Exactly which bytes."""

    path: Path
    format: str
    sha256: str
    bytes: int
    records: int


@dataclass(frozen=True)
class Hyperparameters:
    learning_rate: float
    weight_decay: float
    epochs: int
    batch_size: int
    max_seq_length: int
    seed: int
    device: str
    max_steps: int | None


@dataclass(frozen=True)
class Manifest:
    run_id: str
    dataset: DataFile
    evaluation: DataFile | None
    model: str
    hyperparameters: Hyperparameters
    settings: Settings
    keep_last: int

    def capped_at(self, steps: int | None) -> "Manifest":
        """The same training with at most this many steps."""
        if steps is None:
            return self
        cap = min(steps, self.hyperparameters.max_steps or steps)
        return replace(self, hyperparameters=replace(self.hyperparameters, max_steps=cap))


def read_manifest(file: Path) -> Manifest:
    problems: list[str] = []
    document = _load(file)
    root = Section("", document, problems)
    root.refuse_keys_other_than(_KEYS | _OTHERS)
    root.whole("schemaVersion", 1, 1)
    root.text("createdBy")
    root.section("trainer").one_of("name", ["tunix"])
    dataset = root.section("dataset")
    dataset.refuse_keys_other_than(_FILE_KEYS | {"evaluation"})
    settings = root.section("settings") if root.has("settings") else Section("settings.", {}, problems)
    manifest = Manifest(
        run_id=root.text("runId"),
        dataset=_data_file(dataset, None),
        evaluation=_evaluation(dataset),
        model=root.text("model"),
        hyperparameters=_hyperparameters(root.section("hyperparameters")),
        settings=read_settings(settings),
        keep_last=_keep_last(root),
    )
    _agree(manifest, settings)
    if problems:
        raise TrainerError(ExitCode.CONFIG, *(f"{file}: {problem}" for problem in problems))
    return manifest


def _keep_last(root: Section) -> int:
    return root.section("checkpoints").whole("keepLast", 1, 2**31 - 1, 3) if root.has("checkpoints") else 3


def _agree(manifest: Manifest, settings: Section) -> None:
    pieces, batch = manifest.settings.gradient_accumulation, manifest.hyperparameters.batch_size
    if batch % pieces:
        settings.problem("gradientAccumulation", f"is {pieces}, which does not divide the batchSize {batch}")
    if manifest.evaluation and manifest.settings.evaluation_fraction:
        settings.problem("evaluationFraction", "and dataset.evaluation are both given; choose one")


def _evaluation(dataset: Section) -> DataFile | None:
    if not dataset.has("evaluation"):
        return None
    evaluation = dataset.section("evaluation")
    evaluation.refuse_keys_other_than(_FILE_KEYS)
    return _data_file(evaluation, dataset.one_of("format", list(FORMATS)))


def _data_file(section: Section, usual_format: str | None) -> DataFile:
    return DataFile(
        path=section.absolute_path("path"),
        format=section.one_of("format", list(FORMATS), usual_format),
        sha256=section.text("sha256"),
        bytes=section.whole("bytes", 0, _MOST),
        records=section.whole("records", 0, 2**31 - 1),
    )


def _hyperparameters(section: Section) -> Hyperparameters:
    section.refuse_keys_other_than(
        {"learningRate", "weightDecay", "epochs", "batchSize", "maxSeqLength", "seed", "device", "maxSteps"}
    )
    return Hyperparameters(
        learning_rate=section.number("learningRate", 5e-324, 1),
        weight_decay=section.number("weightDecay", 0, 1),
        epochs=section.whole("epochs", 1, 100),
        batch_size=section.whole("batchSize", 1, 512),
        max_seq_length=section.whole("maxSeqLength", 128, 32_768),
        seed=section.whole("seed", -_MOST - 1, _MOST),
        device=section.one_of("device", ["auto", "cpu", "cuda", "tpu"]),
        max_steps=section.whole("maxSteps", 1, 2**31 - 1) if section.has("maxSteps") else None,
    )


class _NoDuplicates(yaml.SafeLoader):  # type: ignore[misc] # without types
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        if len(mapping) != len(node.value):
            raise yaml.constructor.ConstructorError("a key stands here twice", node.start_mark, None, None)
        return mapping


def _load(file: Path) -> dict[Any, Any]:
    try:
        document = yaml.load(file.read_bytes(), _NoDuplicates)
    except OSError as error:
        raise TrainerError(ExitCode.CONFIG, f"cannot read the manifest {file}: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise TrainerError(ExitCode.CONFIG, f"{file}: not valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(document, dict):
        raise TrainerError(ExitCode.CONFIG, f"{file}: a manifest is a mapping, this is not one")
    return document
