"""The page of 开具入住证明."""

from ui.pages.certificate.page import CertificatePage

__all__ = ["CertificatePage"]
