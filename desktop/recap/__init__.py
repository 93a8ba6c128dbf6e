"""The recap (*rekap*): what became of the complaints of a period, in figures with stated definitions. Free of Qt."""
