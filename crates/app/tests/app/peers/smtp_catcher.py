"""A mail server that nobody here wrote (aiosmtpd): STARTTLS is required, then a login.

Prints one JSON line when it listens, {"port", "ca"}, and one for each mail. Ends with its standard input.
"""

import asyncio
import email
import email.policy
import json
import ssl
import sys
import tempfile

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def say(**fields):
    print(json.dumps(fields), flush=True)


class Catcher:
    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
        say(
            sender=envelope.mail_from,
            to=envelope.rcpt_tos,
            subject=str(mail["subject"]),
            message_id=str(mail["message-id"]),
            text=plain and plain.get_content(),
            html=html and html.get_content(),
            tls=bool(session.ssl),
        )
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"purser", b"correct")
    return AuthResult(success=right, handled=False)


authority = trustme.CA()
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
authority.issue_cert("localhost").configure_cert(context)


async def serve(ca_file):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(
            Catcher(),
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            auth_require_tls=True,
            authenticator=authenticate,
        ),
        "127.0.0.1",
        0,
    )
    say(port=server.sockets[0].getsockname()[1], ca=ca_file)
    await loop.run_in_executor(None, sys.stdin.read)


with tempfile.NamedTemporaryFile(suffix=".pem") as ca:
    ca.write(authority.cert_pem.bytes())
    ca.flush()
    asyncio.run(serve(ca.name))
