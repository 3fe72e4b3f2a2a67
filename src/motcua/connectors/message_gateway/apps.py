from django.apps import AppConfig
from django.conf import settings


class MessageGatewayConfig(AppConfig):
    name = "motcua.connectors.message_gateway"
    label = "message_gateway"

    def ready(self) -> None:
        address = settings.MOTCUA_MESSAGES_URL
        if address:
            from motcua.connectors.message_gateway.gateway import Gateway
            from motcua.notifications import ports

            gateway = Gateway(address)
            for channel in ("sms", "email"):
                ports.plug(channel, gateway)
