"""Sentences about the archive: why it cannot be opened or written, and what `verify` found."""

from app.texts.translator import N_

REASONS = {
    "archive.missing": N_("There is no archive in {folder}."),
    "archive.exists": N_("There is an archive in {folder} already."),
    "archive.not_empty": N_("{folder} is not an empty folder, so no archive can be made there."),
    "archive.cannot_write": N_("Nothing can be written in {folder}: {detail}."),
    "archive.unreadable": N_("{file} cannot be read; another program may hold it."),
    "archive.foreign": N_("{file} is no archive of this program, or its beginning is damaged."),
    "archive.damaged": N_("The archive is damaged or cut short ({detail}). Restore the last backup."),
    "archive.read_only": N_("The archive is read-only, so nothing can be written to it."),
    "archive.reading_only": N_("The archive was opened for reading only."),
    "archive.locked": N_("Another program is writing to the archive. Try again in a moment."),
    "archive.disk_full": N_("The disk is full; nothing was saved."),
    "archive.disk_trouble": N_(
        "The disk does not answer ({detail}): is it full, unplugged, or held by another program? The archive may be whole."
    ),
    "archive.network": N_("{folder} lies on a network drive. An archive must lie on a disk of this computer."),
    "archive.sqlite_old": N_("The database library {version} is too old; {needed} or newer is needed."),
    "archive.server_trouble": N_("The server that keeps the archive does not answer as it should: {detail}"),
    "archive.server_driver_missing": N_(
        "A server keeps this archive, and the library that speaks to it (psycopg) is not installed."
    ),
    "archive.server_backup": N_("A server keeps this archive: it is backed up where the server stands."),
    "archive.newer": N_("The archive was written by a newer program (schema {schema}; this one knows {known})."),
    "archive.older": N_("The archive is of an older version (schema {schema}, now {known}). Open it for writing once."),
    "archive.not_migrated": N_("The archive calls itself schema {schema}, but its tables are older. Open it for writing once."),
    "archive.tables_unknown": N_(
        "The archive's tables are of no version that this program knows ({detail}). "
        "Open it with the program that wrote it last, or restore the last backup."
    ),
    "archive.program_incomplete": N_(
        "The program is not whole: the migrations that came with it are not those it needs ({detail}). Install it again."
    ),
    "archive.keys_missing": N_(
        "The key file {file} is missing. Without it the archive cannot be opened; fetch it from a backup."
    ),
    "archive.keys_damaged": N_("The key file {file} is damaged. Fetch it from a backup."),
    "archive.keys_changed": N_("The key file was changed by another hand. Fetch it from a backup."),
    "archive.exchange_key_missing": N_("This archive has no key yet to exchange with others. Open it for writing once."),
    "archive.not_to_be_written": N_("This archive may not write {table}; every other archive would refuse it."),
    "archive.work_of_a_site": N_("That is the work of a site; at headquarters it cannot be done."),
    "archive.entry_too_large": N_(
        "That is too much to be saved at once: no package could carry it. Nothing was saved; please save it in smaller parts."
    ),
    "archive.operator_unknown": N_("There is no operator {operator} in this archive."),
    "archive.password_wrong": N_("The password of {operator} is wrong."),
    "archive.password_empty": N_("A password cannot be empty."),
    "archive.recovery_wrong": N_("The recovery phrase is wrong, or this archive has none."),
    "archive.behind_anchor": N_("Entry {seq} was saved and is gone: the archive is damaged or was restored."),
    "archive.other_than_anchor": N_("Entry {seq} is not the one that was saved: the archive is damaged or was restored."),
    "archive.anchor_missing": N_("The anchor files beside the archive are missing or damaged, so lost entries cannot be told."),
    "archive.page_damaged": N_("The database is damaged: {detail}."),
    "archive.reference_broken": N_("A row of the table {table} refers to a row that is not there."),
    "archive.entries_missing": N_("The chain {chain} lacks {count} entries."),
    "archive.entry_changed": N_("The chain {chain} does not fit at entry {seq}: that entry or the one before was changed."),
    "archive.personal_changed": N_("The personal data of entry {seq} of the chain {chain} were changed."),
    "archive.chain_unnamed": N_("The first entry of the chain {chain} does not say whose it is."),
    "archive.chain_before_differs": N_("The chain {chain} goes on from entry {seq} of another, which has changed since."),
    "archive.chain_waits": N_("The chain {chain} has entries of a newer version of this program; they wait."),
    "archive.clock_went_back": N_("The clock went back at entry {seq}: from {before} to {time}."),
    "archive.row_unexplained": N_("The journal knows nothing of the row {id} of the table {table}."),
    "archive.row_differs": N_("The row {id} of the table {table} is not what the journal says ({columns})."),
    "archive.rows_missing": N_("The table {table} lacks {count} rows that the journal names."),
    "archive.blob_missing": N_("The scan {name} is missing."),
    "archive.blob_damaged": N_("The scan {name} is damaged or cannot be read."),
    "archive.scan_missing": N_(
        "The scan of {paper} of case {case} is missing: scan the paper again, or fetch {file} from a backup."
    ),
    "archive.scan_damaged": N_(
        "The scan of {paper} of case {case} is damaged or cannot be read: scan the paper again, or fetch {file} from a backup."
    ),
    "archive.scan_whole_in_backup": N_(
        "The scan of {paper} of case {case} is missing or damaged here and whole among the backups: fetch {file} from {folder}."
    ),
    "archive.scans_to_come": N_("{count} scans are still to come from other stations."),
    "archive.backup_foreign": N_("{folder} is no backup of an archive."),
    "archive.board_row_extra": N_("The list of cases names a case that does not exist: {case}."),
    "archive.board_row_differs": N_("The list of cases says something else than the case itself: {case}."),
}
