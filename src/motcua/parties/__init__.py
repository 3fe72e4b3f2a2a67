"""Who there is: accounts (staff, person, organisation, machine), identities, persons, organisations.

The room knows people and how they prove who they are. It does not know units, posts or rights: those
are in `agencies`, one floor up, so a machine key keeps its unit as a plain number. Personal identity
numbers leave this room whole only in rows asked for by a room that has already checked access; what is
shown outside a dossier is masked.
"""
