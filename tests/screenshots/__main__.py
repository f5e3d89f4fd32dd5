"""`python -m tests.screenshots DIR`: every form into DIR/papers, every page and board of the window into DIR/windows."""

import argparse
import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.screenshots.papers import save_papers

WINDOWS = "tests.screenshots.windows"


def main() -> None:
    """Render everything, or with `--only` one kind."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=("papers", "windows"))
    parser.add_argument("--name", default="", help="only pictures whose name holds this, such as acceptance_form or 104")
    chosen = parser.parse_args()
    if chosen.only in (None, "papers"):
        save_papers(chosen.folder / "papers", chosen.name)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nobody needs to look on while they are made
    if chosen.only in (None, "windows") and find_spec(WINDOWS) is not None:
        import_module(WINDOWS).save_windows(chosen.folder / "windows", chosen.name)


if __name__ == "__main__":
    main()
