"""What a subcommand answers: an object for scripts, lines for people, and the exit status."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """`data` is the one JSON object of `--json`; `lines` are translated sentences. Status 1: a check found something wrong."""

    data: Mapping[str, object]
    lines: tuple[str, ...]
    status: int = 0
