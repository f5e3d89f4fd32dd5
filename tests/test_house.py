"""The house: imports run one way, nothing stands where it does not belong, files and functions stay small."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = ("app", "reports", "ui", "resources")
FOLDERS_AT_THE_TOP = {"app", "ui", "reports", "resources", "tests", "findings"}
TOP = FOLDERS_AT_THE_TOP | {"main.py", "pyproject.toml", "README.md", "CONTRIBUTING.md", "LICENSE", "CHANGELOG.md"}
# A thread has a boundary of its own, which hands over to that of the window.
BOUNDARIES = {"main", "ui.boundary", "ui.worker"}
MOST_LINES = 335
MOST_LINES_OF_MAIN = 120
MOST_LINES_OF_A_FUNCTION = 50

MOST_MODULES_OF_A_ROOM = 20
# Lists: one entry a file, found by its name.
LISTS = {"app/commands", "app/texts", "app/archive/tables", "app/archive/migrations"}


def rooms(hall: str, *names: str) -> set[str]:
    return {f"{hall}.{name}" for name in names}


EXCHANGE = {"app.procedure", "app.archive", "app.errors"}
DESK = {"app.procedure", "app.archive", "app.errors", "app.desk.*"}

# Who may import whom; what is not named here is nobody of ours. `resources` is data that anyone may read. `app.archive.*` are the
# modules of that folder itself, without those of its rooms.
LEANS_ON = {
    "app.errors": {"app.procedure"},
    "app.logs": set[str](),
    "app.procedure": {"app.procedure"},
    "app.texts": {"app.procedure", "app.texts", "app.archive.tables", "resources"},
    "app.roster": {"app.procedure", "app.roster", "app.errors", "resources"},
    "app.archive": {"app.procedure", "app.archive", "app.errors"},
    "app.archive.tables": {"app.procedure", "app.archive.tables"},
    "app.archive.database": {"app.procedure", "app.errors", *rooms("app.archive", "tables", "database")},
    "app.archive.folder": {"app.errors", *rooms("app.archive", "database", "folder")},
    "app.archive.journal": {"app.procedure", "app.errors", *rooms("app.archive", "tables", "database", "folder", "journal")},
    "app.archive.cases": {"app.procedure", "app.errors", "app.archive.*", *rooms("app.archive", "tables", "database", "cases")},
    "app.exchange": {"app.procedure", "app.archive", "app.exchange", "app.errors"},
    "app.exchange.package": {*EXCHANGE, *rooms("app.exchange", "package")},
    "app.exchange.partners": {*EXCHANGE, *rooms("app.exchange", "package", "partners")},
    "app.exchange.correspondence": {*EXCHANGE, *rooms("app.exchange", "package", "partners", "correspondence")},
    "app.exchange.incoming": {*EXCHANGE, *rooms("app.exchange", "package", "partners", "correspondence", "incoming")},
    "app.exchange.decisions": {*EXCHANGE, *rooms("app.exchange", "partners", "incoming", "decisions")},
    "app.desk": DESK,
    "app.desk.certificates": {*DESK, *rooms("app.desk", "certificates")},
    "app.desk.household": {
        "app.procedure",
        "app.archive",
        "app.errors",
        "app.desk.*",
        *rooms("app.desk", "certificates", "household"),
    },
    "app.desk.control": {
        "app.procedure",
        "app.archive",
        "app.errors",
        "app.desk.*",
        *rooms("app.desk", "certificates", "control"),
    },
    "app.desk.headquarters": {
        "app.procedure",
        "app.archive",
        "app.errors",
        "app.desk.*",
        *rooms("app.desk", "household", "headquarters"),
    },
    "app.desk.plain_tables": {*DESK, *rooms("app.desk", "plain_tables")},
    "app.desk.upkeep": {
        "app.procedure",
        "app.archive",
        "app.errors",
        "app.desk.*",
        "app.roster",
        *rooms("app.desk", "control", "upkeep"),
    },
    "app.demo": {"app.procedure", "app.archive", "app.desk", "app.demo", "app.roster", "app.errors", "resources"},
    "app.commands": {"app", "resources"},
    "reports": {"app", "reports", "resources"},
    "ui": {"app", "reports", "ui", "resources"},
    "resources": {"resources"},
    "main": {"app", "reports", "ui"},
}
ONLY_IN = {
    "PySide6": "ui",
    "reportlab": "reports",
    "segno": "reports",
    "pypdfium2": "ui",
    "peewee": "app",
    "sqlcipher3": "app.archive.database",
    "psycopg": "app.archive.database.server",
    "typer": "app.commands",
    "rich": "app.commands",
    "openpyxl": "app",
    "zxingcpp": "app.desk.certificates.code_files",
    "PIL": "app.desk.certificates.code_files",
    "pyrage": "app",
    "zstandard": "app.exchange.package",
}
ALSO = {
    ("typer", "main"),
    ("openpyxl", "resources.sample"),
    ("pypdf", "reports"),
    ("pypdfium2", "app.desk.certificates.code_files"),
}


def sources() -> list[Path]:
    return [ROOT / "main.py", *(path for folder in CODE for path in sorted((ROOT / folder).rglob("*.py")))]


def name_of(source: Path) -> str:
    return ".".join(source.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source}: relative imports hide where things are"
            module = node.module or ""
            package = (ROOT / module.replace(".", "/")).is_dir()
            yield from (f"{module}.{alias.name}" for alias in node.names) if package else (module,)


def within(module: str, package: str) -> bool:
    if package.endswith(".*"):
        return module.rpartition(".")[0] == package.removesuffix(".*")
    return module == package or module.startswith(f"{package}.")


def test_the_sources_are_found() -> None:
    names = {name_of(source) for source in sources()}
    assert {"main", "app.desk.household.steps", "reports.packet", "ui.run", "app.procedure.progress"} <= names
    assert len(names) > 200


def test_imports_run_one_way() -> None:
    offences = []
    for source in sources():
        module = name_of(source)
        ours = [package for package in LEANS_ON if within(module, package)]
        allowed = LEANS_ON[max(ours, key=len)] if ours else set()
        assert ours or module == "app", f"{module} has no place in the house"
        for other in imported(source):
            known = other.partition(".")[0] in (*CODE, "main", "tests")
            if known and not any(within(other, package) for package in allowed):
                offences.append(f"{module} imports {other}")
    assert offences == []


def test_what_belongs_to_one_part_is_imported_nowhere_else() -> None:
    offences = []
    for source in sources():
        module = name_of(source)
        for other in imported(source):
            package = other.partition(".")[0]
            place = ONLY_IN.get(package)
            also = any(package == each and within(module, where) for each, where in ALSO)
            if place is not None and not within(module, place) and not also:
                offences.append(f"{module} imports {other}")
    assert offences == []


def test_procedure_knows_neither_a_database_nor_a_file_of_a_site() -> None:
    foreign = {"sqlite3", "socket", "subprocess", "os", "pathlib"}
    for source in (ROOT / "app" / "procedure").rglob("*.py"):
        assert not {other.partition(".")[0] for other in imported(source)} & foreign, source


def test_nothing_else_stands_at_the_top() -> None:
    shown = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    made = {"build", "dist", "demo", "screenshots", *(path.name for path in ROOT.glob("*.egg-info")), "__pycache__"}
    locks = {
        name for name in shown if name.endswith((".lock", ".txt")) and name.startswith(("requirements", "constraints", "uv"))
    }
    assert shown - TOP - made - locks == set()


def test_every_package_says_what_it_is() -> None:
    offences = []
    for folder in CODE:
        for package in [ROOT / folder, *(path for path in (ROOT / folder).rglob("*") if path.is_dir())]:
            # Migrations are scripts that are run by their numbers, no modules.
            if any(package.glob("*.py")) and package.name not in ("__pycache__", "migrations"):
                init = package / "__init__.py"
                if not init.is_file() or not ast.get_docstring(ast.parse(init.read_text("utf-8"))):
                    offences.append(str(package))
    assert offences == []


def test_files_and_functions_stay_small() -> None:
    offences = []
    for source in sources():
        text = source.read_text("utf-8")
        if len(text.splitlines()) > MOST_LINES:
            offences.append(f"{source} has {len(text.splitlines())} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > MOST_LINES_OF_A_FUNCTION:
                    offences.append(f"{source}: {node.name} has {length} lines")
    assert offences == []


def test_no_room_grows_into_a_hall() -> None:
    rooms_of_app = [ROOT / "app", *(path for path in (ROOT / "app").rglob("*") if path.is_dir())]
    sizes = {folder.relative_to(ROOT).as_posix(): len([*folder.glob("*.py")]) - 1 for folder in rooms_of_app}
    assert set(sizes) >= LISTS
    assert {room: size for room, size in sizes.items() if size > MOST_MODULES_OF_A_ROOM and room not in LISTS} == {}


def test_no_two_classes_bear_one_name() -> None:
    places: dict[str, list[str]] = {}
    for source in sources():
        for node in ast.parse(source.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(name_of(source))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_main_only_puts_the_command_line_together() -> None:
    """A subcommand has its place in `app/commands`."""
    assert len((ROOT / "main.py").read_text("utf-8").splitlines()) < MOST_LINES_OF_MAIN


def test_only_the_two_boundaries_catch_what_is_unknown() -> None:
    """`main.py` and `ui/boundary.py`; what is caught to undo something first is raised again."""
    offences = []
    for source in sources():
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler) and _catches_all(node.type):
                raised = any(isinstance(each, ast.Raise) and each.exc is None for each in ast.walk(node))
                if not raised and name_of(source) not in BOUNDARIES:
                    offences.append(f"{source}:{node.lineno}")
    assert offences == []


def _catches_all(caught: ast.expr | None) -> bool:
    return caught is None or (isinstance(caught, ast.Name) and caught.id in ("Exception", "BaseException"))


def test_the_program_is_packed_whole() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["scripts"] == {"ruzhu": "main:main"}
    packed = project["tool"]["setuptools"]["packages"]["find"]["include"]
    assert {pattern.removesuffix("*") for pattern in packed} == set(CODE)


FINDINGS = sorted((ROOT / "findings").glob("*.sh"))
PIN = re.compile(r"[A-Za-z0-9-]+==[0-9][0-9.]*")


def test_findings_stand_alone() -> None:
    """Nothing else lies in their folder, and a change of a package outside shows only where the version is pinned."""
    assert {path.name for path in (ROOT / "findings").iterdir()} == {"README.md", *(path.name for path in FINDINGS)}
    assert len(FINDINGS) > 10
    assert [path.name for path in FINDINGS if _faults_of_a_finding(path.read_text("utf-8"))] == []


def _faults_of_a_finding(text: str) -> list[str]:
    head, _, code = text.partition("<<'PYTHON'\n")
    installed = head.partition(" install ")[2].replace("\\\n", " ").splitlines()
    packages = [word for word in installed[0].split() if not word.startswith("-")] if installed else []
    needed = ("#!/usr/bin/env bash\n# ", "\nset -euo pipefail\n", "work=$(mktemp -d)\ntrap 'rm -rf \"$work\"' EXIT\n")
    kept = {
        "head": text.startswith(needed[0]) and all(each in head for each in needed[1:]),
        "packages": bool(packages) and all(PIN.fullmatch(package) for package in packages),
        "fails": "raise SystemExit(" in code and "print(" in code,
        "alone": not re.search(rf"^ *(import|from) ({'|'.join(CODE)}|main)\b|index-url|find-links", text, re.MULTILINE),
    }
    return [name for name, held in kept.items() if not held]
