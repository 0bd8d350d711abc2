"""Categories, elements and what each scene needs of them."""
