"""What no door of the program leads to: `python -m tests.unreached` names it, and the status is 1 until it has a door or is gone.

vulture reads the product without its tests, so that what tests alone reach is found. It goes by names: what shares its name with
something that is reached passes. Each exception below says why it stands; one that nothing needs any more is named too.
"""

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).parents[1]
PRODUCT = ("app", "ui", "reports", "resources", "main.py")
COMMANDS = ("@*.command",)
"""What typer gets by a decorator has the command line for its door."""

COMING: Mapping[str, str] = {
    "app/archive/archive.py: method clock_went_back": "right person, right order, right number: the clock at login",
    "app/procedure/declaration/rows.py: variable certificate_days": "right person, right order, right number: settings are read",
    "app/roster/rows.py: variable ignored_columns": "right person, right order, right number: columns not used are shown",
    "app/procedure/preparation.py: function late": "before the doors open: the timeline of preparation",
    "app/procedure/warranty.py: function warranty_until": "paper that holds: the contract's periods beside the builder's",
    "reports/appendix.py: function with_appendices": "paper that holds: a site's own documents behind the packet",
    "app/desk/headquarters/households.py: function site_totals": "the mass move-in day: the chart of the project",
    "app/desk/headquarters/households.py: variable going_on": "the same; its fields are given by name",
}
"""What stands ready for work to come (CONTRIBUTING.md names it), and for which."""

OTHERS: Mapping[str, str] = {
    "app/archive/tables/*: variable *": "columns, which SQL names, and what peewee reads of a model",
    "ui/*: method [a-z]*[A-Z]*": "Qt calls what it named; our own names have no capitals",
    "ui/wizard/handover_wizard.py: method reject": "Qt's Escape",
    "ui/pages/parts/quiet_ticks.py: attribute features": "of Qt's style option",
    "ui/boundary.py: attribute excepthook": "of sys",
    "ui/theme.py: variable *": "colours, which the style sheet names",
    "ui/worker.py: method idle": "tests wait for it, since they wait for no fixed time",
    "ui/widgets/input.py: class Input": "the contract of inputs, whose methods a page asks for by name",
    "*: * __*__": "Python, pytest and typer read them",
    "app/archive/database/every_connection.py: attribute atexit": "of weakref.finalize",
    "app/archive/database/server.py: * *server_version": "peewee asks what the engine can do",
    "app/archive/database/server.py: method is_connection_usable": "of peewee's database",
    "app/archive/database/server.py: variable index_value_literals": "of peewee's database",
    "app/procedure/case/people.py: variable wechat": "read by what is declared beside its column",
    "app/commands/help_texts.py: attribute rich_help_panel": "of typer's parameters",
    "app/procedure/certificates/allotment.py: variable allotted_*": "a row that is read and written whole",
    "app/procedure/certificates/control.py: variable STUB": "one of the copies, which are gone through",
    "app/procedure/declaration/rows.py: variable waterproof_holds": "read as `setting:waterproof_holds` in steps.toml",
    "app/roster/package.py: attribute *Handler": "of expat's parser",
    "app/roster/package.py: attribute buffer_text": "of expat's parser",
    "reports/document.py: attribute useA85": "a setting of reportlab",
    "reports/spreadsheet/workbook.py: attribute fp": "of zipfile",
    "reports/spreadsheet/workbook.py: attribute compress_type": "of zipfile",
    "resources/fonts/make.py: attribute *": "options of fontTools",
    "resources/sample/*.py: attribute *": "of openpyxl and zipfile",
    "resources/translations/build.py: variable mime_headers": "of babel's catalogue",
}
"""What other people's code reaches, or ours by a name in a text."""


def unreached(root: Path, parts: Sequence[str] = PRODUCT) -> Iterator[str]:
    """Yield what nothing in these files reaches, as `file: kind name`."""
    reader = Vulture(ignore_decorators=list(COMMANDS))
    for part in parts:
        for file in sorted((root / part).rglob("*.py")) if (root / part).is_dir() else [root / part]:
            reader.scan(_without_exports(file.read_text("utf-8")), file)
    for item in reader.get_unused_code():
        yield f"{Path(item.filename).relative_to(root).as_posix()}: {item.typ} {item.name}"


def _without_exports(text: str) -> str:
    """The text without `__all__`, which vulture takes for use; lines stay where they are."""
    lines = text.split("\n")
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign) and "__all__" in {target.id for target in node.targets if isinstance(target, ast.Name)}:
            lines[node.lineno - 1 : node.end_lineno] = [""] * ((node.end_lineno or node.lineno) - node.lineno + 1)
    return "\n".join(lines)


def problems(found: Sequence[str], exceptions: Mapping[str, str]) -> Iterator[str]:
    """Yield what was found and is no exception, and exceptions that nothing needs."""
    for each in found:
        if not any(fnmatchcase(each, pattern) for pattern in exceptions):
            yield f"nothing reaches {each}"
    for pattern in exceptions:
        if not any(fnmatchcase(each, pattern) for each in found):
            yield f"no exception is needed for {pattern}"


def main() -> int:
    """Name them; 1 where there is one."""
    told = sorted(problems(tuple(unreached(ROOT)), {**COMING, **OTHERS}))
    print(*told, sep="\n", end="\n" if told else "")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
