"""metrics.jsonl: one line a step, every step once, whatever happened in between."""

import json
import math
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Kept:
    last_step: int
    completed: bool


class MetricsLog:
    def __init__(self, file: Path) -> None:
        self._file = file

    def kept(self) -> Kept:
        """What stands there, torn last line aside."""
        last, completed = 0, False
        for _, line in self._lines():
            completed = line.get("event") == "completed"
            last = max(last, _step(line))
        return Kept(last, completed)

    def cut_after(self, step: int) -> int:
        """Removes, in place, what will be done again. Returns the last step that is left."""
        end, last = 0, 0
        for after, line in self._lines():
            if line.get("event") == "completed" or max(_step(line), int(line.get("afterStep", 0))) > step:
                break
            end, last = after, max(last, _step(line))
        if self._file.exists():
            os.truncate(self._file, end)
        return last

    def step(self, step: int, epoch: float, loss: float, learning_rate: float, tokens: int) -> None:
        self._append(
            {
                "step": step,
                "epoch": epoch,
                "loss": _told(loss),
                "learningRate": learning_rate,
                "tokens": tokens,
                "time": _now(),
            }
        )

    def evaluation(self, after_step: int, loss: float, tokens: int) -> None:
        """Under other keys than a step's: a reader of the training loss must not meet another one."""
        self._append(
            {
                "event": "evaluation",
                "afterStep": after_step,
                "evaluationLoss": _told(loss),
                "evaluationTokens": tokens,
                "time": _now(),
            }
        )

    def has_evaluation(self, after_step: int) -> bool:
        return any(
            line.get("event") == "evaluation" and line.get("afterStep") == after_step for _, line in self._lines()
        )

    def completed(self, step: int) -> None:
        self._append({"event": "completed", "step": step}, durably=True)

    def _append(self, line: dict[str, Any], durably: bool = False) -> None:
        with self._file.open("ab") as file:
            file.write(json.dumps(line, allow_nan=False, separators=(",", ":")).encode() + b"\n")
            file.flush()
            if durably:
                os.fsync(file.fileno())

    def _lines(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each whole line with where it ends; ends at the first that is none."""
        if not self._file.exists():
            return
        end = 0
        with self._file.open("rb") as file:
            for line in file:
                end += len(line)
                try:
                    read = json.loads(line)
                except ValueError:
                    return
                if not line.endswith(b"\n") or not isinstance(read, dict):
                    return
                yield end, read


def _step(line: dict[str, Any]) -> int:
    return 0 if "event" in line else int(line.get("step", 0))


def _told(loss: float) -> float | str:
    """JSON has no NaN."""
    if math.isfinite(loss):
        return loss
    return "NaN" if math.isnan(loss) else ("Infinity" if loss > 0 else "-Infinity")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
