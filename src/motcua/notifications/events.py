"""Facts of a message, subject `message:<id>`; nobody needs to listen but the room itself."""

QUEUED = "notifications.message.queued"
HANDING_OVER = "notifications.message.handing_over"
