"""The command line: one file a command.

A command is a module with NAME, HELP, NEEDS_DATABASE, `add_arguments(parser)` and `run(arguments)`;
NEEDS_DJANGO may say False for what must work before Django. The launcher (motcua_site.command) finds them
by file name, imports the chosen one only, and turns refusals into one sentence and exit code 1.
"""
