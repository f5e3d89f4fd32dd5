"""Sentences about a declaration: what is wrong with it, and what changes for a case that goes on by another one."""

from collections.abc import Iterable, Iterator

from app.procedure.checking.section_changes import Named, SectionChange
from app.texts.translator import N_, Translator

REASONS: dict[str, str] = {
    "procedure.unreadable": N_("{file} cannot be read: {detail}."),
    "procedure.too_large": N_("{file} is larger than any declaration: at most {most} MB."),
    "procedure.unusable": N_("{file} is refused as a declaration of the procedure, nothing was written. To be mended: {count}."),
    "procedure.refused": N_("This declaration of the procedure is refused, nothing was written. To be mended: {count}."),
    "procedure.broken": N_("The procedure that this case began with cannot be used. To be mended in it: {count}."),
    "procedure.not_here": N_("The procedure that this case began with is not in this archive."),
    "procedure.altered": N_("The text of the procedure that this case began with was changed. Please verify the archive."),
    "procedure.can_be_used": N_("The procedure that this case began with can be used; the case goes on by it."),
    "procedure.passed_over": N_(
        "The procedure that {station} declared on {day} is not used, new cases begin with the one before it. To be mended in it: "
        "{count}."
    ),
    "procedure.in_force_faulty": N_(
        "The procedure that {station} declared on {day} is in force, though not all of it does something. To be mended in it: "
        "{count}."
    ),
    "procedure.cases_stuck": N_("Open cases whose procedure cannot be used: {count}. Opening one shows how it goes on."),
    "procedure.no_utf8": N_("{at}: this is not UTF-8; please save the file as UTF-8."),
    "procedure.no_toml": N_("{at}: this is not TOML: {detail}"),
    "procedure.no_json": N_("The text of the declaration cannot be read."),
    "procedure.section_unknown": N_("{at}: there is no section “{value}”. Perhaps meant: {known}."),
    "procedure.section_no_table": N_("{at}: “{value}” must be one table, under [{value}]."),
    "procedure.section_no_rows": N_("{at}: “{value}” must be a list of tables, each under [[{value}]]."),
    "procedure.key_unknown": N_("{at}: there is no “{value}” here. Perhaps meant: {known}."),
    "procedure.key_missing": N_("{at}: “{value}” is missing."),
    "procedure.key_unread": N_("{at}: “{value}” is never read with the kind “{kind}”."),
    "procedure.wording_unread": N_("{at}: no paper reads a wording “{value}” yet."),
    "procedure.text_missing": N_("{at}: the text in the language “{value}” is missing."),
    "procedure.text_empty": N_("{at}: “{value}” may not be empty."),
    "procedure.text_unusable": N_(
        "{at}: the text must stand in one line of at most {most} characters, without spaces around it or signs that cannot be "
        "printed."
    ),
    "procedure.id_unusable": N_(
        "{at}: “{value}” cannot be an id: letters, digits and _ without spaces, colons or slashes, {most} at most."
    ),
    "procedure.no_text": N_("{at}: this must be a text in quotes."),
    "procedure.no_number": N_("{at}: this must be a whole number from {least} to {most}."),
    "procedure.no_flag": N_("{at}: this must be true or false."),
    "procedure.no_list": N_("{at}: this must be a list of texts."),
    "procedure.no_item": N_("{at}: an item is a list of three texts: id, Chinese name, English name."),
    "procedure.no_items": N_("{at}: a part needs at least one item."),
    "procedure.day_unusable": N_("{at}: “{value}” is no day of the year, such as 11-15."),
    "procedure.price_no_text": N_("{at}: a price with a point must stand in quotes (“{value}”), so that it is kept to the fen."),
    "procedure.price_unusable": N_("{at}: this is no price in yuan, such as “2.80”."),
    "procedure.value_unknown": N_("{at}: “{value}” is not known here; it must be one of: {known}."),
    "procedure.twice": N_("{at}: “{value}” stands twice."),
    "procedure.condition_unknown": N_("{at}: this program knows no condition “{value}”. Perhaps meant: {known}."),
    "procedure.never_applies": N_("{at}: these conditions exclude each other, so it would never apply."),
    "procedure.paper_undeclared": N_("{at}: no paper “{value}” is declared. Perhaps meant: {known}."),
    "procedure.paper_itself": N_("{at}: “{value}” cannot stand for itself."),
    "procedure.paper_asks_nothing": N_("{at}: neither an original nor a copy is asked for."),
    "procedure.paper_holds_nothing": N_("{at}: this paper would hold nothing up, since no step needs “{guard}” (step “{step}”)."),
    "procedure.power_left_out": N_("{at}: the act “{value}” is missing, for which a power of attorney is asked."),
    "procedure.form_unknown": N_("{at}: this program prints no form “{value}”. Perhaps meant: {known}."),
    "procedure.form_undeclared": N_(
        "{at}: the step names the form “{value}”, which is not declared. What stands under [[form]] replaces the whole list."
    ),
    "procedure.form_left_out": N_(
        '{at}: the form “{value}” is missing, which a page prints. To keep it out of the packet, say when = ["never"].'
    ),
    "procedure.step_unknown": N_("{at}: this program has no step “{value}”. Perhaps meant: {known}."),
    "procedure.step_left_out": N_(
        "{at}: the step “{value}” is missing. Only the waterproof test may be left out; any other asks for nothing where its "
        "list is empty."
    ),
    "procedure.step_first": N_("{at}: “{value}” must be the first step."),
    "procedure.step_last": N_("{at}: “{value}” must be the last step."),
    "procedure.step_conditional": N_("{at}: every case goes through “{value}”, so it has no condition."),
    "procedure.no_step_always": N_("{at}: there must be a step that every case goes through."),
    "procedure.guard_unknown": N_("{at}: this program knows no guard “{value}”. Perhaps meant: {known}."),
    "procedure.guard_without_step": N_("{at}: “{value}” is answered at the step “{step}”, which is missing."),
    "procedure.guard_too_early": N_("{at}: “{value}” is answered at the step “{step}”, which only comes later."),
    "procedure.guard_not_always": N_(
        "{at}: “{value}” is answered at the step “{step}”, which some of these cases do not go through."
    ),
    "procedure.holds_up_nothing": N_(
        "{at}: “{value}” is no step behind “{step}”, so nothing would be held up. Behind it: {known}."
    ),
}

