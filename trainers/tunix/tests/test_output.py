import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from trainmaster_tunix.output import Output, set_aside
from trainmaster_tunix.problems import ExitCode, TrainerError

HERE: dict[str, Any] = {"dataset": {"sha256": "a"}, "plan": {"totalSteps": 5}, "versions": {"tunix": "0.1.0"}}


def test_a_second_trainer_is_refused_while_one_works_there(tmp_path: Path) -> None:
    other = (
        "import sys; from pathlib import Path; from trainmaster_tunix.output import Output\n"
        "with Output(Path(sys.argv[1])).held(): print('in', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", other, str(tmp_path)],
        env={"PYTHONPATH": ":".join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in\n"
        with pytest.raises(TrainerError, match="another trainer works in"), Output(tmp_path).held():
            pass
        process.communicate("")


def test_an_output_of_another_training_is_refused_with_the_difference(tmp_path: Path) -> None:
    output = Output(tmp_path)
    output.claim(HERE)
    with pytest.raises(TrainerError, match=r"dataset\.sha256 is a there and b here") as caught:
        output.claim({**HERE, "dataset": {"sha256": "b"}})
    assert caught.value.code == ExitCode.CONFIG


def test_the_number_of_steps_may_change(tmp_path: Path) -> None:
    output = Output(tmp_path)
    output.claim(HERE)
    output.claim({**HERE, "plan": {"totalSteps": 9}})
    assert yaml.safe_load((tmp_path / "effective.yaml").read_text())["plan"]["totalSteps"] == 9


def test_an_output_of_a_newer_trainer_is_refused(tmp_path: Path) -> None:
    output = Output(tmp_path)
    output.claim({**HERE, "versions": {"tunix": "0.10.0"}})
    with pytest.raises(TrainerError, match="newer than"):
        output.claim(HERE)


def test_what_is_damaged_is_renamed_and_kept(tmp_path: Path) -> None:
    for _ in range(2):
        (tmp_path / "30").mkdir()
        (tmp_path / "30" / "x").write_text("x")
        assert set_aside(tmp_path / "30", "damaged") == tmp_path / "30.damaged"
    assert [path.name for path in tmp_path.iterdir()] == ["30.damaged"]


def test_a_directory_that_cannot_be_used_is_a_matter_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TrainerError) as caught, Output(tmp_path / "file" / "out").held():
        pass
    assert caught.value.code == ExitCode.DISK
