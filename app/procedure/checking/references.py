"""What rows name: conditions, roles, papers, forms, acts. Each must be there, and stand once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.procedure.case.people import PersonRole
from app.procedure.checking.declared import Declared, Row, excludes_itself, texts, when
from app.procedure.checking.fault import Fault, Path, fault, slight
from app.procedure.checking.known import FORMS, FORMS_OF_PAGES, HELD_BY, NEVER_HELD, POWERS, shipped_papers
from app.procedure.checking.values import has_text, nearest
from app.procedure.conditions import CONDITIONS, COPIED, PACKET_CONDITIONS
from app.procedure.declaration.load import KINDS
from app.procedure.declaration.rows import Original


def reference_faults(declared: Declared) -> Iterator[Fault]:
    """Tell everything that is named and is not there, stands twice, or applies to nothing."""
    for section in KINDS:
        yield from _twice(declared, section)
        for number, row in declared.rows(section):
            yield from _condition_faults(declared, section, (section, number), row)
    for number, row in declared.rows("paper"):
        yield from _paper_faults(declared, ("paper", number), row)
    yield from _form_faults(declared)
    held = declared.ids("power")
    yield from (slight(("power",), "procedure.power_left_out", value=power) for power in sorted(POWERS - {*held}))


def _twice(declared: Declared, section: str) -> Iterator[Fault]:
    """Tell ids that stand twice: what a case holds is kept under the id, so one of the two could not be."""
    seen: Counter[str] = Counter()
    for number, row in declared.rows(section):
        identifier = row.get("id")
        if isinstance(identifier, str):
            seen[identifier] += 1
            if seen[identifier] > 1:
                yield fault((section, number, "id"), "procedure.twice", value=identifier)


def _condition_faults(declared: Declared, section: str, path: Path, row: Row) -> Iterator[Fault]:
    known = CONDITIONS | PACKET_CONDITIONS if section == "form" else CONDITIONS
    for number, text in texts(row, "when"):
        name = text.removeprefix("!")
        if name.startswith(COPIED):
            # A row that ships may name a paper of which the site asks nobody; then it never applies.
            paper = name.removeprefix(COPIED)
            if paper not in declared.ids("paper") and paper not in shipped_papers():
                yield from _known_paper(declared, (*path, "when", number), paper)
        elif name not in known:
            yield slight((*path, "when", number), "procedure.condition_unknown", value=name, known=nearest(name, known))
    if excludes_itself(when(row)):
        yield slight((*path, "when"), "procedure.never_applies")


def _known_paper(declared: Declared, path: Path, paper: str) -> Iterator[Fault]:
    known = declared.ids("paper")
    if paper not in known:
        yield slight(path, "procedure.paper_undeclared", also="paper", value=paper, known=nearest(paper, known))


def _paper_faults(declared: Declared, path: Path, row: Row) -> Iterator[Fault]:
    roles = [role.value for role in PersonRole]
    for number, role in texts(row, "each"):
        if role not in roles:
            yield fault((*path, "each", number), "procedure.value_unknown", value=role, known=", ".join(roles))
    for number, paper in texts(row, "satisfied_by"):
        if paper == row.get("id"):
            yield slight((*path, "satisfied_by", number), "procedure.paper_itself", value=paper)
        else:
            yield from _known_paper(declared, (*path, "satisfied_by", number), paper)
    if row.get("original") == Original.NONE and row.get("copies", 0) == 0:
        yield slight((*path, "original"), "procedure.paper_asks_nothing")
    holds = row.get("holds", "documents")
    if holds == NEVER_HELD or not isinstance(holds, str):
        return
    here = (*path, "holds") if "holds" in row else path
    if holds not in HELD_BY:
        yield slight(here, "procedure.value_unknown", value=holds, known=", ".join([*HELD_BY, NEVER_HELD]))
    elif not any(HELD_BY[holds] in _needs(step) for _number, step in declared.rows("step")):
        yield slight(here, "procedure.paper_holds_nothing", also="step", step=holds, guard=HELD_BY[holds])


def _needs(step: Row) -> Sequence[str]:
    return [name for _number, name in texts(step, "needs")]


def _form_faults(declared: Declared) -> Iterator[Fault]:
    held, codes = declared.ids("form"), Counter[str]()
    for number, row in declared.rows("form"):
        identifier, code = row.get("id"), row.get("code")
        if isinstance(identifier, str) and identifier not in FORMS:
            yield fault(("form", number, "id"), "procedure.form_unknown", value=identifier, known=nearest(identifier, FORMS))
        if isinstance(code, str) and has_text(code):
            codes[code] += 1
            if codes[code] > 1:
                yield slight(("form", number, "code"), "procedure.twice", value=code)
    for number, row in declared.rows("step"):
        for place, form in texts(row, "forms"):
            if form not in FORMS:
                yield fault(("step", number, "forms", place), "procedure.form_unknown", value=form, known=nearest(form, FORMS))
            elif form not in held:
                yield fault(("step", number, "forms", place), "procedure.form_undeclared", also="form", value=form)
    named = {form for _number, row in declared.rows("step") for _place, form in texts(row, "forms")}
    missing = sorted(FORMS_OF_PAGES - {*held} - named)
    yield from (fault(("form",), "procedure.form_left_out", value=form) for form in missing)
