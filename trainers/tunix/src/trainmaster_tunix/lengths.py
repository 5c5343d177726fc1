"""How long the records are in tokens."""

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Lengths:
    count: int
    median: int
    p95: int
    longest: int
    over: int
    unlearned: int

    def document(self, max_seq_length: int) -> dict[str, object]:
        return {
            "unit": "tokens",
            "records": self.count,
            "median": self.median,
            "p95": self.p95,
            "most": self.longest,
            "maxSeqLength": max_seq_length,
            "longer": self.over,
            "nothingLearned": self.unlearned,
        }

    def padded(self, max_seq_length: int) -> int:
        """One length for every batch, so that nothing is compiled twice: the longest record, rounded up."""
        return min(max_seq_length, -(-self.longest // 64) * 64)


def lengths_of(sizes: Iterable[tuple[int, int]], max_seq_length: int) -> Lengths:
    """From pairs of a record's length and of where its answer begins."""
    pairs = list(sizes)
    ordered = sorted(length for length, _ in pairs)
    return Lengths(
        count=len(ordered),
        median=_quantile(ordered, 0.5),
        p95=_quantile(ordered, 0.95),
        longest=ordered[-1] if ordered else 0,
        over=sum(length > max_seq_length for length in ordered),
        unlearned=sum(answer >= max_seq_length for _, answer in pairs),
    )


def _quantile(ordered: list[int], share: float) -> int:
    """The least length that so many records do not exceed."""
    if not ordered:
        return 0
    return ordered[math.ceil(share * len(ordered)) - 1]
