"""Scripts that are laid out for paper, told apart by where their lines stand."""
