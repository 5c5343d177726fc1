"""A dataset and a manifest in a folder, and the trainer as a process."""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SOURCES = Path(__file__).parent.parent / "src"


def tunix_sft(question: str, answer: str) -> dict[str, Any]:
    text = f"<start_of_turn>user\n{question}<end_of_turn>\n<start_of_turn>model\nAnswer: {answer}<end_of_turn>"
    return {"id": question, "prompts": text, "final_answer": answer, "metadata": {}}


def sums(count: int) -> list[dict[str, Any]]:
    return [tunix_sft(f"{i % 7} + {i // 7}?", str(i % 7 + i // 7)) for i in range(count)]


@dataclass(frozen=True)
class Workspace:
    directory: Path

    @property
    def manifest(self) -> Path:
        return self.directory / "manifest.yaml"

    def data(self, records: list[dict[str, Any]], name: str = "data.jsonl") -> dict[str, Any]:
        content = "".join(json.dumps(record) + "\n" for record in records).encode()
        path = self.directory / name
        path.write_bytes(content)
        return {
            "path": str(path),
            "format": "tunix_sft",
            "sha256": hashlib.sha256(content).hexdigest(),
            "bytes": len(content),
            "records": len(records),
        }

    def document(self, **changes: Any) -> dict[str, Any]:
        hyperparameters = {
            "learningRate": 0.003,
            "weightDecay": 0.01,
            "epochs": 100,
            "batchSize": 4,
            "maxSeqLength": 128,
            "seed": 42,
            "device": "cpu",
            **changes.pop("hyperparameters", {}),
        }
        return {
            "schemaVersion": 1,
            "runId": "r-1",
            "createdBy": "trainmaster 0.1.0",
            "dataset": {"key": "sums", **(changes.pop("dataset", None) or self.data(sums(42)))},
            "model": "tiny",
            "trainer": {"name": "tunix", "command": ["anything"]},
            "hyperparameters": hyperparameters,
            "output": {"directory": "anywhere"},
            **changes,
        }

    def write(self, **changes: Any) -> Path:
        self.manifest.write_text(yaml.safe_dump(self.document(**changes), sort_keys=False))
        return self.manifest

    def start(self, output: Path, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        argv = [sys.executable, "-m", "trainmaster_tunix", "--manifest", str(self.manifest), "--output", str(output)]
        return subprocess.Popen(
            [*argv, *arguments],
            env={**os.environ, "PYTHONPATH": str(SOURCES), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
        )


def lines(output: Path) -> list[dict[str, Any]]:
    """What was computed, without when."""
    file = output / "metrics.jsonl"
    if not file.exists():
        return []
    whole = file.read_text()
    read = [json.loads(line) for line in whole[: whole.rfind("\n") + 1].splitlines()]
    return [{key: value for key, value in line.items() if key != "time"} for line in read]


def until(condition: Callable[[], bool], seconds: float = 300) -> None:
    """A bound, not an expectation: the machine may be busy."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {seconds} s")
        time.sleep(0.05)
