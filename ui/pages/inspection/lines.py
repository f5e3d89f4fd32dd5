"""Where the reasons of the inspection are mended: the line of the item, the defect or the meter that they name."""

from PySide6.QtWidgets import QWidget

from app.procedure.reason import Reason
from ui.pages.inspection.findings import Findings
from ui.pages.inspection.meters_table import MetersTable


def line_of(reason: Reason, findings: Findings, meters: MetersTable, remaining: QWidget) -> QWidget | None:
    """Return the table, whose current line is made the one that the reason names; None where it names none."""
    named = dict(reason.params)
    item = named.get("item", "").removeprefix("item:")
    if reason.code == "inspection.item_not_judged" and item in findings.items.shown:
        findings.items.go_to(findings.items.shown.index(item), "result")
        return findings.items
    if reason.code == "inspection.defect_not_described":
        return _defect_line(findings, item)
    if reason.code == "inspection.meter_not_read":
        meters.go_to_meter(named.get("meter", ""))
        return meters
    return remaining if reason.code == "inspection.remaining_not_committed" else None


def _defect_line(findings: Findings, item: str) -> QWidget:
    places = findings.defects.places_of(item)
    if places:
        findings.defects.go_to(places[0], "what")
    else:
        findings.defects.add_for(item)
        findings.show_parts()
    return findings.defects
