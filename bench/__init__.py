"""How long the product takes, beside Hugo: the same made-up records, built cold, after one edit, and served."""
