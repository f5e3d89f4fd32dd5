"""Packages between archives: what a site sends to headquarters and gets back, or one counter hands to another.

Out: `exporting` asks `correspondence.selection` for a segment of each chain that the receipts of the partner leave open, each
sealed by the station whose chain it is (`correspondence.seals`), and `package.writer` writes them: `header`, then `body` within
age (`encryption`).

In: `package.check` (signature, length, hash of the file), `package.reader` and `incoming.verifier` (all of it, nothing written),
then `importing` and `incoming.receiver` within one transaction: entries in their places (`numbering`), judged by `chain_rights`,
applied by `app.archive.journal.arrivals`, or kept by `staging` where something before them is missing. In `correspondence`,
`receipts` say how far each side has come, `packages` which packages never arrived; `decisions` has what a person decides.

Who may send at all is a matter of `partners`.
"""
