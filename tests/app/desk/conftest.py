from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.desk.counter import Counter, a_counter


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = a_counter(tmp_path)
    with made.desk.archive:
        yield made
