"""Whether every link leads somewhere: within a built site, and on wish to the addresses of others that records name."""
