"""Everything that is checked before anything slow is imported."""

from dataclasses import dataclass

from trainmaster_tunix.dataset import Dataset, open_dataset
from trainmaster_tunix.lengths import Lengths, lengths_of
from trainmaster_tunix.manifest import Manifest
from trainmaster_tunix.plan import Plan, plan_of
from trainmaster_tunix.problems import ExitCode, TrainerError
from trainmaster_tunix.source import ModelSource, find_model
from trainmaster_tunix.tokens import example


@dataclass(frozen=True)
class Prepared:
    manifest: Manifest
    source: ModelSource
    dataset: Dataset
    evaluation: Dataset
    evaluated: tuple[int, ...]
    plan: Plan
    lengths: Lengths


def prepare(manifest: Manifest) -> Prepared:
    source = find_model(manifest)
    dataset = open_dataset(manifest.dataset)
    evaluation = open_dataset(manifest.evaluation) if manifest.evaluation else dataset
    plan = plan_of(manifest, len(dataset))
    if plan.total_steps < 1:
        raise TrainerError(ExitCode.DATA, f"{len(dataset)} records give no step")
    lengths = measure(manifest, source, dataset)
    if lengths.unlearned == lengths.count:
        raise TrainerError(
            ExitCode.DATA,
            f"every answer begins behind maxSeqLength {manifest.hyperparameters.max_seq_length}: "
            "nothing would be learned",
        )
    evaluated = tuple(range(len(evaluation))) if manifest.evaluation else plan.evaluation
    return Prepared(manifest, source, dataset, evaluation, evaluated, plan, lengths)


def measure(manifest: Manifest, source: ModelSource, dataset: Dataset) -> Lengths:
    examples = (example(source.tokenizer, *dataset[number]) for number in range(len(dataset)))
    sizes = ((len(tokens.tokens), tokens.answer) for tokens in examples)
    return lengths_of(sizes, manifest.hyperparameters.max_seq_length)
