"""The demo's households: one of every kind of client. All people, companies and numbers are made up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.desk.household.reception import ReceptionEntry
from app.procedure.case import Consent, Origin, Party, Person, PersonRole, Tenure, UnitKind, Vehicle
from app.procedure.identity import IdentityKind
from app.procedure.identity.credit_code import check_character
from app.procedure.identity.eighteen import check_digit

# A county code that was never given out, so that no number can be anybody's.
NOBODYS_COUNTY = "119901"


def resident_number(birth: date, order: int) -> str:
    """Return a resident number of nobody (GB 11643); an odd `order` is a man's."""
    body = f"{NOBODYS_COUNTY}{birth:%Y%m%d}{order:03d}"
    return body + check_digit(body)


def credit_code(number: int) -> str:
    """Return a credit code of no company (GB 32100)."""
    body = f"91119901MA{number:07d}"
    return body + check_character(body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Who comes, and what happens to them on the way."""

    kind: str
    entry: ReceptionEntry
    unit_kind: UnitKind = UnitKind.HOME
    inspection_fails: bool = False
    waterproof_leaks: bool = False
    certificate_spoilt: bool = False
    heating_deferred: bool = False
    special_case: bool = False


Maker = Callable[[int, date], Household]


def _person(role: PersonRole, name: str, birth: date, order: int, **more: object) -> Person:
    plain = {"phone": f"139{birth:%m%d}{order:04d}"} if role in (PersonRole.CLIENT, PersonRole.AGENT, PersonRole.CO_OWNER) else {}
    return Person(
        **{  # type: ignore[arg-type]  # the record's own field names, given by keyword
            "id": f"{role.value}-{order}",
            "case_id": "",
            "role": role,
            "name": name,
            "birth": birth,
            "identity_kind": IdentityKind.RESIDENT_CARD.value,
            "identity_number": resident_number(birth, order),
            "nationality": "中国",
            **plain,
            **more,
        }
    )


def company_with_agent(turn: int, last_day: date) -> Household:
    """Return a company whose agent holds a power of attorney; the first certificate is spoilt and void (C7)."""
    powers = ("inspect", "sign_certificate", "sign_papers", "sign_agreements", "pay", "collect_keys")
    client = Person(
        id="client",
        case_id="",
        role=PersonRole.CLIENT,
        name="海棠文化传播有限公司",
        credit_code=credit_code(turn + 1),
        phone="010-00000000",
        address="海棠市文昌路8号",
        present=False,
        represented_by="agent-118",
    )
    people = (
        client,
        _person(PersonRole.LEGAL_REPRESENTATIVE, "欧阳建国", date(1968, 3, 2), 117, present=False),
        _person(PersonRole.AGENT, "单丽华", date(1985, 7, 19), 118, powers=powers, powers_until=last_day + timedelta(days=60)),
    )
    entry = ReceptionEntry(party=Party.COMPANY, people=people, last_day=last_day, consent=Consent.GIVEN)
    return Household(kind="company_with_agent", entry=entry, certificate_spoilt=True)


def foreigner(turn: int, last_day: date) -> Household:
    """Return a foreigner with the four papers; the heating company collects by itself."""
    client = Person(
        id="client",
        case_id="",
        role=PersonRole.CLIENT,
        name="Jean-Luc O'Connor",
        birth=date(1979, 11, 5),
        nationality="法国",
        identity_kind=IdentityKind.PASSPORT.value,
        identity_number=f"19FV{10000 + turn}",
        phone="+33 6 00 00 00 00",
        email="jl.oconnor@example.com",
    )
    entry = ReceptionEntry(origin=Origin.FOREIGN, employed=True, people=(client,), last_day=last_day, consent=Consent.GIVEN)
    return Household(kind="foreigner", entry=entry, heating_deferred=True)


def nonlocal_tenant(turn: int, last_day: date) -> Household:
    """Return a tenant from elsewhere with a household member and a car; a question of his lease goes to 经营部 and back (P5)."""
    member = _person(PersonRole.MEMBER, "王芳", date(1992, 4, 8), 226 + 2 * (turn % 100), relation="配偶")
    people = (_person(PersonRole.CLIENT, "任我行", date(1990, 9, 1), 225, address="海棠市望江路19号"), member)
    entry = ReceptionEntry(
        tenure=Tenure.TENANT,
        origin=Origin.NONLOCAL,
        people=people,
        vehicles=(Vehicle(id="vehicle", case_id="", plate="海A·0X000", model="小型轿车", space="B1-018"),),
        last_day=last_day,
        consent=Consent.GIVEN,
    )
    return Household(kind="nonlocal_tenant", entry=entry, special_case=True)


def renovating_owner(turn: int, last_day: date) -> Household:
    """Return an owner who also applies to renovate; the waterproof test leaks once (P3). The name needs the rare planes."""
    client = _person(PersonRole.CLIENT, "陈䶮𬱖", date(1988, 12, 30), 331 + 2 * (turn % 100), address="海棠市青石巷3号")
    entry = ReceptionEntry(renovating=True, people=(client,), last_day=last_day, consent=Consent.GIVEN)
    return Household(kind="renovating_owner", entry=entry, waterproof_leaks=True)


def co_owners(turn: int, last_day: date) -> Household:
    """Two co-owners, one of them represented; the inspection fails, and one matter remains after the repair (P2)."""
    people = (
        _person(PersonRole.CLIENT, "吉野㛃", date(1980, 2, 29), 442, share="50%"),
        _person(PersonRole.CO_OWNER, "𠮷田明", date(1978, 6, 16), 443, share="50%", present=False, represented_by="agent-445"),
        _person(PersonRole.AGENT, "曾国平", date(1975, 1, 20), 445 + 2 * (turn % 100), id="agent-445", powers=("inspect",)),
    )
    entry = ReceptionEntry(people=people, last_day=last_day, consent=Consent.REFUSED)
    return Household(kind="co_owners", entry=entry, inspection_fails=True)


def parking_buyer(turn: int, last_day: date) -> Household:
    """Somebody who bought a parking space only."""
    client = _person(PersonRole.CLIENT, "区小明", date(1995, 5, 5), 551 + 2 * (turn % 100))
    entry = ReceptionEntry(people=(client,), last_day=last_day, consent=Consent.GIVEN)
    return Household(kind="parking_buyer", entry=entry, unit_kind=UnitKind.PARKING)


MAKERS: tuple[Maker, ...] = (company_with_agent, foreigner, nonlocal_tenant, renovating_owner, co_owners, parking_buyer)
