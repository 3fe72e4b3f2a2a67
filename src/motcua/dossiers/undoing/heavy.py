"""Which acts a person confirms by typing the end of the dossier's code: one row each, with the reason.

For people at a page, where a wrong row is pressed in a moment; programs name the dossier anyway. Signing asks
for the password and delivering for the receiver's paper, so neither is asked for twice. Our own design.
"""

from motcua.dossiers.undoing.refusals import WordWrong

HEAVY: dict[str, str] = {
    "reject": "ends the dossier, and the person is told so in writing (form 03)",
    "stop": "halts it in writing (form 05), and only another decision takes it up again",
    "withdraw": "ends the dossier for good",
}
"""By the act."""

DIGITS = 4


def word_of(code: str) -> str:
    """What is typed: the last characters of the code. Codes of other systems may be of any form."""
    return code.strip()[-DIGITS:]


def insist_typed(act: str, code: str, typed: str) -> None:
    """Nothing to type for other acts; the whole code is as good. Raises WordWrong."""
    said = typed.strip().upper()
    if act in HEAVY and said not in {word_of(code).upper(), code.strip().upper()}:
        raise WordWrong(field="confirm", digits=len(word_of(code)), code=code)
