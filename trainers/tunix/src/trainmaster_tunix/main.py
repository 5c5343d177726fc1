"""What the command line asks for, and the exit code that it ends with."""

import json
import sys
import traceback
from collections.abc import Sequence
from importlib import metadata
from typing import Any

from trainmaster_tunix import NAME, VERSION, device
from trainmaster_tunix.arguments import Arguments, Task, parse
from trainmaster_tunix.effective import effective
from trainmaster_tunix.manifest import read_manifest
from trainmaster_tunix.output import Output
from trainmaster_tunix.prepared import Prepared, prepare
from trainmaster_tunix.problems import ExitCode, TrainerError, is_about_the_disk
from trainmaster_tunix.progress import Progress
from trainmaster_tunix.stop import StopSwitch
from trainmaster_tunix.training import Training

TUNIX = "0.1.7"


def main(argv: Sequence[str], stop: StopSwitch) -> int:
    try:
        return _run(parse(argv), stop)
    except TrainerError as error:
        for line in error.lines:
            _trouble(line)
        return error.code
    except Exception as error:
        traceback.print_exc()
        if is_about_the_disk(error):
            _trouble(f"the disk failed: {error}")
            return ExitCode.DISK
        return ExitCode.DEFECT


def _run(arguments: Arguments, stop: StopSwitch) -> int:
    manifest = read_manifest(arguments.manifest).capped_at(arguments.max_steps)
    device.prepare(manifest.hyperparameters.device)
    prepared = prepare(manifest)
    if arguments.task is Task.LENGTHS:
        return _say({"tokenizer": prepared.source.tokenizer.name, **_lengths(prepared)})
    _refuse_other_tunix()
    if arguments.task is Task.PROBE or arguments.output is None:
        return _probe(prepared)
    output = Output(arguments.output)
    with output.held():
        output.claim(effective(manifest, prepared.source, prepared.plan, prepared.lengths))
        return Training(prepared, output, Progress(prepared.plan.total_steps), stop, _trouble).run()


def _probe(prepared: Prepared) -> int:
    if prepared.manifest.hyperparameters.device in ("cuda", "tpu"):
        device.make_mesh(prepared.manifest)
    plan = prepared.plan
    return _say(
        {
            "trainer": NAME,
            "version": VERSION,
            "records": len(prepared.dataset),
            "stepsPerEpoch": plan.steps_per_epoch,
            "totalSteps": plan.total_steps,
            "parameters": prepared.source.parameters,
            "lengths": _lengths(prepared),
        }
    )


def _lengths(prepared: Prepared) -> dict[str, object]:
    return prepared.lengths.document(prepared.manifest.hyperparameters.max_seq_length)


def _refuse_other_tunix() -> None:
    try:
        found = metadata.version("google-tunix")
    except metadata.PackageNotFoundError:
        found = "not there"
    if found != TUNIX:
        raise TrainerError(
            ExitCode.CONFIG,
            f"google-tunix is {found} for {sys.executable}, this trainer needs {TUNIX}: "
            "`trainmaster trainer install tunix`",
        )


def _say(answer: dict[str, Any]) -> int:
    print(json.dumps(answer, separators=(",", ":")), flush=True)
    return ExitCode.OK


def _trouble(line: str) -> None:
    print(f"error: {line}" if not line.startswith("usage:") else line, file=sys.stderr, flush=True)
