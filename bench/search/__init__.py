"""How well and how cheaply a visitor finds something: our search beside others', over the same texts and queries."""