SECTION_NAMES: dict[str, str] = {
    "step": N_("Steps"),
    "paper": N_("Papers to show"),
    "part": N_("Parts to inspect"),
    "meter": N_("Meters"),
    "signed_paper": N_("Papers to sign for"),
    "agreement": N_("Agreements"),
    "fee": N_("Fees"),
    "item": N_("Keys and items"),
    "archive_kind": N_("Paper archive"),
    "form": N_("Forms"),
    "settings": N_("Settings"),
}

SETTING_NAMES: dict[str, str] = {
    "waterproof_holds": N_("what the waterproof test holds up"),
    "waterproof_hours": N_("hours of the waterproof test"),
    "waterproof_depth": N_("depth of the water"),
    "repair_fund_voucher": N_("voucher of the repair fund"),
    "certificate_days": N_("days to fill in a certificate"),
    "repair_days": N_("days for a repair"),
    "fee_start": N_("first day of the charges"),
    "certificate_lots": N_("certificates in allotted lots"),
    "certificate_paper": N_("pre-numbered certificates"),
    "reserve_percent": N_("blanks in reserve"),
}


def difference_lines(changes: Iterable[SectionChange], translate: Translator, language: str) -> Iterator[str]:
    """Yield what changes for a case, a line for each section."""
    for change in changes:
        told = ((N_("new: {names}"), change.new), (N_("no more: {names}"), change.gone), (N_("changed: {names}"), change.changed))
        parts = [
            translate(text).format(names=translate(N_(", ")).join(_names(rows, change.section, translate, language)))
            for text, rows in told
            if rows
        ]
        yield f"{translate(SECTION_NAMES[change.section])} – {translate(N_('; ')).join(parts)}"


def _names(rows: Iterable[Named], section: str, translate: Translator, language: str) -> Iterator[str]:
    for row in rows:
        name = translate(SETTING_NAMES.get(row.id, row.id)) if section == "settings" else row.en if language == "en" else row.zh
        yield " ".join(filter(None, (name or row.id, row.numbers)))
