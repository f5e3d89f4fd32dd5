"""Print the figures of the benches that are named, or of all."""

import importlib
import sys

NAMES = ("saving", "verifying", "packet", "issuing", "starting")


def main(names: list[str]) -> int:
    """Run them in turn."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"no such bench: {', '.join(unknown)}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in names or NAMES:
        for figure in importlib.import_module(f"tests.bench.{name}").run():
            print(figure if isinstance(figure, str) else figure.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
