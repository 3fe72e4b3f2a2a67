from django.apps import AppConfig
from django.conf import settings


class MailConfig(AppConfig):
    name = "motcua.connectors.mail"
    label = "mail"

    def ready(self) -> None:
        if settings.MOTCUA_SMTP is not None:
            from motcua.connectors.mail.letters import Post
            from motcua.notifications import ports

            ports.plug("email", Post(settings.MOTCUA_SMTP))
