"""How far long work is, for whoever looks at standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from app.commands.line import Line


@contextmanager
def shown(line: Line, what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar with rate and time left on standard error, where a person looks; return what is told done and all."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(show_speed=True), TimeRemainingColumn())
    hidden = line.as_json or sys.stderr is None or not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=hidden) as progress:
        task = progress.add_task(line.speech.translate(what), total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
