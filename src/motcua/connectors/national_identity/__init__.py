"""Signing in by the national electronic identity (VNeID): an OpenID Connect relying party.

Plugs itself into `parties` when MOTCUA_IDENTITY_URL names a provider. Names of claims are data
(data/identity.json); another provider of the same kind is another table and other addresses.
"""
