"""A person says how they want to be told."""

from motcua.kernel.errors import KernelError
from motcua.kernel.telling import quiet_hours
from motcua.notifications import ports
from motcua.notifications.refusals import NothingLeft, QuietUnread
from motcua.notifications.templates import CHOSEN_KINDS, LANGUAGES, templates
from motcua.notifications.wishes import PREFERENCE, Wishes, read
from motcua.parties import api as parties
from motcua.platform.access import Actor
from motcua.platform.errors import Invalid
from motcua.platform.words import say


def owed_kinds() -> frozenset[str]:
    """The kinds the law has people told of: on one channel at least."""
    return frozenset(each.kind for each in templates().values() if each.must)


def choose(actor: Actor, wishes: Wishes) -> Wishes:
    """Keep the wishes; a channel nobody brings here stays as it was chosen before. Answers what is kept now.

    Raises NotFound without an account, NothingLeft and QuietUnread, each naming its field.
    """
    if wishes.quiet:
        try:
            quiet_hours(wishes.quiet)
        except KernelError as error:
            raise QuietUnread(field="quiet_from", reason=say(error.key)) from None
    if wishes.language not in LANGUAGES or not wishes.channels.keys() <= set(CHOSEN_KINDS):
        raise Invalid
    here = ports.channels()
    for kind in CHOSEN_KINDS:
        if here and kind in owed_kinds() and not wishes.wants(kind) & here:
            raise NothingLeft(field=kind)

    def kept(before: object) -> object:
        elsewhere = read(before)
        channels = {
            kind: (wishes.wants(kind) & here) | (elsewhere.wants(kind) - here) for kind in CHOSEN_KINDS
        }
        return Wishes(channels, wishes.quiet, wishes.language).to_data()

    return read(parties.change_preference(actor=actor, name=PREFERENCE, change=kept))


def wishes_of(actor: Actor) -> Wishes:
    """What an account has said so far."""
    if actor.account is None:
        return Wishes()
    return read(parties.preferences_named(PREFERENCE, [actor.account]).get(actor.account))
