"""What a person reads on stdout: a line at the start, about one a second, one at the end."""

import time


class Progress:
    def __init__(self, total_steps: int) -> None:
        self._total = total_steps
        self._began = time.monotonic()
        self._last = 0.0
        self._first_step = 0

    def say(self, words: str) -> None:
        print(words, flush=True)

    def started(self, step: int) -> None:
        self._first_step = step
        words = f"resuming after step {step}" if step else "starting from the beginning"
        self.say(f"{words} of {self._total}, ready after {self._seconds():.1f} s")

    def step(self, step: int, loss: float) -> None:
        now = time.monotonic()
        if now - self._last >= 1:
            self._last = now
            self.say(f"step {step} of {self._total}, loss {loss:.4f}")

    def done(self, step: int) -> None:
        self.say(
            f"completed step {step} of {self._total}, {step - self._first_step} of them now, in {self._seconds():.1f} s"
        )

    def _seconds(self) -> float:
        return time.monotonic() - self._began
