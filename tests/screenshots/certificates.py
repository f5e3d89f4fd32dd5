"""Every state of the certificate page, and the board 证明 with each of its lists, full and empty."""

from collections.abc import Callable, Mapping

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea

from app.procedure.case import Signer
from tests.screenshots.counters import Desk
from tests.screenshots.stage import Stage, wait_for
from tests.ui.seen import scroll_bar
from ui.pages.certificate import CertificatePage
from ui.wizard.handover_wizard import HandoverWizard

Act = Callable[[HandoverWizard, CertificatePage], object]
LISTS = ("ledger", "applications", "counts", "incidents")


def _nothing(wizard: HandoverWizard, page: CertificatePage) -> None:
    """As it opens."""


def _go_on(wizard: HandoverWizard, page: CertificatePage) -> None:
    wizard.advance()


def _other_day(wizard: HandoverWizard, page: CertificatePage) -> None:
    """A day that cannot be, as it is typed; the paper at the side follows."""
    _type(page.signed_on, "2026-11-01")
    wizard.advance()


def _agent(wizard: HandoverWizard, page: CertificatePage) -> None:
    page.signer.set_value(Signer.AGENT.value)
    page.signer.edited.emit()


def _void(wizard: HandoverWizard, page: CertificatePage) -> None:
    page.void.open()
    page.void.copies.set_value(2)
    page.void.button.click()


def _lost(wizard: HandoverWizard, page: CertificatePage) -> None:
    page.lost.open()
    page.lost.strip.do()


def _read(number: str) -> Act:
    def read(wizard: HandoverWizard, page: CertificatePage) -> None:
        _type(page.sheet.read, number)
        wizard.advance()

    return read


def _printed(wizard: HandoverWizard, page: CertificatePage) -> None:
    _type(page.sheet.read, page.plate.number.removeprefix("№ "))
    page.sheet.print_sheet()


def _strip(name: str) -> Act:
    def ask(wizard: HandoverWizard, page: CertificatePage) -> None:
        getattr(page.sheet, f"{name}_button").click()

    return ask


WHOLE: dict[str, Act] = {
    "issued": _nothing,
    "issued, impossible day": _other_day,
    "half": _nothing,
    "half, asked to go on": _go_on,
    "agent": _nothing,
    "agent, signs": _agent,
    "issued, void asked": _void,
    "issued, lost asked": _lost,
    "void": _nothing,
    "void, asked to go on": _go_on,
    "replaced": _nothing,
    "lost": _nothing,
    "next": _nothing,
}
SHEETS: dict[str, Act] = {
    "before": _nothing,
    "asked": _nothing,
    "asked, another number": _read("00009"),
    "asked, that number": _read("00001"),
    "asked, printed": _printed,
    "asked, spoilt": _strip("spoilt"),
    "asked, missing": _strip("missing"),
    "asked, another on top": _strip("swapped"),
    "after": _nothing,
    "well": _nothing,
}
EVERY: dict[str, dict[str, Act]] = {
    "whole": WHOLE,
    "sheets": SHEETS,
    **{name: {name: _nothing} for name in ("long", "stubs", "last", "none")},
    "restored": dict.fromkeys(("frozen", "untrue", "filed"), _nothing),
}
DARK = {
    "whole": ("half, asked to go on", "replaced"),
    "sheets": ("asked, another number", "asked, printed", "after"),
    "stubs": ("stubs",),
}


def certificate_scenes(stage: Stage, desks: Mapping[str, Desk]) -> None:
    """Light, all of them."""
    for name, scenes in EVERY.items():
        stage.window.show_desk(desks[name].counter.desk)
        for scene in scenes:
            _shoot_page(stage, desks[name], scene, f"40_{name}")
    for name in ("whole", "stubs", "none", "unproved", "restored"):
        stage.window.show_desk(desks[name].counter.desk)
        _shoot_board(stage, f"41_{name}")
    for name in ("whole", "stubs", "restored"):
        stage.window.show_desk(desks[name].counter.desk)
        _shoot_strips(stage, f"41_{name}_strip")
    for name in ("whole", "sheets"):
        stage.window.show_desk(desks[name].counter.desk)
        _shoot_printing(stage, f"41_{name}_settings_printing")


def dark_certificate_scenes(stage: Stage, desks: Mapping[str, Desk]) -> None:
    """Those with the most colours in them."""
    stage.window.show_colours("dark")
    for name, scenes in DARK.items():
        stage.window.show_desk(desks[name].counter.desk)
        for scene in scenes:
            _shoot_page(stage, desks[name], scene, f"42_dark_{name}")
    stage.window.show_desk(desks["whole"].counter.desk)
    _shoot_board(stage, "43_dark")
    stage.window.show_colours("light")


def _shoot_page(stage: Stage, desk: Desk, scene: str, before: str) -> None:
    """The page in a state, and below where it is longer than the window; the name of a scene begins with that of its case."""
    case = stage.shell.open_case(desk.cases[scene.partition(",")[0]], "certificate")
    page = case.wizard.step_page
    if not isinstance(page, CertificatePage):
        raise TypeError(scene)
    EVERY[desk.name][scene](case.wizard, page)
    file = f"{before}_{scene.replace(', ', '_').replace(' ', '_')}"
    stage.shoot(file)
    bar = scroll_bar(page)
    if bar.maximum() > 0:
        bar.setValue(bar.maximum())
        stage.shoot(f"{file}_below")
    case.wizard.discard_draft()
    stage.shell.close_case()


def _shoot_board(stage: Stage, before: str) -> None:
    board = stage.shell.certificates
    stage.shell.show_board(board)
    for name in LISTS:
        board.show_part(name)
        stage.shoot(f"{before}_{name}")
    board.open_papers()
    wait_for(lambda: board.papers.preview.drawn == board.papers.preview.job)
    stage.shoot(f"{before}_papers")


def _shoot_strips(stage: Stage, before: str) -> None:
    """What the board asks, under each list."""
    board = stage.shell.certificates
    stage.shell.show_board(board)
    asked: tuple[tuple[str, str, Callable[[], object]], ...] = (
        ("ledger", "receive", board.ledger.receive),
        ("ledger", "open", board.ledger.open_button.click),
        ("ledger", "hand_back", board.ledger.surrender_button.click),
        ("ledger", "compare", board.ledger.compare),
        ("applications", "apply", board.applications.apply),
        ("applications", "review", board.applications.review_button.click),
        ("applications", "approve", board.applications.approve_button.click),
        ("applications", "refuse", board.applications.refuse_button.click),
        ("counts", "count", board.counts.count_button.click),
        ("incidents", "explain", board.incidents.explain_button.click),
        ("incidents", "report", board.incidents.report),
    )
    for part, name, act in asked:
        board.show_part(part)
        act()
        stage.shoot(f"{before}_{part}_{name}")


def _shoot_printing(stage: Stage, file: str) -> None:
    """The settings of printing, at the end of the board."""
    board = stage.shell.settings
    stage.shell.show_board(board)
    area = board.findChild(QScrollArea)
    if not isinstance(area, QScrollArea):
        raise TypeError("nothing scrolls")
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    stage.shoot(file)


def _type(line: QLineEdit, text: str) -> None:
    line.clear()
    QTest.keyClicks(line, text)
