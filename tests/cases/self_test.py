#!/usr/bin/env python3
"""Whether the golden runner notices: with a shell as the program, each kind of difference must fail."""

import os
import pathlib
import subprocess
import sys
import tempfile

RUNNER = pathlib.Path(__file__).with_name("run_cases.py")


def run(folder, accepting=False):
    environment = {**os.environ, "ACCEPT": "1" if accepting else ""}
    return subprocess.run([sys.executable, RUNNER, "--jixiao", "/bin/sh", folder], env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def expect(condition, what, result):
    if not condition:
        print(f"{what}\n{result.stdout}")
        sys.exit(1)


def main():
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        expect(run(folder).returncode == 1, "a folder without a case must fail", run(folder))

        (folder / "a.args").write_text("# says three things\n-c 'cat; echo out; echo err >&2; exit 3'\n")
        (folder / "a.in").write_text("in\n")
        expect(run(folder).returncode == 1, "unexpected output must fail", run(folder))

        result = run(folder, accepting=True)
        expect(result.returncode == 0, "ACCEPT=1 must pass", result)
        expect((folder / "a.out").read_text() == "in\nout\n", "standard output was not kept", result)
        expect((folder / "a.err").read_text() == "err\n", "standard error was not kept", result)
        expect((folder / "a.code").read_text() == "3\n", "the exit code was not kept", result)
        expect(run(folder).returncode == 0, "what was accepted must pass", run(folder))

        for suffix in (".out", ".err", ".code"):
            file = folder / f"a{suffix}"
            kept = file.read_text()
            file.write_text("4\n")
            expect(run(folder).returncode == 1, f"another {suffix} must fail", run(folder))
            file.write_text(kept)

        (folder / "b.out").write_text("nobody's\n")
        expect(run(folder).returncode == 1, "a kept file without its case must fail", run(folder))
    print("the golden runner notices every kind of difference")


if __name__ == "__main__":
    main()
