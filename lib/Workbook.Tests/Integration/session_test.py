"""Sends the kernel, message by message, what VS Code's Jupyter extension sends one, and compares its answers with those recorded.

    session_test.py            compares with session.jsonl beside this file
    session_test.py record     writes that file; what changed in it is to be looked at

A line of the file is one request and all that answers it: on the channel that it was sent on, and, in order, on iopub.
"""
import json
import pathlib
import signal
import subprocess
import sys
import time

import zmq
from jupyter_client.connect import write_connection_file
from jupyter_client.kernelspec import get_kernel_spec
from jupyter_client.session import Session

KERNEL = "workbook-test"
RECORD = pathlib.Path(__file__).with_name("session.jsonl")
TIMEOUT = 60
CHANNELS = {"shell": zmq.DEALER, "control": zmq.DEALER, "stdin": zmq.DEALER, "iopub": zmq.SUB}

# Texts that differ from one machine, version or life to the next, and lists that do behind their first item.
VARYING = {"banner", "implementation_version", "display_id", "signature"}
LISTS = {"matches", "_jupyter_types_experimental"}


def cell(code, **others):
    return {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": True, "stop_on_error": False, **others}


def setup(code):
    return cell(code, silent=True, store_history=False, allow_stdin=False)


BUSY, IDLE = (["status", {"execution_state": state}] for state in ("busy", "idle"))
INFO = ("shell", "kernel_info_request", {})
SETTLED = ("control", "kernel_info_request", {})

# The channel, the type and the content of each request; what stands fourth is sent when the cell asks or has written something.
LIFE = [
    INFO,
    SETTLED,
    ("shell", "comm_info_request", {"target_name": "jupyter.widget"}),
    ("shell", "execute_request", setup("")),
    ("shell", "execute_request", setup("var ready = true;")),
    ("shell", "execute_request", setup("missing")),
    ("shell", "execute_request", cell('var x = 41;\nConsole.WriteLine("one");\nConsole.Error.WriteLine("two");')),
    ("shell", "execute_request", cell("x + 1")),
    ("shell", "execute_request", cell("")),
    ("shell", "execute_request", cell('var shown = display(HTML("<b>1</b>"));\nshown.Update(2);\nclear_output();\nready')),
    ("shell", "execute_request", cell('throw new FormatException("no");')),
    ("shell", "execute_request", cell("int y = missing;")),
    ("shell", "execute_request", cell('Console.Write("Name: ");\nConsole.ReadLine()'), ("stdin", "input_reply", {"value": "Ada", "status": "ok"})),
    ("shell", "complete_request", {"code": "Console.WriteL", "cursor_pos": 14}),
    ("shell", "complete_request", {"code": "", "cursor_pos": 0}),
    ("shell", "inspect_request", {"code": "x + 1", "cursor_pos": 1, "detail_level": 0}),
    ("shell", "inspect_request", {"code": "nowhere", "cursor_pos": 3, "detail_level": 0}),
    ("shell", "is_complete_request", {"code": "if (true) {"}),
    ("shell", "history_request", {"output": False, "raw": True, "hist_access_type": "tail", "n": 1}),
    ("shell", "comm_open", {"comm_id": "1", "target_name": "unknown", "data": {}}),
    ("shell", "comm_msg", {"comm_id": "1", "data": {}}),
    ("shell", "comm_close", {"comm_id": "1", "data": {}}),
    ("control", "debug_request", {"type": "request", "seq": 1, "command": "debugInfo", "arguments": {}}),
    ("shell", "execute_request", cell('Console.WriteLine("on");\nwhile (true) { }'), ("control", "interrupt_request", {})),
    ("shell", "execute_request", cell('Console.WriteLine("on");\nwhile (true) { }'), ("signal", signal.SIGINT)),
    ("control", "interrupt_request", {}),
    ("shell", "unheard_of_request", {}),
]
LIVES = [
    [*LIFE, ("control", "shutdown_request", {"restart": True})],
    [INFO, ("shell", "execute_request", cell("x")), ("shell", "shutdown_request", {"restart": False})],
]


class Kernel:
    """One process and the sockets of its front end, all of one identity."""

    def __init__(self, connection_file):
        command = [part.replace("{connection_file}", connection_file) for part in get_kernel_spec(KERNEL).argv]
        connection = json.loads(pathlib.Path(connection_file).read_text())
        self.session = Session(key=connection["key"].encode())
        # A shell starts what it runs in the background with this signal ignored, which programs then keep to.
        self.process = subprocess.Popen(command, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        self.context = zmq.Context()
        self.sockets = {}
        for channel, kind in CHANNELS.items():
            socket = self.sockets[channel] = self.context.socket(kind)
            socket.linger = 0
            socket.identity = self.session.bsession
            if kind == zmq.SUB:
                socket.subscribe(b"")
            socket.connect(f"tcp://127.0.0.1:{connection[channel + '_port']}")
        self.settle()

    def settle(self):
        """Asks until both channels answer and iopub is heard; then waits until all of that is over."""
        limit = time.monotonic() + TIMEOUT
        while True:
            ids = [self.send(channel, "kernel_info_request", {}) for channel in ("shell", "control")]
            heard = set()
            while (message := self.receive(1)) and len(heard) < 4:
                if message[1]["parent_header"].get("msg_id") in ids and message[1]["content"].get("execution_state", "idle") == "idle":
                    heard.add((message[0], message[1]["parent_header"]["msg_id"]))
            if len(heard) == 4:
                break
            assert time.monotonic() < limit, "the kernel does not answer"
        while self.receive(0.5):
            pass

    def send(self, channel, kind, content, parent=None):
        message = self.session.msg(kind, content, parent=parent, metadata={"cellId": "c1"})
        self.session.send(self.sockets[channel], message)
        return message["header"]["msg_id"]

    def receive(self, seconds):
        """The channel and the next message; None where there is none in time."""
        ready = zmq.select(list(self.sockets.values()), [], [], seconds)[0]
        for channel, socket in self.sockets.items():
            if socket in ready:
                _, frames = self.session.feed_identities(socket.recv_multipart())
                return channel, self.session.deserialize(frames)
        return None

    def ask(self, channel, kind, content, then=None):
        """A line of the record."""
        asked = self.send(channel, kind, content)
        replies = {name: [] for name in CHANNELS}
        expects_reply = kind.endswith("_request") and kind not in ("debug_request", "unheard_of_request")
        limit = time.monotonic() + TIMEOUT
        pending = None
        while True:
            found = self.receive(max(0, limit - time.monotonic()))
            assert found, f"{kind}: no end of what answers it; so far {replies}"
            name, message = found
            parent = message["parent_header"].get("msg_id")
            if parent == pending:  # What interrupts a cell is compared on its own.
                continue
            assert parent == asked, f"{kind}: answered with the parent {message['parent_header']}"
            assert set(message["header"]) == {"msg_id", "session", "username", "date", "msg_type", "version"}, message["header"]
            reply = [message["msg_type"], shape(message["content"])]
            if reply != BUSY or reply not in replies[name]:  # It is said again, if the cell still runs, when something else was answered.
                replies[name].append(reply)
            if then and (name == "stdin" if then[0] == "stdin" else message["msg_type"] == "stream"):
                if then[0] == "signal":
                    self.process.send_signal(then[1])
                else:
                    pending = self.send(*then, parent=message["header"] if then[0] == "stdin" else None)
                then = None
            if IDLE in replies["iopub"] and (len(replies[channel]) > 0 or not expects_reply):
                break
        return {"channel": channel, "request": kind, "content": content, **{name: all for name, all in replies.items() if all}}

    def close(self):
        self.context.destroy()
        self.process.kill()
        self.process.wait()


def shape(value, name=""):
    if isinstance(value, dict):
        return {key: shape(part, key) for key, part in sorted(value.items())}
    if isinstance(value, list):
        return [shape(part) for part in (value[:1] if name in LISTS else value)]
    return f"<{type(value).__name__}>" if name in VARYING else value


def run():
    """The lines of the record, as the kernel answers now; both lives have the same connection file, as after a restart."""
    connection_file, _ = write_connection_file(str(pathlib.Path("session.json").resolve()))
    for life in LIVES:
        kernel = Kernel(connection_file)
        try:
            for request in life:
                yield kernel.ask(*request)
            assert kernel.process.wait(TIMEOUT) == 0, "the kernel did not end well"
        finally:
            kernel.close()


def main():
    lines = [json.dumps(line, ensure_ascii=False) for line in run()]
    if sys.argv[1:] == ["record"]:
        RECORD.write_text("\n".join(lines) + "\n")
        return 0
    recorded = RECORD.read_text().splitlines()
    for expected, found in zip(recorded, lines):
        if expected != found:
            print(f"expected {expected}\nfound    {found}")
    return 0 if recorded == lines else 1


if __name__ == "__main__":
    sys.exit(main())
