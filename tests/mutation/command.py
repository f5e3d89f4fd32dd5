"""Draw the sample, run it, print the figures and the survivors."""

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

from tests.mutation.figures import report
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.reaching import Reaching
from tests.mutation.sample import draw
from tests.mutation.trials import Trials

ROOT = Path(__file__).parents[2]
PACKAGES = ("app/procedure", "app/desk/certificates", "app/desk/household/fees.py", "app/archive/journal")


class Wanted(NamedTuple):
    """A file, and a line of it if one was named."""

    file: Path
    line: int | None


def main(arguments: list[str]) -> int:
    """Return 0 when enough are killed, 1 when fewer, 2 when the tests fail without any mutant."""
    chosen = _parser().parse_args(arguments)
    wanted = [each for place in chosen.only or PACKAGES for each in _files(place)]
    everything = [mutant for each in wanted for mutant in _of(each)]
    sample = draw(everything, chosen.seed, chosen.sample)
    print(f"{len(sample)} of {len(everything)} mutants, seed {chosen.seed}", flush=True)
    trials = Trials(Reaching(ROOT), jobs=chosen.jobs, seconds=chosen.seconds, verbose=chosen.verbose)
    if not (chosen.unchecked or trials.pass_unmutated(sample)):
        print("the tests fail on the program as it is; no mutant says anything before they pass", file=sys.stderr)
        return 2
    text, share = report(trials.outcomes(sample), PACKAGES)
    print(text)
    return 0 if share >= chosen.least else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--sample", type=int, default=400, help="how many mutants (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="which of them (default: %(default)s)")
    parser.add_argument(
        "--only", action="append", metavar="PATH[:LINE]", help="a folder, a file or a line instead of the packages"
    )
    parser.add_argument("--least", type=float, default=85.0, help="percent to be killed (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=2, help="mutants at a time (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=6.0, help="of the processor for a mutant's tests (default: %(default)s)")
    parser.add_argument("--unchecked", action="store_true", help="do not run the tests without any mutant first")
    parser.add_argument("--verbose", action="store_true", help="tell of the killed as well")
    return parser


def _files(place: str) -> list[Wanted]:
    name, _, line = place.partition(":")
    path = ROOT / name
    if path.is_dir():
        return [Wanted(each, None) for each in sorted(path.rglob("*.py"))]
    return [Wanted(path, int(line) if line else None)]


def _of(wanted: Wanted) -> list[Mutant]:
    found = mutants_of(wanted.file.relative_to(ROOT).as_posix(), wanted.file.read_text("utf-8"))
    return [each for each in found if wanted.line in (None, each.line)]
