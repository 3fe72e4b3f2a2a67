"""What the province offers: procedures in versions, with their cases, papers, fees, forms and processes.

This room owns the descriptions and their publication. A published version never changes, since dossiers keep
the version they were received under; a correction is a new version. Which agency is competent for a procedure
is no business of this room (see agencies); neither is any dossier.
"""
