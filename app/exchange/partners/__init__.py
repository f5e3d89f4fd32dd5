"""Who may send what to whom: cards, pairing, trust, chains, and what each partner may see."""
