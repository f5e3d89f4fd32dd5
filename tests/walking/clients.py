"""Random clients: who comes, with whom, and what for."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from app.desk.household.reception import ReceptionEntry
from app.procedure.case import Consent, Origin, Party, Person, PersonRole, Tenure, UnitKind, Use, Vehicle
from tests.factory.numbers import credit_code, resident_number

POWERS = ("inspect", "sign_certificate", "sign_papers", "sign_agreements", "pay", "collect_keys")
SURNAMES = "王李张刘陈䶮㛃𬱖𠮷"


@dataclass
class Client:
    """The truth about a client, which reception writes down sooner or later."""

    unit_kind: UnitKind
    entry: ReceptionEntry
    random: Random = field(repr=False)
    made: int = 0

    def new(self, role: PersonRole, **changes: object) -> Person:
        """One more person, whom nobody else is called like."""
        self.made += 1
        birth = date(1950, 1, 1) + timedelta(days=self.random.randrange(18_000))
        person = Person(
            id=f"{role.value}-{self.made}",
            case_id="",
            role=role,
            name=f"{self.random.choice(SURNAMES)}{self.made}",
            birth=birth,
            identity_kind="resident_card",
            identity_number=resident_number(birth, self.random.randrange(1000)),
            phone="138 0013 8000" if role in (PersonRole.CLIENT, PersonRole.AGENT) else "",
        )
        return replace(person, **changes)  # type: ignore[arg-type]  # the record's own fields

    def with_people(self, *people: Person) -> None:
        """These come as well."""
        self.entry = replace(self.entry, people=(*self.entry.people, *people))

    def people(self, role: PersonRole) -> tuple[Person, ...]:
        """Those of one role."""
        return tuple(person for person in self.entry.people if person.role is role)


def a_random_client(random: Random, last_day: date) -> Client:
    """Any kind of client; all that reception needs is known."""
    entry = ReceptionEntry(
        tenure=random.choice(list(Tenure)),
        party=random.choice([Party.PERSON, Party.PERSON, Party.COMPANY]),
        origin=random.choice(list(Origin)),
        employed=random.random() < 0.5,
        renovating=random.random() < 0.5,
        entrusted=random.random() < 0.3,
        use=random.choice(list(Use)),
        consent=random.choice([Consent.GIVEN, Consent.REFUSED]),
        last_day=last_day,
        vehicles=(Vehicle(id="v", case_id="", plate="京N·12345"),) * (random.random() < 0.3),
    )
    client = Client(random.choice([UnitKind.HOME, UnitKind.HOME, UnitKind.PARKING]), entry, random)
    client.with_people(_the_client(client))
    if entry.party is Party.COMPANY:
        client.with_people(client.new(PersonRole.LEGAL_REPRESENTATIVE, present=random.random() < 0.7))
    add_company(client)
    for _ in range(random.randrange(3)):
        add_co_owner(client)
    _send_for_the_absent(client)
    return client


def _the_client(client: Client) -> Person:
    random, origin = client.random, client.entry.origin
    if client.entry.party is Party.COMPANY:
        kept = {"birth": None, "identity_kind": "", "identity_number": "", "credit_code": credit_code()}
        return client.new(PersonRole.CLIENT, name="海棠商贸有限公司", **kept)
    came = random.random() < 0.8
    if origin is Origin.FOREIGN:
        card = random.random() < 0.4
        kind, number = ("permanent_resident_card", "DEU110178053001") if card else ("passport", "C01X00T47")
        return client.new(PersonRole.CLIENT, name="O'Connor <b>", identity_kind=kind, identity_number=number, present=came)
    if origin is Origin.HMT:
        return client.new(PersonRole.CLIENT, identity_kind="hmt_travel_permit", identity_number="H12345678", present=came)
    return client.new(PersonRole.CLIENT, present=came)


def add_company(client: Client) -> None:
    """Household members, somebody to call, an agent who need not be one."""
    random = client.random
    if random.random() < 0.4:
        client.with_people(client.new(PersonRole.MEMBER, relation="配偶"))
    if random.random() < 0.2:
        client.with_people(client.new(PersonRole.EMERGENCY, identity_kind="", identity_number=""))
    if random.random() < 0.2:
        add_agent(client)


def add_agent(client: Client) -> Person:
    """An agent with some of the powers."""
    count = client.random.randrange(1, len(POWERS) + 1)
    agent = client.new(PersonRole.AGENT, powers=tuple(client.random.sample(POWERS, count)))
    client.with_people(agent)
    return agent


def add_co_owner(client: Client) -> None:
    """A co-owner: here, absent and represented, or a minor with a guardian."""
    lot = client.random.random()
    if lot < 0.5:
        client.with_people(client.new(PersonRole.CO_OWNER, share="1/2"))
    elif lot < 0.8:
        agents = client.people(PersonRole.AGENT)
        agent = agents[0] if agents else add_agent(client)
        client.with_people(client.new(PersonRole.CO_OWNER, present=False, represented_by=agent.id))
    else:
        guardian = client.new(PersonRole.GUARDIAN)
        born = date(2016, 2, 29)
        minor = {"birth": born, "identity_number": resident_number(born, client.random.randrange(1000))}
        client.with_people(guardian, client.new(PersonRole.CO_OWNER, represented_by=guardian.id, **minor))


def _send_for_the_absent(client: Client) -> None:
    """Whoever did not come is represented by an agent (P3b)."""
    principal = client.people(PersonRole.CLIENT)[0]
    came = principal.present
    if client.entry.party is Party.COMPANY:
        came = any(person.present for person in client.people(PersonRole.LEGAL_REPRESENTATIVE))
    if not came:
        agents = client.people(PersonRole.AGENT)
        agent = agents[0] if agents else add_agent(client)
        sent = replace(principal, represented_by=agent.id)
        people = tuple(sent if person is principal else person for person in client.entry.people)
        client.entry = replace(client.entry, people=people)
