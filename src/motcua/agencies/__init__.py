"""How the province is organised: units in time, service centres, posts, roles, competence, calendars.

The room answers three questions for every floor above: who is competent here on this day, who holds a
function in a unit, and what may this account do. It knows no procedure and no dossier; codes of
procedures and fields are plain text to it.

Every `valid_to` in this room is the first day on which the thing no longer holds, so that a right ended
"today" is gone at once and two periods that follow each other share one date.
"""
