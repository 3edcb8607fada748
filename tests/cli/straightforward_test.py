#!/usr/bin/env python3
"""The script that the program is measured against writes the same bytes: else their times say nothing."""
import os
import pathlib
import subprocess
import sys

import command
from command import CommandTest

BENCH = pathlib.Path(__file__).resolve().parents[2] / "bench"
SIZE = "0.3"  # MB


def first_difference(ours, theirs):
    """The first line that differs, of both, near where it does."""
    ours, theirs = ours.decode(errors="replace").splitlines(), theirs.decode(errors="replace").splitlines()
    number = next((n for n, (left, right) in enumerate(zip(ours, theirs)) if left != right), min(len(ours), len(theirs)))
    left, right = (lines[number] if number < len(lines) else "" for lines in (ours, theirs))
    begin = max(len(os.path.commonprefix([left, right])) - 80, 0)
    return f"line {number + 1}, from character {begin + 1}\njixiao: {left[begin:begin + 200]}\nscript: {right[begin:begin + 200]}"


class Straightforward(CommandTest):
    def python(self, script, *arguments):
        return subprocess.run([sys.executable, str(BENCH / script), *arguments], cwd=self.here, timeout=120, check=True,
                              stdout=subprocess.PIPE).stdout

    def compare(self, kind):
        for seed in "12":
            with self.subTest(seed=seed):
                self.put("table.txt", self.python("generate", "--kind", kind, "--size", SIZE, "--seed", seed))
                ours = self.expect(0, "parse", "-q", "-f", "ndjson", "table.txt").stdout
                theirs = self.python("straightforward.py", "table.txt")
                self.assertTrue(ours == theirs, first_difference(ours, theirs))

    def test_varied(self):
        self.compare("varied")

    def test_distinct(self):
        self.compare("distinct")


if __name__ == "__main__":
    command.main()
