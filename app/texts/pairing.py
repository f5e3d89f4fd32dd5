"""Sentences about letting other archives in by their cards, and shutting them out."""

from app.texts.translator import N_

ROLE_NAMES: dict[str, str] = {"counter": N_("Counter"), "headquarters": N_("Headquarters")}

REASONS: dict[str, str] = {
    "pairing.no_file": N_("There is no file {file}."),
    "pairing.unreadable": N_("The card {file} cannot be read; another program may hold it."),
    "pairing.too_large": N_("{file} is too large to be the card of an archive."),
    "pairing.no_card": N_("{file} is not the card of an archive."),
    "pairing.newer": N_("{file} is a card of a newer version of this program (format {format}). Please update this one."),
    "pairing.changed": N_("The card {file} was changed or damaged: its signature does not fit. Please ask for it once more."),
    "pairing.own_card": N_("This is the archive's own card. Please take the card of the other archive."),
    "pairing.old_card": N_(
        "This card of {station} of {site} is an old one: its recovery key gave way to another since. Please ask for the card as "
        "it is now."
    ),
    "pairing.name_taken": N_("There is another archive {station} of {site} already. Please give one of the two another label."),
    "pairing.site_of_headquarters": N_(
        "Headquarters and this site are both called {site}, so nobody could tell whose is what. Please make headquarters anew "
        "under the name of the company."
    ),
    "pairing.second_headquarters": N_(
        "{station} of {site} is let in as headquarters already, and only one can give out numbers. If it is replaced, please "
        "shut it out first."
    ),
    "pairing.site_alike": N_(
        "The site {site} is known here as {other}, in another spelling, and would be taken for another site. Please make that "
        "archive anew with the name as it is known here."
    ),
    "pairing.other_key": N_(
        "The archive {station} of {site} is known here with another key: either the card is made up, or that archive has a new "
        "key. It is not let in; please ask there by telephone."
    ),
    "pairing.other_name": N_(
        "The archive on this card was let in as {station} of {site}, and now names itself otherwise. It is not let in; "
        "please ask there by telephone."
    ),
    "pairing.other_fingerprint": N_(
        "The card's fingerprint is {fingerprint}, not {given}. It is not the card that you were told of, so it is not let in."
    ),
    "pairing.shut_out_by_company": N_("The company shut out {station} of {site}; only headquarters can let it in again."),
    "pairing.shut_out_already": N_("{station} of {site} is shut out already."),
    "pairing.unknown": N_("No archive {name} was let in."),
    "pairing.several": N_("Several archives are called {name}: {names}. Please write which, with the site before it."),
    "pairing.reason_missing": N_("Please write down why the archive is shut out."),
    "pairing.not_headquarters": N_("Only headquarters has a recovery key for what is sent in the company."),
}
