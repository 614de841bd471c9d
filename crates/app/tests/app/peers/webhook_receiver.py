"""A webhook receiver that checks signatures with the reference library of the Standard Webhooks specification.

Takes the signing key as its argument. Prints {"port"} when it listens, then one line for each call. The first call is
answered with 500, so that the sender has to repeat itself.
"""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from standardwebhooks import Webhook

webhook = Webhook(sys.argv[1])
calls = 0


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        global calls
        calls += 1
        body = self.rfile.read(int(self.headers["content-length"]))
        try:
            payload = webhook.verify(body.decode(), {name.lower(): value for name, value in self.headers.items()})
        except Exception as error:
            print(json.dumps({"error": str(error)}), flush=True)
            self.send_response(400)
            self.end_headers()
            return
        self.send_response(500 if calls == 1 else 204)
        self.end_headers()
        print(json.dumps({"id": self.headers["webhook-id"], "payload": payload}), flush=True)

    def log_message(self, *arguments):
        pass


server = HTTPServer(("127.0.0.1", 0), Receiver)
print(json.dumps({"port": server.server_address[1]}), flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
