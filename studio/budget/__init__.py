"""The budget: accounts, lines with formulas, fringes, currencies, totals."""
