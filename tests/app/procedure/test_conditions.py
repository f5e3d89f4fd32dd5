"""What kind of case it is: conditions add up (P-table)."""

from dataclasses import replace
from datetime import date

from app.procedure.case import CaseFile, Origin, Party, PersonRole, Tenure
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import SiteSettings, Step
from tests.app.procedure.kinds import MINOR, a_client, all_kinds, with_parking, with_role
from tests.factory import Household, a_case_file, a_certificate, a_paper_check

SETTINGS = SiteSettings()


def of(file: CaseFile) -> frozenset[str]:
    return conditions(file, SETTINGS)


def test_an_owner_from_this_city_is_nothing_else() -> None:
    assert of(a_client()) == {"person", "owner", "local", "home", "setting:repair_fund_voucher"}


def test_every_fact_of_the_case_is_a_condition_of_its_own() -> None:
    assert of(a_client(party=Party.COMPANY)) - of(a_client()) == {"company"}
    assert of(a_client(tenure=Tenure.TENANT)) - of(a_client()) == {"tenant"}
    assert of(a_client(origin=Origin.NONLOCAL)) - of(a_client()) == {"nonlocal"}
    assert of(a_client(origin=Origin.HMT)) - of(a_client()) == {"hmt"}
    assert of(a_client(origin=Origin.FOREIGN)) - of(a_client()) == {"foreign"}
    assert of(a_client(employed=True, renovating=True, entrusted=True)) - of(a_client()) == {
        "employed",
        "renovating",
        "entrusted",
    }
    assert of(with_parking(a_client())) ^ of(a_client()) == {"home", "parking"}


def test_a_company_has_no_household_that_is_registered_elsewhere() -> None:
    assert "nonlocal" not in of(a_client(party=Party.COMPANY, origin=Origin.NONLOCAL))


def test_people_are_conditions_as_long_as_they_are_there() -> None:
    for role, name in ((PersonRole.AGENT, "agent"), (PersonRole.CO_OWNER, "co_owners"), (PersonRole.MEMBER, "members")):
        assert of(with_role(a_client(), role, "甲")) - of(a_client()) == {name}


def test_p3b_a_minor_is_one_who_is_an_owner_and_under_eighteen_when_the_case_is_opened() -> None:
    opened = a_client().case.opened_on
    eighteen = date(opened.year - 18, opened.month, opened.day)
    assert "minor" in of(with_role(a_client(), PersonRole.CO_OWNER, "甲", birth=MINOR))
    assert "minor" not in of(with_role(a_client(), PersonRole.MEMBER, "甲", birth=MINOR))
    assert "minor" not in of(with_role(a_client(), PersonRole.CO_OWNER, "甲", birth=eighteen))
    assert "minor" in of(with_role(a_client(), PersonRole.CO_OWNER, "甲", birth=date(eighteen.year + 1, 1, 1)))


def test_a_permanent_resident_is_told_by_the_card() -> None:
    file = a_client(origin=Origin.FOREIGN)
    assert "permanent_resident" not in of(file)
    card = replace(file, people=(replace(file.people[0], identity_kind="permanent_resident_card"),))
    assert "permanent_resident" in of(card)


def test_what_was_made_and_copied_is_a_condition() -> None:
    file = replace(a_client(), certificates=(a_certificate(),), paper_checks=(a_paper_check(paper="lease", copies=2),))
    assert of(file) - of(a_client()) == {"made:certificate", "copy:lease"}
    none = replace(file, paper_checks=(a_paper_check(paper="lease", copies=0),))
    assert "copy:lease" not in of(none)
    made = {name for name in of(a_case_file(Household.CO_OWNERS)) if name.startswith("made:")}
    assert {"made:repair", "made:commitment", "made:escalation", "made:key_entrustment"} <= made


def test_a_setting_is_a_condition() -> None:
    assert "setting:repair_fund_voucher" not in conditions(a_client(), SiteSettings(repair_fund_voucher=False))


def test_a_row_applies_where_all_that_it_names_holds() -> None:
    held = {"home", "owner"}
    assert applies(Step(id="a", zh="甲", en="A"), held)
    assert applies(Step(id="a", zh="甲", en="A", when=("home", "!tenant")), held)
    assert not applies(Step(id="a", zh="甲", en="A", when=("home", "tenant")), held)
    assert not applies(Step(id="a", zh="甲", en="A", when=("!home",)), held)


def test_of_two_that_exclude_each_other_exactly_one_holds() -> None:
    for file in all_kinds():
        held = of(file)
        for names in ({"person", "company"}, {"owner", "tenant"}, {"home", "parking"}):
            assert len(held & names) == 1
        assert len(held & {"local", "nonlocal", "hmt", "foreign"}) <= 1
