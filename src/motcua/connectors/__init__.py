"""One folder per outside party; each implements sockets of rooms."""
