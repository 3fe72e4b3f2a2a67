"""Paper custody: on which shelf the paper of a dossier lies, which unit has it, by which list it travels,
how a day at the counter is closed, and the numbered slips for hours without a line.

It knows dossiers and money through their doors; neither knows of it.
"""
