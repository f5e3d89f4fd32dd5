"""The registry of pages, and what a declaration is checked against."""

import ast
from pathlib import Path

import ui
from app.procedure.checking.known import FORMS, FORMS_OF_PAGES, STEPS
from app.procedure.declaration import load_procedure
from reports.forms import FORMS as PRINTED
from ui.pages import PAGES


def test_every_declared_step_has_its_page_and_no_page_is_left_over() -> None:
    assert {step.id for step in load_procedure().steps} == set(PAGES)
    assert all(page.step == step for step, page in PAGES.items())


def test_p15_the_steps_and_forms_that_a_declaration_may_name_are_those_that_there_are() -> None:
    assert set(STEPS) == set(PAGES)
    assert set(PRINTED) == FORMS


def test_p15_every_form_that_a_page_names_by_itself_must_be_declared() -> None:
    sources = Path(ui.__file__).parent.rglob("*.py")
    nodes = (node for source in sources for node in ast.walk(ast.parse(source.read_text("utf-8"))))
    assert {str(node.value) for node in nodes if isinstance(node, ast.Constant)} & FORMS == FORMS_OF_PAGES
