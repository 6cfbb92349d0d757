"""A mail server for the tests: aiosmtpd with STARTTLS and authentication, that keeps what it took as the standard library
reads it, with every defect that it finds. Arguments: a folder with cert.pem and key.pem, user, password."""

import asyncio
import json
import pathlib
import ssl
import sys
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP, AuthResult

folder, user, password = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]


def defects(message):
    found = []
    for part in message.walk():
        found += [repr(defect) for defect in part.defects]
        for name, value in part.items():
            found += [f"{name}: {defect!r}" for defect in getattr(value, "defects", ())]
    return found


def read(content):
    message = message_from_bytes(content, policy=policy.default)
    to = message["to"].addresses[0]
    return {
        "names": [name.lower() for name in message.keys()],
        "message_id": message["message-id"],
        "to_name": to.display_name,
        "to": to.addr_spec,
        "subject": message["subject"],
        "auto": message["auto-submitted"],
        "unsubscribe": message["list-unsubscribe"],
        "text": message.get_body(("plain",)).get_content().replace("\r\n", "\n"),
        "html": message.get_body(("html",)).get_content().replace("\r\n", "\n"),
        "longest": max(len(line) for line in content.split(b"\r\n")),
        "bare": content.replace(b"\r\n", b"").count(b"\n") + content.replace(b"\r\n", b"").count(b"\r"),
        "defects": defects(message),
    }


class Kept:
    def __init__(self):
        self.count = 0

    async def handle_DATA(self, server, session, envelope):
        one = read(envelope.original_content)
        one["protected"] = session.ssl is not None
        one["signed_in"] = bool(session.authenticated)
        one["rcpt"] = envelope.rcpt_tos
        self.count += 1
        (folder / f"{self.count:05}.tmp").write_text(json.dumps(one))
        (folder / f"{self.count:05}.tmp").rename(folder / f"{self.count:05}.json")
        return "250 taken"


def authenticator(server, session, envelope, mechanism, data):
    good = (data.login, data.password) == (user.encode(), password.encode())
    return AuthResult(success=good, handled=False)


async def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    kept = Kept()

    def one():
        return SMTP(
            kept,
            hostname="smtpd.example",
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            authenticator=authenticator,
            enable_SMTPUTF8=True,
        )

    server = await asyncio.get_running_loop().create_server(one, "127.0.0.1", 0)
    (folder / "port.tmp").write_text(str(server.sockets[0].getsockname()[1]))
    (folder / "port.tmp").rename(folder / "port")
    await server.serve_forever()


asyncio.run(main())
