"""Measures installed Jupyter kernels through their sockets, in turn, and prints one JSON object per measurement.

    kernel_latency.py --kernels FOLDER --rounds N --cells N NAME...

FOLDER holds the kernelspecs. Times are what a front end waits: from sending the request to having both the reply and
the status idle. Each line is {"kernel": NAME, "measure": ..., "value": ...}; what goes wrong, {"error": ...}.
"""
import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass

import zmq
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager

LINES = 10_000
BLOCK = 50  # cells of one kernel before it is the other's turn
LOSE_LINES = {"dotnet-interactive"}  # of 10,000 some hundreds, and takes seconds
LIMIT = 60  # seconds for any answer


@dataclass(frozen=True)
class Language:
    """The same cells in two languages."""

    start: str  # defines x
    warm: str
    numbered: str  # defines a variable of its own, as a growing notebook does
    lines: str
    complete: str


LANGUAGES = {
    "C#": Language(
        "var x = 41;", "x+1", "var v{0} = x + {0};\nv{0}", f"for (var i = 0; i < {LINES}; i++) Console.WriteLine(i);", "x.To"
    ),
    "python": Language("x = 41", "x+1", "v{0} = x + {0}\nv{0}", f"for i in range({LINES}): print(i)", "x.to"),
}


def text_of(data):
    """The text of a value, which .NET Interactive sends as HTML only."""
    return data.get("text/plain") or "".join(re.findall("<pre>(.*?)</pre>", data["text/html"], re.DOTALL))


def family(pid):
    """A process and those that it started, directly or not."""
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        return [pid, *(one for child in children.read().split() for one in family(child))]


def resident(pid):
    """Kilobytes."""
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


class KernelError(Exception):
    """A kernel did not do what was asked."""


class Kernel:
    """A running kernel, from its start on."""

    def __init__(self, name, specs):
        self.name = name
        self.language = LANGUAGES[specs.get_kernel_spec(name).language]
        context = zmq.Context()
        context.reconnect_ivl = 2  # ms: a socket that the kernel has not bound yet is tried again at once
        self.started = time.perf_counter()
        self.manager = KernelManager(kernel_name=name, kernel_spec_manager=specs, context=context)
        self.manager.start_kernel(stdout=subprocess.DEVNULL)  # ours is for the report
        self.shell, self.iopub = self.manager.connect_shell(), self.manager.connect_iopub()
        self.poller = zmq.Poller()
        self.poller.register(self.shell, zmq.POLLIN)
        self.poller.register(self.iopub, zmq.POLLIN)
        # Ready is a kernel that answers and whose output arrives: ask until both are so.
        while not self.request("kernel_info_request", {}, idle_limit=0.05)[1]:
            pass
        self.ready = self.age()

    def age(self):
        return time.perf_counter() - self.started

    def request(self, kind, content, idle_limit=LIMIT):
        """The reply's content, whether idle came within the limit after it, the output messages, and the seconds."""
        message = self.manager.session.msg(kind, content)
        begin = time.perf_counter()
        self.manager.session.send(self.shell, message)
        reply, idle, outputs, limit = None, False, [], begin + LIMIT
        while reply is None or not idle:
            ready = self.poller.poll(max(0, 1000 * (limit - time.perf_counter())))
            if not ready:
                if reply is None:
                    raise KernelError(f"{self.name}: no reply to {kind} within {LIMIT} s")
                return reply, False, outputs, time.perf_counter() - begin
            for socket, _ in ready:
                received = self.manager.session.recv(socket)[1]
                if received["parent_header"].get("msg_id") != message["msg_id"]:
                    continue
                if socket is self.shell:
                    reply, limit = received["content"], time.perf_counter() + idle_limit
                elif received["msg_type"] != "status":
                    outputs.append(received)
                elif received["content"]["execution_state"] == "idle":
                    idle = True
        return reply, True, outputs, time.perf_counter() - begin

    def run(self, code):
        """Milliseconds for a cell, and its output messages."""
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
        reply, idle, outputs, seconds = self.request("execute_request", content)
        if reply["status"] != "ok" or not idle:
            raise KernelError(f"{self.name}: the cell {code!r} failed: {reply.get('ename')}: {reply.get('evalue')}")
        return 1000 * seconds, outputs

    def result(self, code):
        """Milliseconds for a cell, and the text of its value."""
        ms, outputs = self.run(code)
        return ms, next((text_of(out["content"]["data"]) for out in outputs if out["msg_type"] == "execute_result"), None)

    def expect(self, code, value):
        ms, text = self.result(code)
        if text != value:
            raise KernelError(f"{self.name}: the cell {code!r} gave {text}, expected {value}")
        return ms

    def print_lines(self):
        """Milliseconds for a cell of many lines, and the number of messages they came in."""
        ms, outputs = self.run(self.language.lines)
        text = "".join(out["content"]["text"] for out in outputs if out["msg_type"] == "stream")
        if text.split() != [str(i) for i in range(LINES)]:
            raise KernelError(f"{self.name}: {LINES} lines were printed, {len(text.split())} came")
        return ms, len(outputs)

    def complete(self):
        code = self.language.complete
        reply, _, _, seconds = self.request("complete_request", {"code": code, "cursor_pos": len(code)})
        if not reply["matches"]:
            raise KernelError(f"{self.name}: nothing completes {code!r}")
        return 1000 * seconds

    def memory(self):
        """Resident megabytes of the kernel's process and those it started; None where there is no /proc."""
        try:
            return sum(map(resident, family(self.manager.provisioner.pid))) / 1024
        except OSError:
            return None

    def stop(self):
        self.manager.shutdown_kernel(now=True)
        self.shell.close(0)
        self.iopub.close(0)


