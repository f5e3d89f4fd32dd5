"""A column is declared once: page, paper, copies, search and conflicts of a program that differs by it alone have it."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
RECORD, TABLE = Path("app/procedure/case/people.py"), Path("app/archive/tables/case.py")
PET = """    pet = declared(
        PersonalTextField(), N_("Name of the pet"), limit=30, found=Found.CONTACT, asked_of=(PersonRole.CLIENT,),
        printed=True, copied=Copied.TEXT,
    )
"""


def with_a_column(folder: Path, column: str) -> Path:
    """A copy of the program whose persons have one more column; where it lies comes before the program itself."""
    shutil.copytree(ROOT / "app", folder / "app", ignore=shutil.ignore_patterns("__pycache__"))
    for file, before, added in ((RECORD, '    relation: str = ""\n', '    pet: str = ""\n'), (TABLE, "    relation = ", column)):
        text = (ROOT / file).read_text("utf-8")
        assert text.count(before) == 1
        (folder / file).write_text(text.replace(before, added + before), "utf-8")
    return folder


def test_what_the_table_says_of_a_column_is_enough(tmp_path: Path) -> None:
    program = with_a_column(tmp_path, PET)
    # The copy is found first: `append` leaves the path as it is.
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--import-mode=append", "-o", f"pythonpath={program}"]
    command = [sys.executable, "-m", "pytest", *options, "tests/declared_once/one_more_column.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)  # noqa: S603 this interpreter, a file of ours
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_a_column_of_which_nothing_is_declared_keeps_the_program_from_starting(tmp_path: Path) -> None:
    program = with_a_column(tmp_path, "    pet = PersonalTextField()\n")
    start = f"import sys; sys.path[:0] = [{str(program)!r}, {str(ROOT)!r}]; import main; main.main()"
    done = subprocess.run(  # noqa: S603 this interpreter, text of this file
        [sys.executable, "-c", start, "--help"], capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode != 0
    assert "person.pet: nothing is declared of it" in done.stderr
