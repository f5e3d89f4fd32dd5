"""Time two ways of doing the same thing in turn, A B A B …, and give the ratio pair by pair."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """The median of the pairs' ratios with the smallest and largest, and the median seconds of each side."""

    name: str
    median: float
    least: float
    most: float
    ours: float
    other: float
    goal: str

    def line(self) -> str:
        """One row of the table that the bench prints."""
        figures = f"{self.median:6.2f}x  ({self.least:.2f}–{self.most:.2f})"
        return f"{self.name:58} {figures:24} {self.ours * 1000:9.2f} ms / {self.other * 1000:9.2f} ms   goal {self.goal}"


def seconds(action: Callable[[], object]) -> float:
    """How long one call takes, without garbage collection in between."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        action()
        return time.perf_counter() - start
    finally:
        gc.enable()


def compare(
    name: str,
    ours: Callable[[], object],
    other: Callable[[], object],
    *,
    goal: str,
    pairs: int = 7,
    before: Callable[[], object] = lambda: None,
) -> Ratio:
    """Time `ours` and `other` alternately, after one warm-up of each. `before` is done ahead of each pair and not timed."""
    ours()
    other()
    timed = []
    for _pair in range(pairs):
        before()
        timed.append((seconds(ours), seconds(other)))
    ratios = [a / b for a, b in timed]
    return Ratio(
        name,
        statistics.median(ratios),
        min(ratios),
        max(ratios),
        statistics.median(a for a, _b in timed),
        statistics.median(b for _a, b in timed),
        goal,
    )
