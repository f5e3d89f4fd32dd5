"""The tests that are run for a module, nearest first."""

from pathlib import Path

import pytest

from tests.mutation.reaching import Reaching

ROOT = Path(__file__).parents[2]


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    write(
        tmp_path,
        {
            "app/room/__init__.py": "from app.room.sums import add\n",
            "app/room/sums.py": "def add(): ...\n",
            "app/room/other.py": "from app.room.sums import add\n",
            "app/far/user.py": "from app.room import add\n",
            "tests/app/room/test_sums.py": "",
            "tests/app/room/test_sums_of_much.py": "",
            "tests/app/room/test_sumsy.py": "",
            "tests/app/room/test_other.py": "",
            "tests/app/room/test_rest.py": "",
            "tests/app/room/test_large_sums.py": "from app.room import add\n",
            "tests/app/room/test_using.py": "from app.room.sums import add\n",
            "tests/app/test_room.py": "",
            "tests/app/far/test_user.py": "",
            "tests/app/far/test_sums.py": "",
            "tests/app/far/test_importing.py": "from app.room import add\n",
            "tests/app/far/test_random.py": "from app.room import add\nfrom tests.walking.paper_office import PaperOffice\n",
            "tests/app/far/test_none.py": "from app import room\n",
        },
    )
    return tmp_path


def test_the_mirror_comes_first_then_who_imports_then_the_folder_then_who_mirrors_an_importer(house: Path) -> None:
    stages = Reaching(house).stages(house / "app/room/sums.py")
    assert [[test.name for test in stage] for stage in stages] == [
        ["test_sums.py", "test_sums_of_much.py", "test_room.py"],
        ["test_sums.py", "test_using.py", "test_importing.py"],
        ["test_other.py", "test_rest.py", "test_sumsy.py"],
        ["test_user.py"],
    ]


def test_every_mutated_file_has_tests_near_it() -> None:
    reaching = Reaching(ROOT)
    for path in (ROOT / "app" / "procedure").rglob("*.py"):
        assert reaching.stages(path), path
