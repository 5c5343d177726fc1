"""The command line."""

import argparse
import enum
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from trainmaster_tunix.problems import ExitCode, TrainerError


class Task(enum.Enum):
    TRAIN = "train"
    PROBE = "probe"
    LENGTHS = "lengths"


@dataclass(frozen=True)
class Arguments:
    manifest: Path
    output: Path | None
    task: Task
    max_steps: int | None


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise TrainerError(ExitCode.CONFIG, message, self.format_usage().strip())


def parse(argv: Sequence[str]) -> Arguments:
    parser = _Parser(prog="python -m trainmaster_tunix", allow_abbrev=False)
    parser.add_argument("--manifest", required=True, type=Path, help="what to train")
    parser.add_argument("--output", type=Path, help="where metrics, checkpoints and the model go")
    parser.add_argument("--max-steps", type=_positive, help="at most so many steps")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--probe", action="store_true", help="check everything, print the plan as a line of JSON")
    instead.add_argument("--lengths", action="store_true", help="print how long the records are in tokens")
    given = parser.parse_args(argv)
    task = Task.PROBE if given.probe else Task.LENGTHS if given.lengths else Task.TRAIN
    if task is Task.TRAIN and given.output is None:
        parser.error("--output is required to train")
    output = None if given.output is None else given.output.absolute()
    return Arguments(given.manifest, output, task, given.max_steps)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number
