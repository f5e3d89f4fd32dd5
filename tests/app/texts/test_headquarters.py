"""What is shown of headquarters' work: every journaled table has a name that a person understands, every state its word."""

from app.archive.journal.layout import shape
from app.archive.shipped import SHIPPED
from app.procedure.certificates import IncidentKind
from app.procedure.declaration import load_procedure
from app.procedure.preparation import PlanState
from app.texts import load_translator
from app.texts.certificates import INCIDENT_KIND_NAMES
from app.texts.headquarters import PLAN_STATE_NAMES
from app.texts.names import TABLE_NAMES, namer


def test_every_journaled_table_has_a_name_in_both_languages() -> None:
    tables = {shape(model).table for model in SHIPPED.all_journaled}
    assert TABLE_NAMES.keys() == tables
    procedure = load_procedure()
    for language in ("en", "zh_CN"):
        name = namer(procedure, language, load_translator(language))
        names = {table: name(f"table:{table}") for table in tables}
        assert not set(names.values()) & tables
        assert len(set(names.values())) == len(tables)
    assert namer(procedure, "zh_CN", load_translator("zh_CN"))("table:allotment") == "证明编号分配"


def test_every_state_of_a_plan_and_every_kind_of_incident_has_a_word() -> None:
    assert PLAN_STATE_NAMES.keys() == set(PlanState)
    assert INCIDENT_KIND_NAMES.keys() == set(IncidentKind)
