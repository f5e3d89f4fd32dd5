"""Every page and board of the window at 1366×768, in both languages, light and dark, on one counter with a queue of people."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings

from app.demo.households import (
    Maker,
    co_owners,
    company_with_agent,
    foreigner,
    nonlocal_tenant,
    parking_buyer,
    renovating_owner,
)
from app.desk.household.escalation import escalate
from app.procedure.case import UnitKind
from app.procedure.declaration import load_procedure
from app.roster.reader import read_roster
from app.roster.rows import RosterRow
from tests.screenshots.certificates import certificate_scenes, dark_certificate_scenes
from tests.screenshots.counters import Desk, counters
from tests.screenshots.exchange import Company, company, exchange_scenes
from tests.screenshots.stage import Stage, wait_for
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.seen import scroll_bar
from tests.ui.stage import Counter, brought_to, counter_in, received
from ui.application import make_application
from ui.login import Login
from ui.main_window import MainWindow

LANGUAGES = ("zh_CN", "en")
EMPTY_UNITS = 40
SAMPLES = Path(__file__).parents[2] / "resources" / "sample"

VISITS: dict[str, tuple[Maker, str]] = {
    "reception": (company_with_agent, "reception"),
    "reception_owners": (co_owners, "reception"),
    "reception_foreigner": (foreigner, "reception"),
    "documents": (foreigner, "documents"),
    "documents_company": (company_with_agent, "documents"),
    "certificate": (renovating_owner, "certificate"),
    "inspection": (co_owners, "inspection"),
    "inspection_parking": (parking_buyer, "inspection"),
    "waterproof": (renovating_owner, "waterproof"),
    "papers": (nonlocal_tenant, "papers"),
    "agreements": (company_with_agent, "agreements"),
    "fees": (co_owners, "fees"),
    "items": (co_owners, "items"),
    "filing": (renovating_owner, "filing"),
    "filed": (co_owners, "nothing is left"),
}


def save_windows(folder: Path, wanted: str = "") -> None:
    """Write one PNG a picture into `folder`, one folder a language; only those whose name holds `wanted`."""
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as stack:
        counter = stack.enter_context(counter_in(Path(temporary) / "queue", _rows()))
        desks = {desk.name: desk for desk in stack.enter_context(counters(Path(temporary)))}
        exchange = stack.enter_context(company(Path(temporary)))
        cases = {name: _stand(counter, maker, step) for name, (maker, step) in VISITS.items()}
        for language in LANGUAGES:
            _render(folder / language, language, counter, cases, desks, exchange, wanted)


def _rows() -> tuple[RosterRow, ...]:
    """The sample roster; nobody is expected yet in the first units, which the households of the pictures get."""
    rows = read_roster(SAMPLES / "roster.xlsx").rows
    nobody = [replace(row, client_name="", notice_number="", identity_number="", phone="", last_day=None) for row in rows]
    parking = [row for row in nobody if row.kind is UnitKind.PARKING][:2]
    kept = {row.row for row in parking}
    return (*nobody[:EMPTY_UNITS], *parking, *(row for row in rows[EMPTY_UNITS:] if row.row not in kept))


def _stand(counter: Counter, maker: Maker, step: str) -> str:
    if step == "reception":
        return received(counter, maker).case_id
    return brought_to(counter, maker, step).case_id


def _render(
    folder: Path,
    language: str,
    counter: Counter,
    cases: dict[str, str],
    desks: dict[str, Desk],
    exchange: Company,
    wanted: str,
) -> None:
    (folder / "dark").mkdir(parents=True, exist_ok=True)
    application = make_application(language)
    settings = QSettings(str(counter.folder / f"{language}.ini"), QSettings.Format.IniFormat)
    window = MainWindow(application, settings, language, prompts_for=lambda _translate: RecordingPrompts())
    stage = Stage(window, folder, counter, cases, wanted)
    window.show()
    for scene in (_opening, _boards, _pages, _strips, _dark):
        scene(stage)
    stage.shell.close_case()
    certificate_scenes(stage, desks)
    dark_certificate_scenes(stage, desks)
    exchange_scenes(stage, exchange)
    window.show_colours("dark")
    exchange_scenes(replace(stage, folder=folder / "dark"), exchange)
    window.show_colours("light")
    window.workers.stop()
    window.hide()


def _opening(stage: Stage) -> None:
    stage.window.show_login()
    login = stage.window.login
    if isinstance(login, Login):
        login.show_making()
        stage.shoot("00_make_archive")
        login.show_opening()
        login.folder.set_value("/srv/ruzhu/haitang")
        login.password.setText("falsch")
        login.go_on()
        stage.shoot("01_open_archive")


def _boards(stage: Stage) -> None:
    stage.window.show_desk(stage.counter.desk)
    stage.shoot("02_today")
    stage.shell.show_board(stage.shell.units)
    stage.shoot("03_buildings")
    stage.shell.units.read_file(SAMPLES / "messy_roster.xlsx")
    wait_for(stage.shell.units.reading.none_button.isVisible)
    stage.shoot("04_roster")
    stage.shell.units.reading.drop()
    stage.shell.show_board(stage.shell.certificates)
    stage.shoot("06_certificates")
    stage.shell.show_board(stage.shell.forms)
    stage.shoot("07_blank_forms")
    stage.shell.show_board(stage.shell.settings)
    stage.shoot("05_settings")


def _pages(stage: Stage) -> None:
    steps = [step.id for step in load_procedure().steps]
    for name, case_id in stage.cases.items():
        step = name.partition("_")[0]
        case = stage.shell.open_case(case_id, step if step in steps else None)
        number = steps.index(step) + 1 if step in steps else 99
        stage.shoot(f"1{number:02}_{name}")
        bar = scroll_bar(case.wizard.step_page)
        if bar.maximum() > 0:
            bar.setValue(bar.maximum())
            stage.shoot(f"1{number:02}_{name}_below")


def _strips(stage: Stage) -> None:
    case = stage.shell.open_case(stage.cases["papers"])
    case.special.open_for("papers")
    stage.shoot("200_special_case")
    escalated = stage.cases["agreements"]
    if stage.counter.file(escalated).open_escalation is None:
        escalate(stage.counter.desk, escalated, "agreements", "客户对前期物业服务合同第七条有异议,要求书面答复", "合同复印件")
    stage.shell.open_case(escalated)
    stage.shoot("201_waiting_for_operations")
    case = stage.shell.open_case(stage.cases["reception_owners"], "reception")
    case.wizard.advance()
    case.wizard.go("inspection")
    case.wizard.advance()
    stage.shoot("202_refused")


def _dark(stage: Stage) -> None:
    stage.window.show_colours("dark")
    shots: tuple[tuple[str, Callable[[], object]], ...] = (
        ("300_dark_today", lambda: stage.shell.show_board(stage.shell.cases)),
        ("301_dark_inspection", lambda: stage.shell.open_case(stage.cases["inspection"])),
        ("302_dark_documents", lambda: stage.shell.open_case(stage.cases["documents"])),
        ("303_dark_fees", lambda: stage.shell.open_case(stage.cases["fees"])),
    )
    for name, act in shots:
        act()
        stage.shoot(name)
    stage.window.show_colours("light")
