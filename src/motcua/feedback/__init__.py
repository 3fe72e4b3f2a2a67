"""What people say of the office: ratings nobody can trace.

It knows dossiers through their door; dossiers know nothing of it, so that nothing of a rating can stand
between a person and their result.
"""
