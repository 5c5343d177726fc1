"""The output directory: one trainer at a time, always of the same training."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from trainmaster_tunix import NAME, VERSION
from trainmaster_tunix.problems import ExitCode, TrainerError

EFFECTIVE = "effective.yaml"
# What may differ between the starts of one training; the rest decides its weights.
_MAY_DIFFER = ("versions", "where", "plan")


class Output:
    def __init__(self, directory: Path) -> None:
        self.directory = directory

    @property
    def checkpoints(self) -> Path:
        return self.directory / "checkpoints"

    @property
    def metrics(self) -> Path:
        return self.directory / "metrics.jsonl"

    @property
    def model(self) -> Path:
        return self.directory / "model"

    @contextmanager
    def held(self) -> Iterator[None]:
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            lock = (self.directory / "trainer.lock").open("w")
        except OSError as error:
            raise TrainerError(ExitCode.DISK, f"cannot use the output directory {self.directory}: {error}") from error
        with lock:
            try:
                fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise TrainerError(
                    ExitCode.CONFIG,
                    f"another trainer works in {self.directory}; wait for its end or choose another --output",
                ) from error
            yield

    def claim(self, effective: dict[str, Any]) -> None:
        """Writes the effective settings down, unless others stand there already."""
        file = self.directory / EFFECTIVE
        if file.exists():
            _refuse_another(file, yaml.safe_load(file.read_text("utf-8")) or {}, effective)
        write_whole(file, yaml.safe_dump(effective, sort_keys=False, allow_unicode=True).encode())


def write_whole(file: Path, content: bytes) -> None:
    beside = file.with_name(file.name + ".tmp")
    with beside.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    beside.replace(file)


def set_aside(directory: Path, suffix: str) -> Path:
    """Renamed, never deleted: somebody may want to look."""
    aside = directory.with_name(f"{directory.name}.{suffix}")
    if aside.exists():
        shutil.rmtree(aside)
    return directory.rename(aside)


def _refuse_another(file: Path, found: dict[str, Any], wanted: dict[str, Any]) -> None:
    theirs = found.get("versions", {}).get(NAME, VERSION)
    if _ordered(theirs) > _ordered(VERSION):
        raise TrainerError(
            ExitCode.CONFIG, f"{file} was written by version {theirs} of this trainer, which is newer than {VERSION}"
        )
    differ = [key for key in wanted if key not in _MAY_DIFFER and found.get(key) != wanted[key]]
    if differ:
        raise TrainerError(
            ExitCode.CONFIG,
            f"{file.parent} belongs to another training: {', '.join(map(_difference(found, wanted), differ))}; "
            "choose another --output",
        )


def _difference(found: dict[str, Any], wanted: dict[str, Any]) -> Any:
    def told(key: str) -> str:
        theirs, ours = found.get(key), wanted[key]
        if isinstance(theirs, dict) and isinstance(ours, dict):
            inner = next((k for k in {**theirs, **ours} if theirs.get(k) != ours.get(k)), "")
            return f"{key}.{inner} is {theirs.get(inner)} there and {ours.get(inner)} here"
        return f"{key} is {theirs} there and {ours} here"

    return told


def _ordered(version: str) -> list[int]:
    return [int(part) for part in str(version).split(".") if part.isdigit()]
