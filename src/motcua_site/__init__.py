"""Settings, addresses and entry points: mounts the surfaces and fills the sockets."""
