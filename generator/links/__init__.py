"""Whether every link leads somewhere: those within a built site, and on wish the addresses of others that records name."""
