"""Mutants inside functions: all is imported and collected once, and each mutant is a fork with one function's code exchanged."""

import gc
import os
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import CodeType, FunctionType
from typing import NoReturn

import coverage
import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.mutants import Function
from tests.mutation.trial import KILLED, SURVIVED, Watch, silence

NOT_EXCHANGED = 12


@dataclass(frozen=True, slots=True)
class Exchange:
    """A function of a file with its lines, the file's text with the mutant, and the test files to run, stage by stage."""

    file: str
    function: Function
    text: str
    stages: list[list[str]]


class Imports:
    """The lines that run before any test: a function that is called at import has left its result behind already."""

    def __init__(self, files: Sequence[str]) -> None:
        self.measured = coverage.Coverage(data_file=None, include=list(files), config_file=False)
        self.measured.start()

    def end(self) -> None:
        """All is imported."""
        self.measured.stop()

    def ran(self, file: str, function: Function) -> bool:
        """Tell whether the function's body ran."""
        lines = self.measured.get_data().lines(file) or []
        return any(function.first <= line <= function.last for line in lines)


@dataclass
class Forks:
    """A plugin of pytest that, once all tests are collected, runs the chosen ones for each exchange instead of all of them.

    `ended` is told the exchange's number, the exit code of its process, and its seconds of the processor.
    """

    exchanges: Sequence[Exchange]
    jobs: int
    seconds: float
    ended: Callable[[int, int, float], None]
    imports: Imports
    running: dict[int, int] = field(default_factory=dict)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Fork for each exchange, `jobs` at a time."""
        self.imports.end()
        items = by_file(session.items)
        functions = functions_by_name()
        gc.collect()
        gc.freeze()  # else each fork copies all that was imported when it first collects garbage
        for number, exchange in enumerate(self.exchanges):
            if self.imports.ran(exchange.file, exchange.function):
                self.ended(number, NOT_EXCHANGED, 0.0)
                continue
            if len(self.running) == self.jobs:
                self._await_one()
            pid = os.fork()
            if pid == 0:
                known = functions[exchange.file, exchange.function.name]
                _run(exchange, known, [item for stage in exchange.stages for item in items_of(stage, items)], self.seconds)
            self.running[pid] = number
        while self.running:
            self._await_one()
        return True

    def _await_one(self) -> None:
        pid, status, used = os.wait4(-1, 0)
        if pid in self.running:
            self.ended(self.running.pop(pid), os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime)


def by_file(items: Sequence[pytest.Item]) -> dict[str, list[pytest.Item]]:
    """Return the tests of each file."""
    found: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        found[str(item.path)].append(item)
    return found


def items_of(stage: Sequence[str], items: Mapping[str, Sequence[pytest.Item]]) -> list[pytest.Item]:
    """Return the tests of a stage's files, those that try many examples last."""
    found = [item for file in stage for item in items[file]]
    return sorted(found, key=lambda item: hasattr(getattr(item, "obj", None), "hypothesis"))


def functions_by_name() -> dict[tuple[str, str], list[FunctionType]]:
    """Return every living function by its file and its name in the module."""
    found = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType):
            found[each.__code__.co_filename, each.__code__.co_qualname].append(each)
    return found


def exchange_code(functions: Sequence[FunctionType], text: str, file: str, name: str) -> bool:
    """Give the functions the code that the text has under that name; tell whether it was possible.

    It is not where two functions bear the name, or where the mutant no longer uses a variable from around the function.
    """
    codes = [code for code in _codes(compile(text, file, "exec", dont_inherit=True)) if code.co_qualname == name]
    if len(codes) != 1 or not functions or any(each.__code__.co_freevars != codes[0].co_freevars for each in functions):
        return False
    for each in functions:
        each.__code__ = codes[0]
    return True


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


def _run(exchange: Exchange, functions: Sequence[FunctionType], items: Sequence[pytest.Item], seconds: float) -> NoReturn:
    """Be the process of one exchange, which ends here whatever happens."""
    code = KILLED
    try:
        silence()
        watch = Watch()
        threading.Thread(target=watch.keep, daemon=True).start()
        if exchange_code(functions, exchange.text, exchange.file, exchange.function.name):
            code = SURVIVED if all(_passes(items, watch, seconds)) else KILLED
        else:
            code = NOT_EXCHANGED
    finally:
        os._exit(code)


def _passes(items: Sequence[pytest.Item], watch: Watch, seconds: float) -> Iterator[bool]:
    """Yield of one test after the other whether it passes, for so many seconds of the processor."""
    end = time.process_time() + seconds
    for number, item in enumerate(items):
        if time.process_time() > end:
            return
        watch.pytest_runtest_logstart()
        following = items[number + 1] if number + 1 < len(items) else None
        yield not any(report.failed for report in runtestprotocol(item, nextitem=following, log=False))
