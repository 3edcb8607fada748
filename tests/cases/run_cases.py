#!/usr/bin/env python3
"""Golden files: runs the program on every case of a folder and compares all it says with what is kept beside it.

A case is a file NAME.args: the command line without the program, read as a shell reads words; a line that begins
with # is a comment. It runs in its own folder with, beside it,
    NAME.in    standard input (default: empty)
    NAME.out   expected standard output (default: empty)
    NAME.err   expected standard error (default: empty)
    NAME.code  expected exit code (default: 0)
ACCEPT=1 writes what the program said instead of comparing. Read the diff before it is committed.
"""

import argparse
import difflib
import os
import pathlib
import shlex
import subprocess
import sys

TIME_LIMIT_SECONDS = 120
SHOWN_LINES = 60
KEPT = (".out", ".err", ".code")


def environment():
    """The caller's, without what changes a message."""
    kept = {key: value for key, value in os.environ.items()
            if not key.startswith(("LC_", "JIXIAO_")) and key not in ("LANG", "LANGUAGE", "NO_COLOR", "COLUMNS")}
    kept.update(LC_ALL="C.UTF-8", JIXIAO_LANG="en")
    return kept


def read_arguments(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return shlex.split("\n".join(line for line in lines if not line.lstrip().startswith("#")))


def run(program, case):
    """What the program says: a dictionary from suffix to bytes, like the files beside the case."""
    given = case.with_suffix(".in")
    result = subprocess.run(
        [program, *read_arguments(case)], cwd=case.parent, env=environment(), timeout=TIME_LIMIT_SECONDS,
        input=given.read_bytes() if given.exists() else b"", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    code = b"" if result.returncode == 0 else b"%d\n" % result.returncode
    return {".out": result.stdout, ".err": result.stderr, ".code": code}


def read_expected(case):
    files = {suffix: case.with_suffix(suffix) for suffix in KEPT}
    return {suffix: file.read_bytes() if file.exists() else b"" for suffix, file in files.items()}


def accept(case, said):
    for suffix, content in said.items():
        file = case.with_suffix(suffix)
        if content:
            file.write_bytes(content)
        elif file.exists():
            file.unlink()


def show_difference(case, suffix, expected, said):
    name = f"{case.stem}{suffix}"
    lines = list(difflib.unified_diff(
        expected.decode("utf-8", "backslashreplace").splitlines(),
        said.decode("utf-8", "backslashreplace").splitlines(),
        f"{name} as kept", f"{name} as said", lineterm=""))
    if not lines:
        lines = ["the lines are equal, their ends or the last newline are not"]
    for line in lines[:SHOWN_LINES]:
        print("    " + line)
    if len(lines) > SHOWN_LINES:
        print(f"    … and {len(lines) - SHOWN_LINES} more lines")


def check(program, case, accepting):
    """Whether the case holds; says why when it does not."""
    try:
        said = run(program, case)
    except subprocess.TimeoutExpired:
        print(f"FAIL {case.stem}: still running after {TIME_LIMIT_SECONDS} seconds")
        return False
    expected = read_expected(case)
    if said == expected:
        return True
    if accepting:
        accept(case, said)
        print(f"accepted {case.stem}")
        return True
    print(f"FAIL {case.stem}: jixiao {shlex.join(read_arguments(case))}")
    for suffix in KEPT:
        if said[suffix] != expected[suffix]:
            show_difference(case, suffix, expected[suffix], said[suffix])
    return False


def orphans(folder):
    """Kept files whose case is gone: nothing would ever compare them."""
    return [file for file in sorted(folder.iterdir())
            if file.suffix in (*KEPT, ".in") and not file.with_suffix(".args").exists()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jixiao", default=os.environ.get("JIXIAO_PROGRAM"), help="the program to run")
    parser.add_argument("--only", default="", help="run the cases whose name contains this")
    parser.add_argument("folder", type=pathlib.Path)
    options = parser.parse_args()
    if not options.jixiao:
        parser.error("say which program to run: --jixiao PATH")
    program = os.path.abspath(options.jixiao)
    accepting = os.environ.get("ACCEPT", "") not in ("", "0")

    cases = [case for case in sorted(options.folder.resolve().glob("*.args")) if options.only in case.stem]
    failed = [case.stem for case in cases if not check(program, case, accepting)]
    left = orphans(options.folder.resolve())
    for file in left:
        print(f"FAIL {file.name}: there is no {file.stem}.args")
    print(f"{options.folder}: {len(cases)} cases, {len(failed)} failed")
    if failed and not accepting:
        print("If the new output is right: ACCEPT=1 and the same command, then read the diff.")
    if not cases:
        print("no case here")
    return 1 if failed or left or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
