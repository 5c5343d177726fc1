"""Remembers that somebody asked for an end."""

import signal
from types import FrameType


class StopSwitch:
    """Installed before the slow imports, so that a SIGTERM in start-up is not lost and does not kill."""

    def __init__(self) -> None:
        self._signal: int | None = None

    def install(self) -> "StopSwitch":
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._remember)
        return self

    def _remember(self, number: int, _frame: FrameType | None) -> None:
        self._signal = number

    @property
    def is_on(self) -> bool:
        return self._signal is not None

    @property
    def exit_code(self) -> int:
        return 128 + (self._signal or signal.SIGTERM)
