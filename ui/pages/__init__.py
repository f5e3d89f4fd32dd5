"""The pages of the wizard, by step. A step without a page here fails a test."""

from collections.abc import Mapping

from ui.wizard.step_page import StepPage

PAGES: Mapping[str, type[StepPage]] = {}
