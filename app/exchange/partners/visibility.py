"""What is sent to whom: headquarters gets all, a site its own chains and those that headquarters writes for every site."""

from app.archive.journal.mandate import HEADQUARTERS
from app.exchange.partners.chains import ChainOrigin
from app.exchange.partners.trust import Partner


def visible_to(origin: ChainOrigin, partner: Partner) -> bool:
    """Return whether a partner may have a chain. Nothing of one site is ever sent to another."""
    return HEADQUARTERS in {partner.role, origin.role} or origin.site == partner.site
