"""A company of headquarters and three counters that know each other, for tests of what goes between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.exchange.world import World, found_company, world_from


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a company that was founded once; never written to again."""
    folder = tmp_path_factory.mktemp("company")
    found_company(folder)
    return folder


@pytest.fixture
def world(template: Path, tmp_path: Path) -> Iterator[World]:
    """A company of its own for the test."""
    made = world_from(template, tmp_path / "world", 1)
    yield made
    made.close()
