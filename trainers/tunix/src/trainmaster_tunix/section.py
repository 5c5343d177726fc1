"""One mapping of the manifest, read strictly: every problem is noted with its place, and reading goes on."""

import difflib
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any


class Section:
    def __init__(self, place: str, values: dict[Any, Any], problems: list[str]) -> None:
        self._place = place
        self._values = values
        self._problems = problems

    def refuse_keys_other_than(self, known: Iterable[str]) -> None:
        choices = sorted(known)
        for key in self._values:
            if key not in choices:
                self._problems.append(f"unknown key `{self._place}{key}`{self._nearest(str(key), choices)}")

    def section(self, key: str) -> "Section":
        value = self._values.get(key)
        if not isinstance(value, dict):
            self._wrong(key, "a mapping")
            # What it would hold is not missing as well.
            return Section(f"{self._place}{key}.", {}, [])
        return Section(f"{self._place}{key}.", value, self._problems)

    def text(self, key: str, default: str | None = None) -> str:
        value = self._values.get(key, default)
        if isinstance(value, str) and value.strip():
            return value
        self._wrong(key, "a text")
        return ""

    def absolute_path(self, key: str) -> Path:
        path = Path(self.text(key))
        if path != Path() and not path.is_absolute():
            self._wrong(key, "an absolute path")
        return path

    def one_of(self, key: str, choices: Sequence[str], default: str | None = None) -> str:
        value = self._values.get(key, default)
        if value in choices:
            return str(value)
        self._wrong(key, "one of " + ", ".join(choices))
        return choices[0]

    def whole(self, key: str, least: int, most: int, default: int | None = None) -> int:
        value = self._values.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self._wrong(key, f"a whole number in {least}..{most}")
        return least

    def number(self, key: str, least: float, most: float, default: float | None = None) -> float:
        """YAML 1.1 reads `2e-5` as a text; it is a number to everybody else."""
        value = self._values.get(key, default)
        try:
            number = float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else math.nan
        except (ValueError, OverflowError):
            number = math.nan
        if math.isfinite(number) and least <= number <= most:
            return number
        self._wrong(key, f"a number in {least:g}..{most:g}")
        return least

    def has(self, key: str) -> bool:
        return self._values.get(key) is not None

    def problem(self, key: str, words: str) -> None:
        self._problems.append(f"`{self._place}{key}` {words}")

    def _wrong(self, key: str, expected: str) -> None:
        found = self._values.get(key)
        self.problem(key, f"must be {expected}" + (", and is missing" if found is None else f", not {found}"))

    def _nearest(self, key: str, known: list[str]) -> str:
        near = difflib.get_close_matches(key.lower().replace("_", ""), [k.lower() for k in known], 1, 0.5)
        meant = [k for k in known if near and k.lower() == near[0]]
        if meant:
            return f"; did you mean `{self._place}{meant[0]}`?"
        return f"; known are {', '.join(known)}"
