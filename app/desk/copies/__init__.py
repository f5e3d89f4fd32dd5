"""Plain copies for other systems: which were ordered, their lines, and the queries behind them."""
