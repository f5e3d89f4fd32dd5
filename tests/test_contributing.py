"""CONTRIBUTING.md is true: its table of rules and the code name one another, and what it points to is there."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
CODE = ("main.py", "app", "ui", "reports", "resources", "tests")
# B1 and B2 are basements and cells in the code; neither rule is built yet.
RULE = re.compile(r"(?<![\w./-])(P\d{1,2}[a-z]?|C[1-9]|B[34]|GB \d{4,5}|PIPL)(?!\w)")
SPAN = re.compile(r"(?<!\w)([PCB])(\d+)–\1?(\d+)")
ROW = re.compile(r"^\| (P\d+[a-z]?|C\d+|B\d+|GB \d+|PIPL) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
QUOTED = re.compile(r"`([^`\n]+)`")
ROWS = {rule: (said, QUOTED.findall(files)) for rule, said, files in ROW.findall(TEXT)}


def sources() -> list[Path]:
    found = [path for part in CODE for path in ([ROOT / part] if (ROOT / part).is_file() else sorted((ROOT / part).rglob("*")))]
    return [path for path in found if path.suffix in (".py", ".toml") and path != Path(__file__)]


def cited(text: str) -> set[str]:
    spans = {f"{kind}{number}" for kind, first, last in SPAN.findall(text) for number in range(int(first), int(last) + 1)}
    return spans | set(RULE.findall(text))


def test_every_rule_that_is_cited_stands_in_the_table() -> None:
    unexplained = {(rule, path.relative_to(ROOT).as_posix()) for path in sources() for rule in cited(path.read_text("utf-8"))}
    assert len(unexplained) > 300
    assert {(rule, path) for rule, path in unexplained if rule not in ROWS} == set()


def test_every_rule_of_the_table_is_held_where_it_says() -> None:
    assert len(ROWS) > 25
    for rule, (said, files) in ROWS.items():
        assert said.endswith("."), rule
        assert files, rule
        for file in files:
            assert rule in cited((ROOT / file).read_text("utf-8")), f"{file} does not name {rule}"


def test_every_rule_of_the_table_is_tested() -> None:
    """A standard for characters is tested by what can be drawn, not by its name."""
    tests = "\n".join(path.read_text("utf-8") for path in sources() if path.is_relative_to(ROOT / "tests"))
    named = cited(tests) | {rule.upper() if len(rule) == 2 else f"P{rule[1:]}" for rule in re.findall(r"_([pcb]\d[ab]?)_", tests)}
    assert set(ROWS) - named <= {"GB 18030", "GB 2312"}


def test_every_place_that_is_named_is_there() -> None:
    walk = re.compile(r"^\| [a-z, ]+ \| (.+) \| (.+) \| (.+) \| (.+) \|$", re.MULTILINE)
    rows = [row for row in walk.findall(TEXT) if "verbs" not in row[0]]
    assert len(rows) == 9
    folders = ("app/desk/household", "app/procedure", "ui/pages", "reports/forms")
    inside = {
        f"{folder}/{each}" for row in rows for folder, cell in zip(folders, row, strict=True) for each in QUOTED.findall(cell)
    }
    quoted = {each for each in QUOTED.findall(walk.sub("", TEXT)) if "/" in each and not re.search(r"[ …*]|AREA|NAME|NNNN", each)}
    assert len(quoted) > 40
    assert {each for each in inside | quoted if not (ROOT / each).exists()} == set()


def test_the_commands_that_are_named_can_be_run() -> None:
    modules = set(re.findall(r"-m ((?:tests|resources)\.[\w.]+)", TEXT))
    assert {"tests.bench", "tests.screenshots", "resources.translations.update"} <= modules
    for module in modules:
        found = subprocess.run(  # noqa: S603 this interpreter, a module of ours
            [sys.executable, "-c", f"import importlib.util; assert importlib.util.find_spec({module!r})"], cwd=ROOT, check=False
        )
        assert found.returncode == 0, module
