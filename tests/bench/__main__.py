"""Print the figures of the benches that are named, or of all."""

import argparse
import importlib
import sys

from tests.bench.exchanging import HOUSEHOLDS

NAMES = ("saving", "verifying", "packet", "issuing", "starting", "exchanging")


def main(arguments: list[str]) -> int:
    """Run them in turn."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=NAMES, default=list(NAMES), metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--households", type=int, default=HOUSEHOLDS, help="for exchanging (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    for name in chosen.names:
        more = {"households": chosen.households} if name == "exchanging" else {}
        for figure in importlib.import_module(f"tests.bench.{name}").run(**more):
            print(figure if isinstance(figure, str) else figure.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
