"""Messages to people: each event tells each person once per channel (P6).

The room that has something to say writes the words and asks for them inside its act's transaction; the
outbox carries the message afterwards through a carrier plugged in from outside. Where no carrier is plugged
in for a channel, nothing is kept and nothing sent. Left out: what people wish to hear and when (preferences).
"""
