#!/usr/bin/env python3
"""Whether the documents tell the truth: every ```console block of README.md, README.zh.md, CONTRIBUTING.md and docs/ is run, and what
stands below each `$ command` must be what the command says. usage: documents_test.py PROGRAM

ACCEPT=1 writes what it says into the document. A command that needs a tool which is not installed is left out, in words. What documents
call /tmp is a fresh folder for each: several runs at a time do not meet."""

import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = {"README.md": "en", "README.zh.md": "zh", "CONTRIBUTING.md": "en",
             **{str(page.relative_to(PROJECT)): "zh" if page.name.endswith(".zh.md") else "en"
                for page in sorted((PROJECT / "docs").rglob("*.md")) if page.parent.name != "rules"}}
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
OPTIONAL_TOOLS = ("jq",)
SHOWN = re.compile(r"/tmp(?=/)")


def run(command, folder, language):
    """What a person sees on a terminal: both streams."""
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "JIXIAO_LANG": language, "LC_ALL": "C.UTF-8"}
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    done = subprocess.run(["bash", "-c", SHOWN.sub(str(scratch), command)], cwd=PROJECT, env=environment, timeout=120, text=True,
                          encoding="utf-8", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = done.stdout.replace(str(scratch), "/tmp")
    return "".join(line.rstrip() + "\n" for line in said.splitlines())


def rewrite(document, folder, language):
    """The document as it would be if every command had just been run."""
    def command(match):
        missing = [tool for tool in OPTIONAL_TOOLS if re.search(rf"\b{tool}\b", match[1]) and not shutil.which(tool)]
        if missing:
            print(f"SKIP a command of {document}: no {missing[0]} here")
            return match[0]
        return f"$ {match[1]}\n{run(match[1], folder, language)}"

    text = (PROJECT / document).read_text(encoding="utf-8")
    return text, BLOCK.sub(lambda block: COMMAND.sub(command, block[1]), text)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    accepting = os.environ.get("ACCEPT", "") not in ("", "0")
    failed = 0
    for document, language in DOCUMENTS.items():
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "jixiao").symlink_to(program)
            written, said = rewrite(document, folder, language)
        if written == said:
            continue
        if accepting:
            (PROJECT / document).write_text(said, encoding="utf-8")
            print(f"accepted {document}")
            continue
        failed += 1
        print("\n".join(difflib.unified_diff(written.splitlines(), said.splitlines(), f"{document} as written",
                                             f"{document} as said", lineterm="")))
    if failed:
        print("If the new output is right: ACCEPT=1 and the same command, then read the diff.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
