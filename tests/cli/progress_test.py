#!/usr/bin/env python3
"""What is seen of a run: --progress on a terminal (a pty stands for it), --stats."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time

import command
from command import CITY, CLEAN, CommandTest

ERASED = "\r\x1b[2K"


class Terminal:
    """A program whose standard error is a terminal."""

    def __init__(self, test, *arguments, columns=100, **options):
        self.leader, follower = pty.openpty()
        self.resize(columns)
        options.setdefault("env", {**test.environment, "TERM": "xterm"})
        self.process = test.start(*arguments, stderr=follower, **options)
        os.close(follower)
        self.seen = ""
        test.addCleanup(self.close)

    def resize(self, columns):
        fcntl.ioctl(self.leader, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def read(self, seconds):
        """What comes within that time."""
        deadline = time.monotonic() + seconds
        before = len(self.seen)
        while (left := deadline - time.monotonic()) > 0 and select.select([self.leader], [], [], left)[0]:
            try:
                data = os.read(self.leader, 1 << 16)
            except OSError:  # the other end is closed
                break
            if not data:
                break
            self.seen += data.decode(errors="replace")
        return self.seen[before:]

    def read_to_end(self):
        self.read(30)
        return self.process.wait(timeout=30)

    def screen(self):
        """The lines that stand there in the end."""
        lines = [""]
        for part in re.split("(\r\x1b\\[2K|\r\n|\r)", self.seen):
            if part == ERASED:
                lines[-1] = ""
            elif part == "\r\n":
                lines.append("")
            elif part == "\r":
                lines[-1] = "" if not lines[-1].strip() else lines[-1]
            else:
                lines[-1] = part
        return [line for line in lines if line.strip()]

    def close(self):
        os.close(self.leader)
        if self.process.poll() is None:
            self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()
        self.process.wait()


class OnATerminal(CommandTest):
    def slow(self, *arguments, stdout=subprocess.DEVNULL, **options):
        """A run that goes on until standard input ends."""
        self.put_clean("a.txt", "b.txt")
        return Terminal(self, *arguments, "a.txt", "b.txt", "missing", "-", stdin=subprocess.PIPE, stdout=stdout, **options)

    def test_one_line_that_is_erased(self):
        terminal = self.slow("check")
        terminal.process.stdin.write(CITY.read_bytes())
        terminal.process.stdin.flush()
        seen = terminal.read(1.2)
        lines = [line for line in seen.split(ERASED) if line.startswith("files ")]
        self.assertGreater(len(lines), 3)
        self.assertRegex(lines[-1], r"^files 3  \d+\.\d MB/s  findings \d+$")
        terminal.process.stdin.close()
        terminal.process.stdin = None
        self.assertEqual(terminal.read_to_end(), 3)
        self.assertEqual(terminal.screen(), ["jixiao: missing: No such file or directory"])
        self.assertTrue(terminal.seen.endswith(ERASED))

    def test_notes_stand_on_lines_of_their_own(self):
        self.put_clean("a.txt")
        os.mkfifo(self.here / "later")
        terminal = Terminal(self, "check", "a.txt", "later", "missing", stdout=subprocess.DEVNULL)
        terminal.read(0.8)
        with open(self.here / "later", "wb") as later:
            later.write(CLEAN.read_bytes())
        terminal.read_to_end()
        self.assertIn(ERASED + "files 1", terminal.seen)
        self.assertIn(ERASED + "jixiao: missing: No such", terminal.seen)
        self.assertEqual(len(terminal.screen()), 1)

    def test_what_is_left(self):
        self.put_clean("a.txt")
        (self.here / "big.txt").write_bytes(CITY.read_bytes() * 3000)
        terminal = Terminal(self, "parse", "a.txt", "big.txt", stdout=subprocess.DEVNULL)
        terminal.read_to_end()
        if "files 1/2" not in terminal.seen:
            self.skipTest("too quick to be seen")
        self.assertRegex(terminal.seen, r"files 1/2  \d+\.\d MB/s  findings \d+  0:\d\d left")

    def test_narrow_and_resized(self):
        terminal = self.slow("check", columns=14)
        self.assertRegex(terminal.read(0.8).split(ERASED)[-1], r"^files 3$")
        terminal.resize(6)
        terminal.read(0.3)
        self.assertEqual(terminal.read(0.4).replace(ERASED, ""), "")
        terminal.resize(80)
        self.assertIn("findings", terminal.read(0.5))

    def test_in_chinese(self):
        self.assertIn("文件 3  0.0 MB/s  问题 ", self.slow("check", "--lang", "zh").read(0.8))

    def test_where_there_is_none(self):
        for arguments, variables in ((["--progress", "never"], {"TERM": "xterm"}), (["-q"], {"TERM": "xterm"}),
                                     ([], {"TERM": "dumb"}), ([], {"TERM": ""})):
            terminal = self.slow("check", *arguments, env={**self.environment, **variables})
            self.assertEqual(terminal.read(0.7), "jixiao: missing: No such file or directory\r\n")

    def test_not_beside_data_on_the_same_terminal(self):
        leader, follower = pty.openpty()
        terminal = self.slow("check", stdout=follower)
        os.close(follower)
        self.addCleanup(os.close, leader)
        self.assertNotIn("files", terminal.read(0.7))

    def test_a_terminal_without_escape_sequences(self):
        terminal = self.slow("check", "--progress", "always", env={**self.environment, "TERM": "dumb"})
        seen = terminal.read(1)
        self.assertNotIn("\x1b", seen)
        self.assertIn("\rfiles 3  ", seen)
        terminal.process.stdin.close()
        terminal.process.stdin = None
        terminal.read_to_end()
        self.assertRegex(terminal.seen, r"\r {20,}\r$")

    def test_interrupted_it_is_erased(self):
        terminal = self.slow("check")
        terminal.read(0.7)
        terminal.process.send_signal(signal.SIGINT)
        self.assertEqual(terminal.read_to_end(), -signal.SIGINT)
        self.assertTrue(terminal.seen.endswith(ERASED), terminal.seen[-60:])

    def test_a_batch(self):
        self.put_clean("in/a.txt")
        os.mkfifo(self.here / "slow")
        terminal = Terminal(self, "parse", "in", "slow", "--output-dir", "out")
        self.assertIn("files 1", terminal.read(0.8))
        with open(self.here / "slow", "wb") as slow:
            slow.write(CLEAN.read_bytes())
        self.assertEqual(terminal.read_to_end(), 0)
        self.assertEqual(len(terminal.screen()), 2)


class InAPipe(CommandTest):
    def test_there_is_none(self):
        process = self.start("check", "-", stdin=subprocess.PIPE)
        time.sleep(0.7)
        out, err = process.communicate(CLEAN.read_bytes(), timeout=20)
        self.assertEqual(err, b"")

    def test_unless_asked_for(self):
        process = self.start("check", "--progress", "always", "-", stdin=subprocess.PIPE)
        time.sleep(0.7)
        out, err = process.communicate(CLEAN.read_bytes(), timeout=20)
        self.assertIn(b"files 0", err)
        self.assertIn("--progress is one of", self.expect(2, "check", "--progress", "often").stderr)


class Stats(CommandTest):
    def stats(self, *arguments, **options):
        done = self.run_program(*arguments, "--stats", **options)
        return [line for line in done.stderr.splitlines() if "stats: " in line or "统计：" in line]

    def test_in_stable_words(self):
        self.put_clean("d/a.txt", "d/b.txt")
        for call in (["parse"], ["parse", "-q"], ["check"], ["repair"], ["parse", "-f", "csv", "-j", "2"],
                     ["check", "--output-dir", "out"]):
            counts, times = self.stats(*call, "d")
            size = 2 * len(CLEAN.read_bytes())
            self.assertRegex(counts, rf"^jixiao: stats: inputs: 2, bytes: {size}, tables: 2, rows: \d+, indicators: \d+, "
                                     r"errors: \d+, warnings: \d+, infos: \d+$")
            self.assertRegex(times, r"^jixiao: stats: seconds: \d+\.\d{3} \(all jobs: read \d+\.\d{3}, parse \d+\.\d{3}, "
                                    r"check \d+\.\d{3}, emit \d+\.\d{3}\), MB/s: \d+\.\d{3}$")

    def test_in_chinese(self):
        self.put_clean("a.txt")
        counts, times = self.stats("parse", "a.txt", "--lang", "zh")
        self.assertIn("统计：输入 1 个", counts)
        self.assertIn("用时", times)

    def test_it_changes_nothing_else(self):
        self.put_clean("a.txt")
        plain, counted = (self.run_program("parse", "a.txt", CITY, *more) for more in ([], ["--stats"]))
        self.assertEqual((plain.stdout, plain.returncode), (counted.stdout, counted.returncode))
        self.assertTrue(counted.stderr.endswith(plain.stderr[-60:]))

    def test_none_without_it(self):
        self.assertEqual(self.run_program("check", CLEAN).stderr, "")


if __name__ == "__main__":
    command.main()
