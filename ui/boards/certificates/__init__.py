"""证明: certificates as controlled paper (C1, C2, C5–C7)."""

from ui.boards.certificates.board import CertificatesBoard

__all__ = ["CertificatesBoard"]
