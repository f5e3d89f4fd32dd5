"""`cases`: what it lists, and that it says so where an import has left something to be listed."""

from pathlib import Path

from app.archive.database.connection import run
from app.commands.handover import list_cases
from app.commands.speech import Speech
from tests.ui.stage import counter_in


def test_households_that_are_still_to_be_listed_are_told(tmp_path: Path) -> None:
    """An import is kept first and listed then; a program that ended in between has left them due."""
    with counter_in(tmp_path) as counter:
        database, speech = counter.desk.database, Speech.of("zh_CN")
        assert list_cases(counter.desk, "", speech).data == {"cases": []}
        with database.atomic():
            run(database, "INSERT INTO board_due (case_id) VALUES ('one'), ('two')")
        told = list_cases(counter.desk, "", speech)
        assert told.data == {"cases": [], "due": 2}
        assert "2 户" in told.lines[0]
