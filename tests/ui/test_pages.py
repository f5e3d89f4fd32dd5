"""The registry of pages."""

from app.procedure.declaration import load_procedure
from ui.pages import PAGES


def test_every_declared_step_has_its_page_and_no_page_is_left_over() -> None:
    assert {step.id for step in load_procedure().steps} == set(PAGES)
    assert all(page.step == step for step, page in PAGES.items())
