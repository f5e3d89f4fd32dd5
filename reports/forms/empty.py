"""A case file that says nothing yet, from which blank forms are drawn."""

from datetime import date

from app.procedure.case import Case, CaseFile, Consent, Ending, Origin, Party, Site, Tenure, Unit, UnitKind, Use


def empty_file(site: Site) -> CaseFile:
    """Nothing known but the project. What must have some value is not shown on blank forms."""
    unit = Unit(id="", key="", kind=UnitKind.HOME, building="", entrance="", floor="", room="", area=None, layout="")
    case = Case(
        id="",
        number="",
        unit_id="",
        notice_id=None,
        procedure="",
        tenure=Tenure.OWNER,
        party=Party.PERSON,
        origin=Origin.LOCAL,
        employed=False,
        renovating=False,
        entrusted=False,
        use=Use.OWN,
        consent=Consent.UNASKED,
        opened_on=date.min,
        ending=Ending.OPEN,
    )
    return CaseFile(site=site, case=case, unit=unit)
