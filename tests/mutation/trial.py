"""Mutants outside functions: a process each, that imports the program with one file changed and runs pytest."""

import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import threading
import time
from collections.abc import Sequence
from types import CodeType, ModuleType

import pytest
from hypothesis import Phase, settings

# What is loaded before pytest is of others, and has no assertions to rewrite; a test leaves no files behind.
OPTIONS = [
    *("-q", "--no-header", "-p", "no:cacheprovider", "--hypothesis-seed=0", "-o", "tmp_path_retention_policy=none"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
]
SURVIVED, KILLED, TIMED_OUT = 0, 10, 11
SECONDS_OF_A_TEST = 30.0


class Changed(importlib.machinery.SourceFileLoader):
    """A module whose text is another than that of its file."""

    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self.text = text

    def get_code(self, fullname: str) -> CodeType:
        """Return the code of the other text, past every cache."""
        code: CodeType = compile(self.text, self.path, "exec", dont_inherit=True)
        return code


class Finder(importlib.abc.MetaPathFinder):
    """Finds the one changed module before anything else does."""

    def __init__(self, name: str, path: str, text: str) -> None:
        self.name = name
        self.path = path
        self.text = text

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return the changed module's place; None for every other."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=Changed(self.name, self.path, self.text))


class Watch:
    """A plugin of pytest that ends the process when one test uses too much of the processor, as a loop without end does."""

    def __init__(self) -> None:
        self.since = time.process_time()

    def pytest_runtest_logstart(self) -> None:
        """Begin anew with each test."""
        self.since = time.process_time()

    def keep(self) -> None:
        """Look every half second; never return."""
        while time.process_time() - self.since < SECONDS_OF_A_TEST:
            time.sleep(0.5)
        os._exit(TIMED_OUT)


def run(name: str, path: str, text: str, stages: list[list[str]], seconds: float) -> None:
    """Run the stages with the changed text until one fails or so many seconds of the processor are over; end as `SURVIVED`, …."""
    sys.meta_path.insert(0, Finder(name, path, text))
    silence()
    settle_hypothesis()
    watch = Watch()
    threading.Thread(target=watch.keep, daemon=True).start()
    start = time.process_time()
    for stage in stages:
        if pytest.main([*OPTIONS, "-x", *stage], plugins=[watch]) is not pytest.ExitCode.OK:
            os._exit(KILLED)
        if time.process_time() - start > seconds:
            break
    os._exit(SURVIVED)


def run_unmutated(tests: list[str]) -> None:
    """Run the tests on the program as it is, and let be seen what pytest says; end as `SURVIVED` when all pass."""
    settle_hypothesis()
    os._exit(SURVIVED if pytest.main([*OPTIONS, *tests]) is pytest.ExitCode.OK else KILLED)


def silence() -> None:
    """Let nothing of this process be seen."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)


def settle_hypothesis() -> None:
    """Let its tests be the same in every process, however busy the machine is, and end with the first example that fails."""
    settings.register_profile("mutation", deadline=None, database=None, phases=(Phase.explicit, Phase.generate))
    settings.load_profile("mutation")
