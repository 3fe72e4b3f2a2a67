from django.apps import AppConfig
from django.conf import settings


class NationalPaymentConfig(AppConfig):
    name = "motcua.connectors.national_payment"
    label = "national_payment"

    def ready(self) -> None:
        given = settings.MOTCUA_PAYMENT
        if given is not None:
            from motcua.connectors.national_payment.gateway import NationalPayment, Partner
            from motcua.payments import ports

            partner = Partner(given.url, given.partner, given.secret, given.algorithm)
            ports.plug(NationalPayment(partner, ports.Payee(*given.account)))
