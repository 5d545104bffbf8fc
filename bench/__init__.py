"""How long the product takes: made-up records in any number, built cold, again, and after one edit."""
