"""The exported file: proven to be the one of the manifest, every record looked at, read by number afterwards."""

import hashlib
from typing import BinaryIO

from trainmaster_tunix.manifest import DataFile
from trainmaster_tunix.problems import ExitCode, TrainerError
from trainmaster_tunix.records import InvalidRecordError, prompt_and_answer

_TOLD = 10


class Dataset:
    """Holds where each record begins, not the records."""

    def __init__(self, source: DataFile, file: BinaryIO, offsets: list[int]) -> None:
        self._source = source
        self._file = file
        self._offsets = offsets

    def __len__(self) -> int:
        return len(self._offsets)

    def __getitem__(self, number: int) -> tuple[str, str]:
        self._file.seek(self._offsets[number])
        return prompt_and_answer(self._file.readline(), self._source.format)


def open_dataset(source: DataFile) -> Dataset:
    try:
        file = source.path.open("rb")
    except OSError as error:
        raise TrainerError(ExitCode.DATA, f"cannot read the dataset {source.path}: {error.strerror}") from error
    digest = hashlib.sha256()
    problems: list[str] = []
    offsets: list[int] = []
    size = 0
    for line in file:
        digest.update(line)
        offsets.append(size)
        size += len(line)
        _check(line, source, len(offsets), problems)
    _refuse_another_file(source, size, digest.hexdigest(), len(offsets))
    if problems:
        raise TrainerError(ExitCode.DATA, *_told(problems))
    if not offsets:
        raise TrainerError(ExitCode.DATA, f"{source.path} has no record")
    return Dataset(source, file, offsets)


def _check(line: bytes, source: DataFile, number: int, problems: list[str]) -> None:
    try:
        prompt_and_answer(line, source.format)
    except InvalidRecordError as error:
        problems.append(f"{source.path} line {number} {error}")


def _told(problems: list[str]) -> list[str]:
    more = len(problems) - _TOLD
    return problems[:_TOLD] + ([f"and {more} more"] if more > 0 else [])


def _refuse_another_file(source: DataFile, size: int, digest: str, records: int) -> None:
    for what, expected, found in (
        ("bytes", source.bytes, size),
        ("sha256", source.sha256, digest),
        ("records", source.records, records),
    ):
        if expected != found:
            raise TrainerError(
                ExitCode.DATA,
                f"{source.path} is not the file of the manifest: its {what} is {found}, the manifest says {expected}",
            )
