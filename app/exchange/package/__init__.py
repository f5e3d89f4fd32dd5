"""The package file: header, manifest, entries and scans in one stream, encrypted and signed. No archive is read here."""
