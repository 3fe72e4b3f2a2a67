"""A virus scanner that speaks clamd's protocol: looks at every uploaded file when MOTCUA_SCANNER names one.

MOTCUA_SCANNER is `host:port`, or the path of a unix socket. The bytes are sent over it (INSTREAM); no file is
named to the scanner, which may run on another machine.
"""
