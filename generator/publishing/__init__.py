"""Sending a built site to where visitors see it: what is sent, in which order, and to which sorts of places."""
