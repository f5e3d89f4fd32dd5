"""Try the mutants of a sample: those inside functions warm; the others, and what cannot be exchanged, from a cold start."""

import multiprocessing
import multiprocessing.util
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.mutation import trial
from tests.mutation.figures import Outcome
from tests.mutation.mutants import Mutant
from tests.mutation.reaching import Reaching, module_name
from tests.mutation.warm import NOT_EXCHANGED, Exchange, Forks, Imports

ENDINGS = {trial.SURVIVED: "survived", trial.KILLED: "killed", trial.TIMED_OUT: "timeout"}
# What every cold trial imports and no mutant changes; it is loaded once.
LOADED_ONCE = [
    *("tests.mutation.trial", "pytestqt.plugin", "xdist.plugin", "PySide6.QtTest", "PySide6.QtWidgets", "hypothesis.strategies"),
    *("argon2", "cryptography.hazmat.primitives.serialization", "msgspec", "openpyxl", "peewee", "pypinyin", "pyrage"),
    *("sqlcipher3", "stdnum", "zstandard"),
]


class Trials:
    """What is common to the trials of a run."""

    def __init__(self, reaching: Reaching, *, jobs: int, seconds: float, verbose: bool) -> None:
        self.reaching = reaching
        self.jobs = jobs
        self.seconds = seconds
        self.verbose = verbose
        self.endings: dict[Mutant, str] = {}

    def outcomes(self, sample: Sequence[Mutant]) -> list[Outcome]:
        """Return what became of each mutant, in the sample's order; survivors are told of as they are found."""
        multiprocessing.util.get_temp_dir()  # its own is made before the tests' is, and outlives it
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            os.environ["TMPDIR"] = tempfile.tempdir = folder
            self._try_warm([mutant for mutant in sample if mutant.function is not None])
            self._try_cold([mutant for mutant in sample if mutant not in self.endings])
            tempfile.tempdir = None
        return [Outcome(mutant.path, mutant.said(), self.endings[mutant]) for mutant in sample]

    def pass_unmutated(self, sample: Sequence[Mutant]) -> bool:
        """Tell whether the tests of all the sample's files pass on the program as it is, in a process of their own."""
        tests = dict.fromkeys(test for mutant in sample for stage in self._stages(mutant) for test in stage)
        process = multiprocessing.get_context("spawn").Process(target=trial.run_unmutated, args=(list(tests),))
        process.start()
        process.join()
        return process.exitcode == trial.SURVIVED

    def _try_warm(self, mutants: Sequence[Mutant]) -> None:
        exchanges = [
            Exchange(str(self.reaching.root / each.path), each.function, each.source, _near_and_far(self._stages(each)))
            for each in mutants
            if each.function
        ]
        if exchanges:
            trial.settle_hypothesis()
            tests = dict.fromkeys(test for exchange in exchanges for stage in exchange.stages for test in stage)
            imports = Imports(list({exchange.file for exchange in exchanges}))
            forks = Forks(
                exchanges, self.jobs, self.seconds, lambda number, code, used: self._ended(mutants[number], code, used), imports
            )
            pytest.main([*trial.OPTIONS, "-s", *tests], plugins=[forks])

    def _try_cold(self, mutants: Sequence[Mutant]) -> None:
        with ThreadPoolExecutor(self.jobs) as pool:
            for mutant, code in pool.map(lambda mutant: (mutant, self._code_of_cold(mutant)), mutants):
                self._ended(mutant, code)

    def _code_of_cold(self, mutant: Mutant) -> int:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(LOADED_ONCE)
        place = module_name(Path(mutant.path)), str(self.reaching.root / mutant.path)
        process = context.Process(target=trial.run, args=(*place, mutant.source, self._stages(mutant), self.seconds))
        process.start()
        process.join()
        return process.exitcode or 0

    def _stages(self, mutant: Mutant) -> list[list[str]]:
        return [[str(test) for test in stage] for stage in self.reaching.stages(self.reaching.root / mutant.path)]

    def _ended(self, mutant: Mutant, code: int, used: float = 0.0) -> None:
        """Note how it ended; what could not be exchanged has not."""
        if code == NOT_EXCHANGED:
            return
        # Below zero a signal ended it, as when the mutant made the interpreter fall.
        ending = "killed" if code < 0 else ENDINGS.get(code)
        if ending is None:
            raise RuntimeError(f"the trial of {mutant.said()} itself failed, with {code}")
        self.endings[mutant] = ending
        if self.verbose or ending == "survived":
            print(f"{ending:9} {used:5.1f} s {mutant.said()}", file=sys.stderr, flush=True)


def _near_and_far(stages: list[list[str]]) -> list[list[str]]:
    """Put the first two stages together, so that tests of many examples come after the others of both."""
    return [[test for stage in stages[:2] for test in stage], [test for stage in stages[2:] for test in stage]]
