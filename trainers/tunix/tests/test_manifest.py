from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from trainmaster_tunix import settings as known
from trainmaster_tunix.manifest import Manifest, read_manifest
from trainmaster_tunix.problems import ExitCode, TrainerError
from workspace import Workspace

PROFILE = Path(__file__).parents[3] / "activities/src/main/resources/dev/trainmaster/trainer/tunix.yaml"


def read(workspace: Workspace, **changes: Any) -> Manifest:
    return read_manifest(workspace.write(**changes))


def refused(workspace: Workspace, **changes: Any) -> str:
    with pytest.raises(TrainerError) as caught:
        read(workspace, **changes)
    assert caught.value.code == ExitCode.CONFIG
    return "\n".join(caught.value.lines)


def test_what_is_left_out_has_a_usual_value(workspace: Workspace) -> None:
    settings = read(workspace).settings
    assert (settings.tuning, settings.schedule, settings.gradient_accumulation) == ("full", "constant", 1)


def test_the_profile_tells_people_what_the_driver_does(workspace: Workspace) -> None:
    told = yaml.safe_load(PROFILE.read_text())["settings"]
    usual = read(workspace).settings.document()
    assert list(told) == [known.camel(field.name) for field in fields(known.Settings)]
    assert {key: rule["default"] for key, rule in told.items() if "default" in rule}.items() <= usual.items()
    assert {key: tuple(rule["choices"]) for key, rule in told.items() if "choices" in rule} == {
        "tuning": known.TUNINGS,
        "dtype": known.DTYPES,
        "remat": known.REMATS,
        "schedule": known.SCHEDULES,
    }


def test_a_key_that_nobody_knows_is_refused_with_the_one_that_was_meant(workspace: Workspace) -> None:
    assert "`hyperparameters.learning_rate`; did you mean `hyperparameters.learningRate`?" in refused(
        workspace, hyperparameters={"learning_rate": 1}
    )
    assert "`settings.lora_rnk`; did you mean `settings.loraRank`?" in refused(workspace, settings={"lora_rnk": 4})
    assert "unknown key `colour`; known are" in refused(workspace, colour="red")


def test_all_problems_are_told_at_once(workspace: Workspace) -> None:
    told = refused(workspace, hyperparameters={"epochs": 0, "batchSize": "many"}, settings={"tuning": "half"})
    assert "`hyperparameters.epochs` must be a whole number in 1..100, not 0" in told
    assert "`hyperparameters.batchSize` must be a whole number in 1..512, not many" in told
    assert "`settings.tuning` must be one of full, lora, not half" in told


def test_a_number_in_scientific_notation_is_a_number(workspace: Workspace) -> None:
    text = workspace.write().read_text().replace("learningRate: 0.003", "learningRate: 2e-5")
    workspace.manifest.write_text(text)
    assert read_manifest(workspace.manifest).hyperparameters.learning_rate == 2e-5


def test_a_key_that_stands_there_twice_is_refused(workspace: Workspace) -> None:
    workspace.manifest.write_text(workspace.write().read_text() + "model: other\n")
    with pytest.raises(TrainerError, match="twice"):
        read_manifest(workspace.manifest)


def test_pieces_must_divide_the_batch(workspace: Workspace) -> None:
    assert "is 3, which does not divide the batchSize 4" in refused(workspace, settings={"gradientAccumulation": 3})


def test_the_manifest_of_another_trainer_is_refused(workspace: Workspace) -> None:
    assert "`trainer.name` must be one of tunix, not reference" in refused(workspace, trainer={"name": "reference"})


def test_blocks_for_others_are_left_alone(workspace: Workspace) -> None:
    read(workspace, selection={"limit": 3}, environment=["PATH"], versions={}, request={}, lock="abc")


def test_as_many_checkpoints_are_kept_as_the_run_asks_for(workspace: Workspace) -> None:
    assert read(workspace).keep_last == 3
    assert read(workspace, checkpoints={"keepLast": 7, "keepBest": 1}).keep_last == 7


def test_a_cap_never_makes_a_training_longer(workspace: Workspace) -> None:
    manifest = read(workspace, hyperparameters={"maxSteps": 10})
    assert manifest.capped_at(3).hyperparameters.max_steps == 3
    assert manifest.capped_at(30).hyperparameters.max_steps == 10
    assert manifest.capped_at(None) is manifest


def test_a_file_that_is_no_manifest_is_told_as_that(workspace: Workspace) -> None:
    for text, told in (("- a\n", "is a mapping"), ("a: [", "not valid YAML")):
        workspace.manifest.write_text(text)
        with pytest.raises(TrainerError, match=told):
            read_manifest(workspace.manifest)
