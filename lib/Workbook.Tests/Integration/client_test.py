"""Drives the kernel through Jupyter's own client, as a notebook does."""
import os
import pathlib
import resource
import subprocess
import tempfile
import unittest
from queue import Empty

from jupyter_client import BlockingKernelClient
from jupyter_client.connect import write_connection_file
from jupyter_client.kernelspec import get_kernel_spec
from jupyter_client.manager import start_new_kernel
from jupyter_client.session import Session

KERNEL = "workbook-test"
STARTUP = 60
TIMEOUT = 20


def wait_for_ready(client):
    """Of a kernel without a manager the client knows only its heartbeat, which a busy machine may delay once."""
    for attempt in range(3):
        try:
            return client.wait_for_ready(timeout=STARTUP)
        except RuntimeError as error:
            if attempt == 2 or "Kernel died" not in str(error):
                raise


class ClientTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.manager, cls.client = start_new_kernel(kernel_name=KERNEL, startup_timeout=STARTUP)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel()

    def run_cell(self, code, hook=None, **options):
        """Runs a cell; gives the reply's content and the outputs as (type, content)."""
        outputs = []

        def take(message):
            outputs.append((message["msg_type"], message["content"]))
            if hook:
                hook(message)

        options.setdefault("allow_stdin", False)
        reply = self.client.execute_interactive(code, output_hook=take, timeout=TIMEOUT, **options)
        shown = [output for output in outputs if output[0] not in ("status", "execute_input")]
        return reply["content"], shown

    def reply_to(self, message_id, channel="shell"):
        get = self.client.get_shell_msg if channel == "shell" else self.client.get_control_msg
        while True:
            message = get(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") == message_id:
                return message["content"]

    def signal(self):
        """A file that this side makes when the cell may go on, and the code of a cell that waits for it, 10 s at most."""
        file = pathlib.Path(self.folder.name, self.id())
        return file, f'for (int i = 0; i < 1000 && !File.Exists("{file}"); i++) await Task.Delay(10);\n'

    def value(self, code):
        reply, outputs = self.run_cell(code)
        self.assertEqual(reply["status"], "ok", reply)
        return [content["data"]["text/plain"] for kind, content in outputs if kind == "execute_result"]

    def test_state_lives_across_cells(self):
        self.run_cell("var x = 41;")
        self.assertEqual(self.value("x + 1"), ["42"])

    def test_text_beyond_ascii_survives(self):
        self.assertEqual(self.value('"äöü 😀"'), ["äöü 😀"])

    def test_display_and_update_share_an_id(self):
        _, outputs = self.run_cell('var h = display(HTML("<i>1</i>"));\nh.Update(2);')
        (first, shown), (second, updated) = outputs
        self.assertEqual((first, second), ("display_data", "update_display_data"))
        self.assertEqual(shown["data"]["text/html"], "<i>1</i>")
        self.assertEqual(updated["data"]["text/plain"], "2")
        self.assertTrue(shown["transient"]["display_id"])
        self.assertEqual(shown["transient"], updated["transient"])

    def test_an_error_names_the_cell_and_its_line(self):
        reply, outputs = self.run_cell('int n = 1;\nthrow new InvalidOperationException("stop");')
        self.assertEqual(reply["status"], "error")
        self.assertEqual(reply["ename"], "System.InvalidOperationException")
        self.assertEqual(reply["evalue"], "stop")
        self.assertEqual(reply["traceback"][-1], f"   at cell {reply['execution_count']}, line 2")
        self.assertEqual(outputs[-1][0], "error")

    def test_a_compile_error_shows_the_source(self):
        reply, _ = self.run_cell("int n = missing;")
        self.assertEqual(reply["ename"], "CompilationError")
        self.assertEqual(
            reply["traceback"],
            [
                "(1,9): error CS0103: The name 'missing' does not exist in the current context",
                "    int n = missing;",
                "            ^^^^^^^",
            ],
        )

    def interrupt(self, code):
        """Runs a cell that writes "on" and then does not end; interrupts it and gives the reply."""
        def when_on(message):
            if message["msg_type"] == "stream" and message["content"]["text"].startswith("on"):
                self.manager.interrupt_kernel()

        reply, _ = self.run_cell('Console.WriteLine("on");\n' + code, hook=when_on)
        return reply

    def test_interrupt(self):
        for code in (
            "while (true) { }",
            "System.Threading.Thread.Sleep(-1);",
            "Parallel.For(0, 2, i => { while (true) { } });",
            "await Task.Delay(-1);",
        ):
            with self.subTest(code=code):
                self.assertEqual(self.interrupt(code)["ename"], "Interrupted")
                self.assertEqual(self.value("1 + 1"), ["2"])

    def test_completion_has_types(self):
        reply = self.client.complete("// 😀\nConsole.WriteL", reply=True, timeout=TIMEOUT)["content"]
        self.assertEqual(reply["matches"], ["WriteLine"])
        self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (13, 19))
        (item,) = reply["metadata"]["_jupyter_types_experimental"]
        self.assertEqual((item["text"], item["type"]), ("WriteLine", "method"))

    def test_inspection_shows_documentation(self):
        reply = self.client.inspect("Math.Abs(1)", 6, reply=True, timeout=TIMEOUT)["content"]
        self.assertTrue(reply["found"])
        self.assertIn("int System.Math.Abs(int value)", reply["data"]["text/plain"])

    def test_a_running_cell_does_not_keep_completion_waiting(self):
        running = self.client.execute('Console.WriteLine("on");\nawait Task.Delay(-1);')
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            if message["msg_type"] == "stream":
                break
        reply = self.reply_to(self.client.complete("Math.Ab"))
        self.assertEqual(reply["matches"], ["Abs"])
        self.manager.interrupt_kernel()
        self.assertEqual(self.reply_to(running)["status"], "error")

    def test_cells_that_wait_behind_an_error_are_not_run(self):
        go, wait = self.signal()
        failing = self.client.execute(wait + 'throw new Exception("first");')
        waiting = self.client.execute("1")
        self.reply_to(self.client.kernel_info())  # The kernel has taken all that was sent before.
        go.touch()
        self.assertEqual(self.reply_to(failing)["status"], "error")
        self.assertEqual(self.reply_to(waiting)["status"], "aborted")
        self.assertEqual(self.value("2"), ["2"])

    def test_input(self):
        prompts = []

        def answer(message):
            prompts.append(message["content"])
            self.client.input("Ada")

        reply, outputs = self.run_cell(
            'Console.Write("Name: ");\nvar name = Console.ReadLine();\nname', allow_stdin=True, stdin_hook=answer
        )
        self.assertEqual(reply["status"], "ok")
        self.assertEqual(prompts, [{"prompt": "Name: ", "password": False}])
        self.assertEqual(outputs[-1][1]["data"]["text/plain"], "Ada")

    def test_input_where_nobody_answers(self):
        reply, _ = self.run_cell("Console.ReadLine()")
        self.assertIn("without a user to answer", reply["evalue"])

    def test_output_streams_while_the_cell_runs(self):
        go, wait = self.signal()
        _, outputs = self.run_cell(
            f'Console.Write(".");\n{wait}File.Exists("{go}")',
            hook=lambda message: go.touch() if message["msg_type"] == "stream" else None,
        )
        self.assertEqual(outputs[-1][1]["data"]["text/plain"], "True")

    def test_a_silent_cell_shows_nothing(self):
        before = self.run_cell("1")[0]["execution_count"]
        reply, outputs = self.run_cell("1 + 1", silent=True)
        self.assertEqual((reply["status"], outputs), ("ok", []))
        self.assertEqual(self.run_cell("1")[0]["execution_count"], before + 1)

    def test_kernel_info_on_the_control_channel(self):
        message = self.client.session.msg("kernel_info_request")
        self.client.control_channel.send(message)
        reply = self.reply_to(message["header"]["msg_id"], "control")
        self.assertEqual(reply["language_info"]["name"], "C#")
        self.assertEqual(reply["protocol_version"], "5.3")

    def test_a_client_without_the_key_is_not_heard(self):
        stranger = self.manager.client(session=Session(key=b"a guess"))
        stranger.start_channels()
        try:
            stranger.execute("System.Environment.Exit(3);")
            with self.assertRaises(Empty):
                stranger.get_shell_msg(timeout=1)
        finally:
            stranger.stop_channels()
        self.assertEqual(self.value("1 + 1"), ["2"])

    def test_a_message_that_is_sent_again_is_not_heard(self):
        self.run_cell("int runs = 0;")
        content = {"code": "runs++;", "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        recorded = self.client.session.serialize(self.client.session.msg("execute_request", content))
        stranger = self.manager.client()
        stranger.start_channels()
        try:
            for channel in (self.client.shell_channel, self.client.shell_channel, stranger.shell_channel, stranger.control_channel):
                channel.socket.send_multipart(recorded)
            self.reply_to(self.client.kernel_info())
            stranger.execute_interactive("runs += 10;", allow_stdin=False, timeout=TIMEOUT)
        finally:
            stranger.stop_channels()
        self.assertEqual(self.value("runs"), ["11"])

    def test_several_clients_share_a_session(self):
        other = self.manager.client(session=Session(key=self.client.session.key))
        other.start_channels()
        try:
            other.wait_for_ready(timeout=STARTUP)
            other.execute_interactive("var shared = 5;", allow_stdin=False, timeout=TIMEOUT)
        finally:
            other.stop_channels()
        self.assertEqual(self.value("shared"), ["5"])


class LifetimeTests(unittest.TestCase):
    def test_restart_forgets_and_shutdown_ends_the_process(self):
        manager, client = start_new_kernel(kernel_name=KERNEL, startup_timeout=STARTUP)
        try:
            client.execute_interactive("var x = 1;", allow_stdin=False, timeout=TIMEOUT)
            manager.restart_kernel()
            client.wait_for_ready(timeout=STARTUP)
            reply = client.execute_interactive("x", allow_stdin=False, output_hook=lambda _: None, timeout=TIMEOUT)
            self.assertIn("CS0103", reply["content"]["evalue"])
            # A cell that runs, and a thread that would keep a process alive, do not stop the end.
            client.execute("new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start();\nwhile (true) { }")
            process = manager.provisioner.process
            client.shutdown()
            self.assertEqual(process.wait(TIMEOUT), 0)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)

    def test_how_a_process_ended_is_told_at_the_next_start(self):
        """The restarted kernel has the same connection file, as with Jupyter's own restarter."""
        ends = [
            ("Environment.Exit(3);", "Environment.Exit(3)"),
            ("record Ring { public Ring Next { get; set; } }\nvar ring = new Ring();\nring.Next = ring;\nring.GetHashCode()", "stack overflowed"),
            ('Environment.FailFast("no way on");', "no way on"),
            ("System.Diagnostics.Process.GetCurrentProcess().Kill();", "was killed"),
        ]
        for code, expected in ends:
            with self.subTest(expected):
                manager, client = start_new_kernel(kernel_name=KERNEL, startup_timeout=STARTUP)
                try:
                    client.execute("1")
                    client.execute(code)
                    manager.provisioner.process.wait(timeout=60)
                    manager.restart_kernel(now=True)
                    client.wait_for_ready(timeout=STARTUP)
                    texts = []
                    client.execute_interactive("2", timeout=TIMEOUT, output_hook=lambda message: texts.append(message["content"].get("text", "")))
                    told = "".join(texts)
                    self.assertIn("cell 2", told)
                    self.assertIn(code.split("\n")[0], told)
                    self.assertIn(expected, told)
                    texts.clear()
                    client.execute_interactive("3", timeout=TIMEOUT, output_hook=lambda message: texts.append(message["content"].get("text", "")))
                    self.assertEqual("".join(texts), "")
                    last = pathlib.Path(manager.connection_file + ".last")
                    self.assertEqual(last.stat().st_mode & 0o777, 0o600)
                finally:
                    client.stop_channels()
                    manager.shutdown_kernel()
                self.assertFalse(last.exists())

    def test_what_ends_a_process_between_cells_is_told_and_what_others_wrote_is_not(self):
        cells = [
            ('_ = Task.Delay(500).ContinueWith(_ => Environment.FailFast("late"));', "no cell was running"),
            ("_ = Task.Delay(500).ContinueWith(_ => Environment.Exit(7));", "Environment.Exit(7)"),
            ('System.Diagnostics.Process.Start("sh", ["-c", "echo stray: exit 1 >&2"]).WaitForExit();', None),
        ]
        for code, expected in cells:
            with self.subTest(expected):
                manager, client = start_new_kernel(kernel_name=KERNEL, startup_timeout=STARTUP)
                try:
                    client.execute_interactive(code, timeout=TIMEOUT)
                    if expected:
                        manager.provisioner.process.wait(timeout=60)
                    manager.restart_kernel(now=True)
                    client.wait_for_ready(timeout=STARTUP)
                    texts = []
                    client.execute_interactive("2", timeout=TIMEOUT, output_hook=lambda message: texts.append(message["content"].get("text", "")))
                    told = "".join(texts)
                    if expected:
                        self.assertIn(expected, told)
                    else:
                        self.assertEqual(told, "")
                finally:
                    client.stop_channels()
                    manager.shutdown_kernel()

    def test_a_notebook_that_takes_all_descriptors_goes_on(self):
        manager, client = start_new_kernel(kernel_name=KERNEL, startup_timeout=STARTUP)
        texts = []

        def run(code, hook=None):
            def take(message):
                shown = message["content"].get("text") or message["content"].get("data", {}).get("text/plain")
                if shown:
                    texts.append(shown)
                if hook:
                    hook(message)

            texts.clear()
            return client.execute_interactive(code, allow_stdin=False, timeout=TIMEOUT, output_hook=take)["content"]

        def interrupt_when_on(message):
            if message["content"].get("text", "").startswith("on"):
                manager.interrupt_kernel()

        take_all = 'while (true) open.Add(File.OpenRead("/dev/null"));'
        try:
            run("var open = new List<FileStream>();")
            resource.prlimit(manager.provisioner.process.pid, resource.RLIMIT_NOFILE, (500, 500))
            for _ in range(2):
                self.assertEqual(run(take_all)["ename"], "System.IO.IOException")
                self.assertIn("has taken all file descriptors", "".join(texts))
                run("1 + 1")
                self.assertEqual(texts[-1], "2")
            reply = run(f'try {{ {take_all} }} catch {{ Console.WriteLine("on"); System.Threading.Thread.Sleep(-1); }}', interrupt_when_on)
            self.assertEqual(reply["ename"], "Interrupted")
            run("open.ForEach(file => file.Dispose());")
            run('System.Diagnostics.Process.Start("true").WaitForExit();\n2 + 1')
            self.assertEqual(texts, ["3"])
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)

    def test_the_kernel_ends_with_its_front_end(self):
        connection, _ = write_connection_file("connection.json")
        command = get_kernel_spec(KERNEL).argv
        command[command.index("{connection_file}")] = connection
        with subprocess.Popen(["sleep", "60"]) as front_end:
            environment = {**os.environ, "JPY_PARENT_PID": str(front_end.pid)}
            with subprocess.Popen(command, env=environment) as kernel:
                client = BlockingKernelClient(connection_file=connection)
                client.load_connection_file()
                client.start_channels()
                try:
                    wait_for_ready(client)
                    front_end.kill()
                    front_end.wait()
                    self.assertEqual(kernel.wait(TIMEOUT), 0)
                finally:
                    client.stop_channels()
                    kernel.kill()
                    front_end.kill()

    def test_the_kernel_ends_with_a_parent_that_nobody_collects(self):
        connection, _ = write_connection_file("orphan.json")
        command = get_kernel_spec(KERNEL).argv
        command[command.index("{connection_file}")] = connection
        parent = ["sh", "-c", 'JPY_PARENT_PID=$$ "$@" & wait', "sh", *command]
        with subprocess.Popen(parent, stdout=subprocess.PIPE) as front_end:
            client = BlockingKernelClient(connection_file=connection)
            client.load_connection_file()
            client.start_channels()
            try:
                wait_for_ready(client)
                front_end.kill()
                self.assertEqual(front_end.stdout.read(), b"")  # The kernel held the other end.
            finally:
                client.stop_channels()


if __name__ == "__main__":
    unittest.main()
