"""Runs a notebook on the stock .NET Interactive kernel, the tool that .config/dotnet-tools.json names, and writes it with its outputs.

    stock_interactive.py NOTEBOOK OUTPUT

NOTEBOOK lies below the folder of .config and is executed already: what its cells showed then, by media type, they must show
again. Ends with 1 where a cell fails or shows less. The seconds that it prints are for information.
"""
import collections
import json
import os
import pathlib
import signal
import sys
import tempfile
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

KERNEL = "stock-interactive"
COMMAND = ["dotnet", "tool", "run", "dotnet-interactive", "--", "jupyter", "--default-kernel", "csharp", "--http-local-only"]
STARTUP = 120
CELL = 1800
COMPARED = ("text/html", "image/png", "image/svg+xml", "application/vnd.plotly.v1+json")


def shown(cell):
    """How often each media type stands among a cell's outputs."""
    return collections.Counter(kind for output in cell.get("outputs", []) for kind in output.get("data", {}) if kind in COMPARED)


def install(folder):
    """Makes a kernelspec in a folder that Jupyter then searches first."""
    spec = pathlib.Path(folder, "kernels", KERNEL)
    spec.mkdir(parents=True)
    argv = [*COMMAND, "{connection_file}"]
    (spec / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "C#", "language": "C#"}))
    os.environ["JUPYTER_PATH"] = folder
    os.environ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1"


def run(notebook, folder):
    """Runs the cells in order, in the folder; the first error ends it as an exception."""
    client = NotebookClient(
        notebook, kernel_name=KERNEL, timeout=CELL, startup_timeout=STARTUP, resources={"metadata": {"path": str(folder)}}
    )
    clock = time.monotonic()
    with client.setup_kernel():
        print(f"kernel: {time.monotonic() - clock:.1f} s", flush=True)
        for index, cell in enumerate(notebook.cells):
            clock = time.monotonic()
            client.execute_cell(cell, index)
            if cell.cell_type == "code":
                print(f"cell {index + 1}: {time.monotonic() - clock:.1f} s", flush=True)


def main(source, target):
    notebook = nbformat.read(source, as_version=4)
    expected = [shown(cell) for cell in notebook.cells]
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        install(folder)
        try:
            run(notebook, pathlib.Path(source).resolve().parent)
        except (CellExecutionError, DeadKernelError) as problem:
            problems.append(str(problem))
    nbformat.write(notebook, target)
    for number, (cell, before) in enumerate(zip(notebook.cells, expected), 1):
        outputs = cell.get("outputs", [])
        problems += [f"cell {number}: {output.evalue}" for output in outputs if output.output_type == "error"]
        if lost := before - shown(cell):
            problems.append(f"cell {number}: expected to show {dict(before)}, lacks {dict(lost)}")
    if not any(expected):
        problems.append(f"{source}: expected a notebook with figures among its outputs, found none; run it with the workbook first")
    print("\n".join(problems) or f"{target}: all cells ran and showed what they did before")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # So that the kernel ends with it.
    sys.exit(main(*sys.argv[1:]))
