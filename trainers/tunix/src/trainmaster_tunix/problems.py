"""What ends a training early, and with which exit code."""

import enum
import errno


class ExitCode(enum.IntEnum):
    """The README repeats the numbers for people."""

    OK = 0
    DEFECT = 1
    CONFIG = 2
    DATA = 3
    LOSS_NOT_FINITE = 4
    DISK = 5
    STOPPED = 143


class TrainerError(Exception):
    """Told to the user line by line, without a stack trace: it is theirs to mend."""

    def __init__(self, code: ExitCode, *lines: str) -> None:
        super().__init__("; ".join(lines))
        self.code = code
        self.lines = lines


_DISK_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO, errno.ENOTDIR}


def is_about_the_disk(error: BaseException) -> bool:
    """Checkpoint writers wrap the system's error in their own, but keep its words."""
    told = str(error)
    return (
        (isinstance(error, OSError) and error.errno in _DISK_ERRORS)
        or "No space left on device" in told
        or "Disk quota exceeded" in told
    )


def is_about_memory(error: BaseException) -> bool:
    return isinstance(error, MemoryError) or "RESOURCE_EXHAUSTED" in str(error)
