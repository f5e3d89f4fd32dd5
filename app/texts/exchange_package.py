"""Sentences about packages: why one cannot be written, and why one is refused."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "package.exists": N_("There is a package {file} already."),
    "package.folder_missing": N_("The folder {folder} is not there; was the stick removed?"),
    "package.folder_read_only": N_("Nothing may be written in {folder}."),
    "package.disk_full": N_("There is no room left in {folder}; no package was written."),
    "package.cannot_write": N_("No package could be written in {folder}: {detail}."),
    "package.disk_unreliable": N_("What was written in {folder} does not come back the same. Use another stick."),
    "package.recipient_unusable": N_("The key for which the package is to be encrypted is unusable; pair the two archives anew."),
    "package.changed_meanwhile": N_("The archive changed while the package was written. Export once more."),
    "package.blob_unreadable": N_("The scan {name} is missing or was changed, so it cannot be sent."),
    "package.too_large": N_("{member} would be too large for a package."),
    "package.header_too_long": N_("The names of the site {site} and the station {station} are too long for a package."),
    "package.missing": N_("There is no file {file}; was the stick removed?"),
    "package.unreadable": N_("{file} cannot be read: {detail}."),
    "package.empty": N_("{file} is empty: the copying was interrupted. Copy it anew."),
    "package.foreign": N_("{file} is no package of this program."),
    "package.newer": N_("{file} was written by a newer version of this program. Upgrade this one first."),
    "package.header_damaged": N_("The beginning of {file} is damaged. Have the package copied or exported anew."),
    "package.signature_wrong": N_("{file} was not signed by the station {station}, or its beginning was changed."),
    "package.cut_short": N_("{file} is cut short: the copying was interrupted. Copy it anew."),
    "package.damaged": N_("{file} is not what its sender wrote. Have the package copied or exported anew."),
    "package.for_another": N_("{file} is for another archive; this one has no key for it."),
    "package.content_wrong": N_("{file} holds what no archive writes ({member}), so nothing of it was taken."),
}