def report(kernel, measure, value):
    print(json.dumps({"kernel": kernel.name, "measure": measure, "value": value}), flush=True)


def start_and_use(name, specs):
    """One life of a kernel: start, first cell, and what a user does next."""
    kernel = Kernel(name, specs)
    try:
        report(kernel, "ready", 1000 * kernel.ready)
        kernel.expect("1+1", "2")
        report(kernel, "first cell", 1000 * kernel.age())
        kernel.run(kernel.language.start)
        report(kernel, "warm cell", statistics.median([kernel.expect(kernel.language.warm, "42") for _ in range(40)][10:]))
        report(kernel, "completion", statistics.median([kernel.complete() for _ in range(25)][5:]))
        if name not in LOSE_LINES:
            times, messages = zip(*[kernel.print_lines() for _ in range(9)])
            report(kernel, "lines", statistics.median(times[2:]))
            report(kernel, "lines messages", statistics.median(messages))
        report(kernel, "memory", kernel.memory())
    finally:
        kernel.stop()


def grow(names, specs, cells):
    """Long notebooks, a block of cells in each in turn; the last 20 cells before each mark count."""
    kernels = [Kernel(name, specs) for name in names]
    try:
        for kernel in kernels:
            kernel.run(kernel.language.start)
        for first in range(0, cells, BLOCK):
            for kernel in kernels:
                numbers = range(first, min(first + BLOCK, cells))
                times = [kernel.expect(kernel.language.numbered.format(i), str(41 + i)) for i in numbers]
                done = numbers.stop
                if done in (200, cells):
                    for ms in times[-20:]:
                        report(kernel, f"cell after {done}", ms)
                    report(kernel, f"memory after {done}", kernel.memory())
    finally:
        for kernel in kernels:
            kernel.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kernels", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cells", type=int, default=1000)
    parser.add_argument("names", nargs="+")
    options = parser.parse_args()
    specs = KernelSpecManager(kernel_dirs=[options.kernels], ensure_native_kernel=False)
    try:
        for _ in range(options.rounds):
            for name in options.names:
                start_and_use(name, specs)
        grow(options.names, specs, options.cells)
    except (KernelError, OSError) as problem:
        print(json.dumps({"error": str(problem)}), flush=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
