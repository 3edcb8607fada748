#!/usr/bin/env python3
"""Several jobs: what waits for a slow input is bounded, and nothing of it shows in the output."""
import os
import pathlib
import subprocess
import time
import unittest

import command
from command import CITY, CLEAN, CommandTest


def peak_memory(process):
    """In MiB, so far."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0


class BehindASlowFile(CommandTest):
    FILES = 400

    def lists(self):
        os.mkfifo(self.here / "slow")
        behind = [str(CITY)] * self.FILES
        behind[7] = "missing"
        behind[20] = str(command.DAMAGED)
        self.put("first-slow", "\n".join(["slow", *behind]))
        self.put("first-clean", "\n".join([str(CLEAN), *behind]))

    @unittest.skipIf(command.SANITIZED, "a sanitizer has its own memory")
    @unittest.skipUnless(os.path.exists("/proc/self/status"), "no /proc here")
    def test_memory_is_bounded(self):
        self.lists()
        for call in (["parse"], ["check", "-f", "ndjson", "--profile", "all"]):
            out = open(self.here / "out", "wb")
            process = self.start(*call, "-j", "3", "--files-from", "first-slow", stdout=out)
            self.addCleanup(process.stderr.close)
            writer = os.open(self.here / "slow", os.O_WRONLY)
            # Both other jobs go on until they have to wait: then the program stands still.
            spent, since = -1.0, time.monotonic()
            while time.monotonic() < since + 1:
                fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
                now = int(fields[11]) + int(fields[12])
                if now != spent:
                    spent, since = now, time.monotonic()
                time.sleep(0.05)
            self.assertEqual((self.here / "out").stat().st_size, 0)
            # 2 jobs with 4 MiB each that wait, and what the program takes with 3 jobs.
            self.assertLess(peak_memory(process), 40)
            os.write(writer, CLEAN.read_bytes())
            os.close(writer)
            errors = process.stderr.read()
            self.assertEqual(process.wait(timeout=60), 3)
            out.close()
            alone = self.run_program(*call, "--files-from", "first-clean")
            self.assertEqual((self.here / "out").read_bytes(), alone.stdout.replace(str(CLEAN).encode(), b"slow"))
            self.assertEqual(errors.decode(), alone.stderr)


class ChangedWhileRead(CommandTest):
    """The parts of a file are read at several times."""

    def read(self, change):
        path = self.here / "big.txt"
        path.write_bytes(CLEAN.read_bytes() * ((4 << 20) // CLEAN.stat().st_size))
        os.utime(path, (0, 0))  # however coarse the clock of the files is
        process = self.start("parse", "-f", "ndjson", "-j", "2", "big.txt", stdout=subprocess.PIPE)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        process.stdout.read(1)  # it reads, and stands still when its output waits here
        if change:
            with open(path, "r+b") as file:
                file.write(file.read(1))
        process.stdout.read()
        return process.wait(timeout=60), process.stderr.read().decode()

    def test_is_refused(self):
        code, errors = self.read(change=True)
        self.assertEqual(code, 3)
        self.assertIn("big.txt: was changed while it was read", errors)

    def test_nothing_is_said_of_others(self):
        code, errors = self.read(change=False)
        self.assertEqual(code, 0)
        self.assertNotIn("changed", errors)


if __name__ == "__main__":
    command.main()
