"""Shorter trainings in this process: the ways that a step can be made."""

from pathlib import Path
from typing import Any

import pytest

import base_models
from trainmaster_tunix.main import main
from trainmaster_tunix.problems import ExitCode
from trainmaster_tunix.stop import StopSwitch
from workspace import Workspace, lines, sums


def train(workspace: Workspace, name: str, steps: int = 4, **changes: Any) -> list[dict[str, Any]]:
    hyperparameters = {"maxSteps": steps, **changes.pop("hyperparameters", {})}
    manifest = workspace.write(hyperparameters=hyperparameters, **changes)
    output = workspace.directory / name
    assert main(["--manifest", str(manifest), "--output", str(output)], StopSwitch()) == ExitCode.OK
    return lines(output)


def losses(told: list[dict[str, Any]]) -> list[float]:
    return [line["loss"] for line in told if "loss" in line]


def test_a_batch_in_pieces_gives_the_losses_of_the_whole(workspace: Workspace) -> None:
    whole = losses(train(workspace, "whole"))
    pieces = losses(train(workspace, "pieces", settings={"gradientAccumulation": 2}))
    assert pieces == pytest.approx(whole, rel=1e-4)


def test_held_out_records_are_evaluated_at_the_start_and_on_the_way(workspace: Workspace) -> None:
    told = train(workspace, "held-out", settings={"evaluationFraction": 0.2, "evaluateEvery": 2})
    evaluations = [line for line in told if line.get("event") == "evaluation"]
    assert [line["afterStep"] for line in evaluations] == [0, 2, 4]
    assert evaluations[-1]["evaluationLoss"] < evaluations[0]["evaluationLoss"]


def test_an_evaluation_file_of_its_own_is_used(workspace: Workspace) -> None:
    evaluation = workspace.data(sums(5), "evaluation.jsonl")
    dataset = {**workspace.data(sums(42)), "evaluation": evaluation}
    told = train(workspace, "own-file", dataset=dataset)
    assert [line["afterStep"] for line in told if "afterStep" in line] == [0]


@pytest.mark.parametrize("name", ["llama", "gemma"])
def test_lora_on_a_model_from_disk_learns_and_goes_on(name: str, workspace: Workspace) -> None:
    model = str(base_models.write(workspace.directory / "base", name))
    settings = {"tuning": "lora", "loraRank": 4}
    hyperparameters = {"learningRate": 0.01}
    once = train(workspace, "once", 8, model=model, settings=settings, hyperparameters=hyperparameters)
    train(workspace, "twice", 4, model=model, settings=settings, hyperparameters=hyperparameters)
    twice = train(workspace, "twice", 8, model=model, settings=settings, hyperparameters=hyperparameters)
    assert losses(once)[-1] < losses(once)[0]
    assert losses(twice) == losses(once)


def test_another_dataset_in_the_same_output_is_refused(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    train(workspace, "out", 1)
    manifest = workspace.write(dataset=workspace.data(sums(30), "other.jsonl"))
    arguments = ["--manifest", str(manifest), "--output", str(workspace.directory / "out")]
    assert main(arguments, StopSwitch()) == ExitCode.CONFIG
    assert "belongs to another training: dataset.sha256 is" in capsys.readouterr().err


def test_a_wrong_command_line_is_told_with_the_right_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--manifest", "m", "--colour"], StopSwitch()) == ExitCode.CONFIG
    assert "usage: python -m trainmaster_tunix" in capsys.readouterr().err


def test_a_mesh_that_the_machine_does_not_have_is_told(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = workspace.write(settings={"meshFsdp": 4})
    output = Path(workspace.directory / "out")
    assert main(["--manifest", str(manifest), "--output", str(output)], StopSwitch()) == ExitCode.CONFIG
    assert "4 x 1, but there are 1 devices" in capsys.readouterr().err
