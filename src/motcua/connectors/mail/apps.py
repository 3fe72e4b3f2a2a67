from django.apps import AppConfig
from django.conf import settings


class MailConfig(AppConfig):
    name = "motcua.connectors.mail"
    label = "mail"

    def ready(self) -> None:
        given = settings.MOTCUA_SMTP
        if given is not None:
            from motcua.connectors.mail.letters import Post, Server
            from motcua.notifications import ports

            place, login = (given.host, given.port, given.security), (given.user, given.password)
            ports.plug("email", Post(Server(*place, *login, given.sender)))
