"""Sentences about exchange: why a package is refused, and what is wrong with what is in it."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "exchange.no_package": N_("There is no package for this archive in {folder}."),
    "exchange.own_package": N_("{file} was made by this archive itself; it is for another."),
    "exchange.foreign_signer": N_(
        "{file} comes from station {station} of {site}, which was not let in: pair the two archives first."
    ),
    "exchange.revoked_signer": N_("{file} comes from station {station} of {site}, which was shut out."),
    "exchange.revoked_partner": N_("Station {station} of {site} was shut out; nothing is sent to it."),
    "exchange.for_another": N_("{file} is for another archive."),
    "exchange.no_partner": N_("This archive is not paired with any other yet."),
    "exchange.entry_unreadable": N_("Entry {seq} of chain {chain} is not what an archive writes; the whole package is refused."),
    "exchange.segment_unknown": N_("The package holds entries of no chain that it names; all of it is refused."),
    "exchange.segment_twice": N_("The package names chain {chain} twice; all of it is refused."),
    "exchange.segment_broken": N_("Chain {chain} breaks at entry {seq}; the whole package is refused."),
    "exchange.seal_wrong": N_("Chain {chain} is not sealed by its own station at entry {seq}; the whole package is refused."),
    "exchange.stranger": N_(
        "The package holds a chain of station {station} of {site}, which was not let in; all of it is refused."
    ),
    "exchange.other_site": N_("The package holds a chain of another site ({site}, station {station}); all of it is refused."),
    "exchange.chain_unknown": N_("The package goes on a chain {chain} that is not known here; all of it is refused."),
    "exchange.table_not_theirs": N_(
        "Entry {seq} of station {station} ({site}) writes {table}, which it may not; the whole package is refused."
    ),
    "exchange.row_not_theirs": N_(
        "Entry {seq} of station {station} ({site}) writes in {table} what is not of its site; the whole package is refused."
    ),
    "exchange.row_impossible": N_("The package holds a row that no table takes ({detail}); all of it is refused."),
    "exchange.receipt_unreadable": N_("The receipt in the package is not what an archive writes; the whole package is refused."),
    "exchange.several_sites": N_("These entries are of several sites; decide about one site at a time."),
    "exchange.changed_meanwhile": N_("This row was changed meanwhile. Look at it once more."),
    "exchange.affair_of_station": N_(
        "Who works at station {station} of {site} and whom it lets in is its own affair; this is decided there."
    ),
    "exchange.fork_of_station": N_(
        "Entry {seq} of station {station} ({site}) changes who works there or whom it lets in, which is decided there alone. "
        "Dismiss this entry; the others can be adopted."
    ),
    "exchange.decide_first": N_(
        "Entry {seq} of station {station} changes a row that was changed at two places. Decide that one first, then adopt."
    ),
    "exchange.number_on_paper": N_(
        "Certificate {number} was given to another household here, and both have it on paper. Dismiss this entry, and let the "
        "second household have another certificate."
    ),
    "exchange.case_not_adopted": N_(
        "Entry {seq} of station {station} belongs to a household that is not here. Adopt the entry that received it, or dismiss "
        "both."
    ),
    "exchange.cannot_stand": N_("Another row has this value already; choose another."),
    "exchange.newer_entry": N_(
        "Entry {seq} of station {station} was written by a newer version of this program. Please update this one, then adopt it."
    ),
    "exchange.folder_unreadable": N_("The folder {folder} cannot be read."),
}
