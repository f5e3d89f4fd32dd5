"""Who may sign a row: the client, co-owners, a guardian, or an agent whose power of attorney names the act (P3b)."""

from collections.abc import Mapping
from datetime import date

from app.procedure.case import CaseFile, Person, PersonRole, Tenure
from app.procedure.guards.signing import agent_refused
from app.procedure.reason import Reason
from app.texts import N_, Translator

_ROLES = (
    PersonRole.CLIENT,
    PersonRole.LEGAL_REPRESENTATIVE,
    PersonRole.CO_OWNER,
    PersonRole.GUARDIAN,
    PersonRole.AGENT,
)
MAY_NOT_SIGN = ("agent.power_missing", "reception.powers_expired")
"""Reasons that a choice of who signs answers."""
ROLE_WORDS: Mapping[PersonRole, str] = {
    PersonRole.LEGAL_REPRESENTATIVE: N_("legal representative"),
    PersonRole.CO_OWNER: N_("co-owner"),
    PersonRole.GUARDIAN: N_("guardian"),
    PersonRole.AGENT: N_("agent"),
    PersonRole.MEMBER: N_("household member"),
    PersonRole.EMERGENCY: N_("emergency contact"),
}


def may_sign(file: CaseFile, power: str, today: date) -> tuple[Person, ...]:
    """Return those whose signature counts for `power` today, the usual one first.

    One who came comes before one who did not; an agent counts only where the power of attorney names the act and still holds.
    """
    people = [person for role in _ROLES for person in file.with_role(role) if _counts(person, power, today)]
    return tuple(sorted(people, key=lambda person: not _came(person, file)))


def usual_signer(file: CaseFile, power: str, today: date) -> str:
    """Return the id of the one who most likely signs, "" when nobody may."""
    return next((person.id for person in may_sign(file, power, today)), "")


def signer_options(file: CaseFile, power: str, today: date, held: set[str | None]) -> tuple[tuple[str, str], ...]:
    """Choices of who signs, as id and name; whoever signed before (`held`) stays a choice."""
    people = list(may_sign(file, power, today))
    known = {person.id for person in people}
    people += [person for person in file.people if person.id in held and person.id not in known]
    return tuple((person.id, person.name) for person in people)


def refused_agents(file: CaseFile, power: str, today: date) -> tuple[Reason, ...]:
    """Return why agents may not sign: the power of attorney does not name the act, or has ended."""
    refusals = (agent_refused(agent, power, today) for agent in file.with_role(PersonRole.AGENT))
    return tuple(refusal for refusal in refusals if refusal is not None)


def signer_words(person: Person, file: CaseFile, _: Translator) -> str:
    """Return the name and what the person is in the case."""
    if person.role is PersonRole.CLIENT:
        role = _("owner") if file.case.tenure is Tenure.OWNER else _("tenant")
    else:
        role = _(ROLE_WORDS[person.role])
    return _("{name} ({role})").format(name=person.name, role=role)


def _counts(person: Person, power: str, today: date) -> bool:
    return bool(person.name) and not person.is_minor(today) and agent_refused(person, power, today) is None


def _came(person: Person, file: CaseFile) -> bool:
    """A company never comes itself."""
    return person.present and not (file.is_company and person.role is PersonRole.CLIENT)
