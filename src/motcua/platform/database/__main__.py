"""`python -m motcua.platform.database`: keep the embedded server running and print its addresses."""

import signal
import sys
import time

from motcua.platform.database.embedded import embedded_server


def main() -> None:
    server = embedded_server()
    addresses = server.acquire()
    sys.stdout.write(
        f"export DATABASE_URL={addresses.app!r}\nexport DATABASE_OWNER_URL={addresses.owner!r}\n"
    )
    sys.stdout.flush()
    stopping: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _: stopping.append(received))
    while not stopping:
        server.revive()
        time.sleep(0.5)
    server.release()


if __name__ == "__main__":
    main()
