"""What a run says at its end."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mutant: `killed`, `timeout` or `survived`."""

    path: str
    said: str
    ending: str


def report(outcomes: Sequence[Outcome], packages: Sequence[str]) -> tuple[str, float]:
    """Return the table of the packages with the survivors below it, and the percentage killed; timeouts count as killed."""
    lines = [f"{'package':32} {'killed':>7} {'timeout':>8} {'survived':>9} {'percent':>8}"]
    named = {package: [each for each in outcomes if within(each.path, package)] for package in packages}
    elsewhere = [each for each in outcomes if not any(within(each.path, package) for package in packages)]
    for name, part in [*named.items(), ("elsewhere", elsewhere), ("all", list(outcomes))]:
        if part:
            counted = Counter(each.ending for each in part)
            row = f"{counted['killed']:7} {counted['timeout']:8} {counted['survived']:9} {percent_killed(part):8.1f}"
            lines.append(f"{name:32} {row}")
    survivors = [each.said for each in outcomes if each.ending == "survived"]
    return "\n".join([*lines, "", *survivors]), percent_killed(outcomes)


def within(path: str, package: str) -> bool:
    """Tell whether the file is the package's, or the package itself."""
    return path == package or path.startswith(f"{package}/")


def percent_killed(outcomes: Sequence[Outcome]) -> float:
    """Return the share that did not survive, in percent; 100 of none."""
    return 100 * sum(each.ending != "survived" for each in outcomes) / len(outcomes) if outcomes else 100.0
