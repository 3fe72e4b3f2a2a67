"""The demo province's year: invented people file dossiers, and the real engine works them through.

Nothing here writes a table: everything passes the doors of the rooms, at the moment it would have happened.
"""
