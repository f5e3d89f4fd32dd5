"""Sentences about plain copies for other systems."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "copies.archive_and_folder": N_("Please name the archive (--archive) and a folder (--to), or ask for --describe alone."),
    "copies.inside_archive": N_(
        "{folder} lies within the archive, where everything is encrypted; plain copies belong elsewhere."
    ),
    "copies.foreign_file": N_("{file} is there already and is no earlier copy; please move it away or choose another folder."),
    "copies.cannot_write": N_(
        "No copies can be written in {folder}: {detail}. Is a file there open in another program? Nothing was changed."
    ),
}

UNENCRYPTED = N_(
    "The copies are not encrypted and hold whole identity numbers: keep them locked away, and delete them after use."
)
