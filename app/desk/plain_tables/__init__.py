"""Plain tables for other systems (the command `copies`): which were ordered, their lines, and the queries behind them."""
