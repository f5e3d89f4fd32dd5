"""Packages between archives: what a site sends to headquarters and gets back, or one counter hands to another.

Out: `exporting` asks `selecting` for a segment of each chain that the partner's receipts have not acknowledged, each sealed by
the station whose chain it is (`chain_seals`), and `package_writer` writes them: `header`, then `body` within age (`sealing`).

In: `package_check` (signature, length, hash of the file), `package_reader` and `verifying` (all of it, nothing written), then
`receiving` within one transaction: entries in their places (`placing`), judged by `authority`, applied by
`app.archive.journal.arrivals`, or kept by `waiting` where something before them is missing. `receipts` say how far each side has
come, `packages_known` which packages never arrived, `conflicts` and `forks` what a person has to decide.

Who may send at all is a matter of `cards`, `pairing` and `trust`.
"""
