"""Why there is nothing to tell of a field: the reasons the rows of P32 give."""

KEY = "a number or name of our own that says nothing about anybody"
MOMENT = "when something happened or is due: part of the work itself, seen by whoever sees the dossier"
STATE = "a word of a closed list, a count or a switch"
WORK = "codes, steps and registers of the office: part of the dossier as such"
SEARCH = "a form of another field that lists are searched and sorted by; compared, never shown"
SECRET = "a digest or a fingerprint"
LEDGER = "ids and codes only (P38)"
OWN = "what somebody ordered or prefers: theirs alone (P31)"
OFFICE = "who does what in the office: the console's pages, within the reach of whoever administers (P31)"
COUNTER = "words of a closed list somebody chose when asked: the counter's pages, in reach (P31)"
CONTENT = "what a procedure, a calendar or an organisation is made of: of nobody"
HEARD = "said to the office: theirs, and who answers it, never who it may be about (test_matters)"
UNSHOWN = "on no page and in no answer yet"
REASONS = {KEY, MOMENT, STATE, WORK, SEARCH, SECRET, LEDGER, OWN, OFFICE, COUNTER, CONTENT, UNSHOWN}
REASONS |= {HEARD}
