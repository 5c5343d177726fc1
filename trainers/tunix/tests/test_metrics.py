import json
import math
from pathlib import Path

from trainmaster_tunix.metrics import MetricsLog


def filled(file: Path, steps: int) -> MetricsLog:
    log = MetricsLog(file)
    for step in range(1, steps + 1):
        log.step(step, step / 10, 1 / step, 0.1, 5)
    return log


def test_a_line_has_what_the_protocol_names(tmp_path: Path) -> None:
    filled(tmp_path / "m", 1)
    line = json.loads((tmp_path / "m").read_text())
    assert line.pop("time").endswith("Z")
    assert line == {"step": 1, "epoch": 0.1, "loss": 1.0, "learningRate": 0.1, "tokens": 5}


def test_what_will_be_done_again_is_cut_off(tmp_path: Path) -> None:
    log = filled(tmp_path / "m", 9)
    log.evaluation(9, 2.0, 3)
    log.completed(9)
    assert log.kept().completed
    assert log.cut_after(4) == 4
    assert [json.loads(line)["step"] for line in (tmp_path / "m").read_text().splitlines()] == [1, 2, 3, 4]
    assert not log.kept().completed


def test_a_torn_last_line_is_cut_off(tmp_path: Path) -> None:
    log = filled(tmp_path / "m", 3)
    with (tmp_path / "m").open("a") as file:
        file.write('{"step":4,"lo')
    assert log.kept().last_step == 3
    assert log.cut_after(10) == 3
    assert (tmp_path / "m").read_text().endswith("}\n")


def test_a_completed_training_can_go_on(tmp_path: Path) -> None:
    log = filled(tmp_path / "m", 3)
    log.completed(3)
    assert log.cut_after(3) == 3
    assert not log.kept().completed


def test_a_loss_that_is_no_number_is_a_text(tmp_path: Path) -> None:
    MetricsLog(tmp_path / "m").step(1, 0.1, math.nan, 0.1, 5)
    assert '"loss":"NaN"' in (tmp_path / "m").read_text()


def test_an_evaluation_is_no_step(tmp_path: Path) -> None:
    log = filled(tmp_path / "m", 2)
    log.evaluation(2, 1.5, 10)
    last = json.loads((tmp_path / "m").read_text().splitlines()[-1])
    assert "step" not in last
    assert "loss" not in last
    assert log.has_evaluation(2)
    assert not log.has_evaluation(1)
