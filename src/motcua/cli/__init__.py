"""The command line: one file a command.

A command is a module with NAME, HELP, NEEDS_DATABASE, `add_arguments(parser)` and `run(arguments)`. It may
have NEEDS_DJANGO = False (it must work before Django) and `needs_database(arguments)` (it depends on the
words given). The launcher (motcua_site.command) finds commands by file name, imports the chosen one only, and
turns refusals into one sentence and exit code 1.
"""
