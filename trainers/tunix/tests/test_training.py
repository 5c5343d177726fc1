"""Real trainings with google-tunix in processes of their own, killed, stopped and damaged on the way."""

import json
import signal
from pathlib import Path
from typing import Any

import pytest
import yaml

import plain_llama
from trainmaster_tunix.generate import main as generate
from trainmaster_tunix.problems import ExitCode
from trainmaster_tunix.source import open_model
from workspace import Workspace, lines, until

STEPS = 60
# Time in which to be killed.
SLOWLY = {"TRAINMASTER_TUNIX_STEP_MILLIS": "100"}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace(tmp_path_factory.mktemp("training"))
    workspace.write(hyperparameters={"maxSteps": STEPS})
    return workspace


@pytest.fixture(scope="module")
def undisturbed(shared: Workspace) -> Path:
    output = shared.directory / "undisturbed"
    process = shared.start(output)
    told, trouble = process.communicate(timeout=600)
    assert (process.returncode, trouble) == (0, "")
    assert f"completed step {STEPS} of {STEPS}" in told
    return output


def run(workspace: Workspace, output: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    process = workspace.start(output, *arguments, **environment)
    _, trouble = process.communicate(timeout=600)
    return process.returncode, trouble


def test_it_learns_and_tells_every_step_once(undisturbed: Path) -> None:
    told = lines(undisturbed)
    assert told.pop() == {"event": "completed", "step": STEPS}
    assert [line["step"] for line in told] == list(range(1, STEPS + 1))
    assert told[0]["loss"] > 5
    assert told[-1]["loss"] < 1.5
    assert all(line["tokens"] > 0 and line["learningRate"] == 0.003 for line in told)
    assert sorted(entry.name for entry in (undisturbed / "checkpoints").iterdir()) == ["40", "50", "60"]


def test_killed_stopped_and_damaged_it_ends_with_the_same_losses_and_weights(
    shared: Workspace, undisturbed: Path
) -> None:
    output = shared.directory / "disturbed"
    killed = shared.start(output, **SLOWLY)
    until(lambda: len(lines(output)) >= 25)
    killed.kill()
    killed.communicate()

    stopped = shared.start(output, **SLOWLY)
    until(lambda: "resuming" in (stopped.stdout.readline() if stopped.stdout else ""))
    until(lambda: len(lines(output)) >= 36)
    stopped.send_signal(signal.SIGTERM)
    _, trouble = stopped.communicate(timeout=300)
    assert (stopped.returncode, trouble) == (ExitCode.STOPPED, "")
    newest = max(int(entry.name) for entry in (output / "checkpoints").iterdir() if entry.name.isdigit())
    assert newest == lines(output)[-1]["step"]

    for file in (output / "checkpoints" / str(newest)).rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    code, trouble = run(shared, output)
    assert code == 0
    assert f"is now {newest}.damaged" in trouble
    assert lines(output) == lines(undisturbed)
    assert weights(output) == weights(undisturbed)


def weights(output: Path) -> bytes:
    return (output / "model" / "model.safetensors").read_bytes()


def test_a_complete_training_is_not_trained_again(shared: Workspace, undisturbed: Path) -> None:
    before = (undisturbed / "metrics.jsonl").read_bytes()
    process = shared.start(undisturbed)
    told, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert told.startswith("complete already")
    assert (undisturbed / "metrics.jsonl").read_bytes() == before


def test_the_settings_that_counted_are_written_down(undisturbed: Path) -> None:
    effective = yaml.safe_load((undisturbed / "effective.yaml").read_text())
    assert effective["settings"]["maxGradNorm"] == 1.0
    assert effective["plan"]["saveEvery"] == 10
    assert effective["versions"]["google-tunix"] == "0.1.7"


def test_others_load_the_model_and_find_what_it_learned(undisturbed: Path) -> None:
    source = open_model("learned", undisturbed / "model")
    prompt = "<start_of_turn>user\n3 + 4?<end_of_turn>\n<start_of_turn>model\nAnswer"
    tokens = source.tokenizer.start + source.tokenizer.encode(prompt)
    most_likely = int(plain_llama.logits(undisturbed / "model", tokens)[-1].argmax())
    assert source.tokenizer.decode([most_likely]) == ":"


def test_the_model_says_something_of_what_it_was_taught(undisturbed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--model", str(undisturbed / "model"), "--prompt", "3 + 4?", "--max-tokens", "24", "--device", "cpu"]
    assert generate(arguments) == 0
    said = capsys.readouterr().out
    assert "Answer: " in said
    assert "<end_of_turn>" not in said


def test_a_loss_that_is_no_number_ends_it_and_is_in_no_checkpoint(shared: Workspace) -> None:
    # Right behind a step whose checkpoint is still being written.
    output = shared.directory / "diverged"
    code, trouble = run(shared, output, TRAINMASTER_TUNIX_OVERFLOW_AT_STEP="11")
    assert code == ExitCode.LOSS_NOT_FINITE
    assert trouble.startswith("error: the loss of step 11 is nan")
    assert lines(output)[-1]["loss"] == "NaN"
    assert {entry.name for entry in (output / "checkpoints").iterdir()} == {"1", "10"}


def test_a_stop_in_start_up_is_heard(shared: Workspace) -> None:
    process = shared.start(shared.directory / "early")
    assert process.stdout is not None
    assert process.stdout.readline().startswith("training")
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=300)
    assert process.returncode == ExitCode.STOPPED


def test_probe_and_lengths_answer_with_a_line_of_json(shared: Workspace) -> None:
    answers: dict[str, dict[str, Any]] = {}
    for question in ("--probe", "--lengths"):
        process = shared.start(shared.directory / "unused", question)
        told, trouble = process.communicate(timeout=60)
        assert (process.returncode, trouble) == (0, "")
        answers[question] = json.loads(told)
    plan, lengths = answers["--probe"], answers["--lengths"]
    assert plan["trainer"] == "tunix"
    assert (plan["records"], plan["stepsPerEpoch"], plan["totalSteps"]) == (42, 11, STEPS)
    assert (lengths["unit"], lengths["records"], lengths["longer"]) == ("tokens", 42, 0)
    assert {**plan["lengths"], "tokenizer": "bytes"} == lengths
    assert not (shared.directory / "unused").exists()


def test_a_mesh_of_four_devices_learns_what_one_learns_unless_it_does_not_divide_the_model(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    losses = {}
    for fsdp, tp in ((1, 1), (4, 1), (2, 2)):
        workspace.write(hyperparameters={"maxSteps": 4}, settings={"meshFsdp": fsdp, "meshTp": tp})
        output = tmp_path / f"{fsdp}x{tp}"
        code, trouble = run(workspace, output, XLA_FLAGS=f"--xla_force_host_platform_device_count={fsdp * tp}")
        if tp == 1:
            assert (code, trouble) == (ExitCode.OK, "")
            losses[fsdp] = [line["loss"] for line in lines(output) if "loss" in line]
    assert losses[4] == pytest.approx(losses[1], rel=1e-4)
    assert code == ExitCode.CONFIG
    assert "meshTp do not divide the weights" in trouble
    assert "259" in trouble
