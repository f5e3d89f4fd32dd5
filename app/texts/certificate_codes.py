"""Sentences about the code on a certificate and what checking it found."""

from app.texts.translator import N_

VERDICT_NAMES: dict[str, str] = {
    "genuine": N_("Genuine"),
    "void": N_("Void"),
    "altered": N_("Altered"),
    "unknown": N_("Not known here"),
}

REASONS: dict[str, str] = {
    "certificate_code.none": N_("This is not the code of a move-in certificate."),
    "certificate_code.neither": N_("{text} is neither the code of a move-in certificate nor a file that can be read."),
    "certificate_code.no_code": N_("No code of a move-in certificate can be read in {file}."),
    "certificate_code.several": N_("{file} holds the codes of {count} certificates; check one at a time."),
    "certificate_code.unreadable": N_("{file} is no text, picture or PDF that can be read."),
    "certificate_code.too_large": N_("{file} is too large to be read."),
    "certificate_code.version": N_("The code is of version {version}; a newer version of this program can read it."),
    "certificate_code.broken": N_("The code was changed, or not read whole: what it holds does not fit together."),
    "certificate_code.key_unknown": N_(
        "The code is signed with the key {key}, which is not known here. It says certificate {number} of {site}."
    ),
    "certificate_code.altered": N_("The code of certificate {number} was changed: the signature does not fit what it says."),
    "certificate_code.void_not_told": N_("The signature holds; whether it has become void since, only the site's archive tells."),
    "certificate_code.not_issued_here": N_(
        "The archive has no certificate {number} that was issued for {unit} on {day} with this code."
    ),
    "certificate_code.not_issued_yet": N_("Certificate {number} is being filled in at the counter and is not issued yet."),
    "certificate_code.incident": N_("Certificate {number} is an open or explained incident, and is not to be relied on."),
    "certificate_code.void": N_("Certificate {number} has been void since {day}."),
    "certificate_code.replaced": N_("Certificate {number} has been void since {day}; certificate {replacement} replaced it."),
    "certificate_code.keys_unreadable": N_("{file} holds no public keys."),
    "certificate_code.archive_or_keys": N_("Please name the archive (--archive) or a file of public keys (--keys)."),
}
