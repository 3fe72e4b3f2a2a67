"""Units with validity in time, service centres, posts, roles, competence, delegation, calendars."""
