#!/usr/bin/env python3
"""Where output goes: pipes, files, devices, signals, several jobs."""
import json
import os
import select
import signal
import stat
import subprocess
import time

import command
from command import CITY, CLEAN, DAMAGED, CommandTest


class Pipes(CommandTest):
    def test_head_ends_it_quietly(self):
        for many in ("$CLEAN", "-j 4 $CLEAN $CLEAN $CLEAN $CLEAN"):
            # Much more than a pipe holds, so that the end is met while writing.
            self.put("names", "\n".join([str(CITY)] * 40))
            out = self.shell(f'"$J" parse {many} --files-from names 2>err | head -1 | wc -l; echo ${{PIPESTATUS[0]}}')
            self.assertEqual(out.split(), ["1", "141"])
            self.assertEqual((self.here / "err").read_text(), "")

    def test_a_closed_pipe_is_noticed_while_a_job_waits_for_input(self):
        process = self.start("parse", "-j", "2", *([CITY] * 40), "-", stdin=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        # Nobody ever writes to its standard input, which one of the jobs reads.
        self.assertEqual(process.wait(timeout=30), -signal.SIGPIPE)
        process.stdin.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()

    def test_a_full_disk(self):
        for call in (["parse", CLEAN], ["parse", "-f", "json", CLEAN], ["check", CLEAN], ["repair", CLEAN], ["rules"],
                     ["schema"], ["--help"], ["--version"], ["parse", "-j", "2", CLEAN, CLEAN],
                     ["check", "-j", "2", CLEAN, CLEAN]):
            with open("/dev/full", "wb") as full:
                done = self.expect(4, *call, stdout=full)
            self.assertIn("standard output: No space left on device", done.stderr)

    def test_closed_descriptors(self):
        self.put_clean("a.txt")
        self.assertEqual(self.shell('"$J" parse a.txt >&- 2>err; echo $?; "$J" parse - <&- 2>>err; echo $?').split(),
                         ["4", "3"])
        self.assertEqual(self.shell('"$J" parse a.txt 2>&- | wc -l; echo ${PIPESTATUS[0]}').split()[1], "0")

    def test_what_is_known_is_written_before_waiting(self):
        text = CITY.read_bytes()
        for arguments in (["parse"], ["parse", "-j", "2", "-", CLEAN], ["check", "-f", "json", "-"], ["repair"]):
            process = self.start(*arguments, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
            process.stdin.write(text[: len(text) * 3 // 4])
            process.stdin.flush()
            ready, _, _ = select.select([process.stdout], [], [], 20)
            first = os.read(process.stdout.fileno(), 1 << 16) if ready else b""
            out, _ = process.communicate(text[len(text) * 3 // 4:], timeout=60)
            self.assertTrue(first, f"{arguments} wrote nothing before it waited")
            whole = self.run_program(*arguments, stdin=text)
            self.assertEqual(first + out, whole.stdout)

    def test_the_list_of_files_may_come_slowly(self):
        process = self.start("parse", "--files-from", "-", stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        process.stdin.write(f"{CLEAN}\n".encode())
        process.stdin.close()
        out = process.stdout.read()
        self.assertEqual(process.wait(), 0)
        self.assertEqual(out, self.run_program("parse", CLEAN).stdout)
        process.stdout.close()


class Files(CommandTest):
    def test_written_whole_and_renamed(self):
        expected = self.expect(0, "parse", CLEAN).stdout
        done = self.expect(0, "parse", CLEAN, "-o", "out.ndjson")
        self.assertEqual(done.stdout, b"")
        self.assertEqual((self.here / "out.ndjson").read_bytes(), expected)
        self.assertEqual(self.names(), ["out.ndjson"])
        self.assertEqual(self.expect(0, "parse", CLEAN, "-o", "-").stdout, expected)

    def test_exit_1_and_3_write_too(self):
        self.expect(1, "check", DAMAGED, "-o", "one")
        self.expect(3, "parse", CLEAN, "missing", "-o", "three")
        self.assertEqual(self.names(), ["one", "three"])
        self.assertIn(b'"source"', (self.here / "three").read_bytes())

    def test_nothing_is_touched_when_the_call_is_wrong(self):
        self.put("out", "before")
        self.expect(2, "parse", CLEAN, "-o", "out", "--grammar", "missing.toml")
        self.expect(2, "parse", CLEAN, "-o", "out", "-f", "nothing")
        self.assertEqual((self.here / "out").read_text(), "before")
        self.assertEqual(self.names(), ["out"])

    def test_keeps_permissions_and_links(self):
        self.put("real", "before")
        (self.here / "real").chmod(0o640)
        (self.here / "link").symlink_to("real")
        self.expect(0, "parse", CLEAN, "-o", "link")
        self.assertTrue((self.here / "link").is_symlink())
        self.assertEqual(stat.S_IMODE((self.here / "real").stat().st_mode), 0o640)
        self.assertIn(b'"source"', (self.here / "real").read_bytes())
        old = os.umask(0o027)
        try:
            self.expect(0, "parse", CLEAN, "-o", "new")
        finally:
            os.umask(old)
        self.assertEqual(stat.S_IMODE((self.here / "new").stat().st_mode), 0o640)

    def test_an_input_may_be_the_output(self):
        self.put_clean("a.txt")
        self.expect(0, "repair", "a.txt", "-o", "a.txt")
        self.assertEqual((self.here / "a.txt").read_bytes(), self.expect(0, "repair", CLEAN).stdout)

    def test_an_input_that_is_standard_output_is_left_out(self):
        self.put_clean("d/a.txt")
        out = self.shell('"$J" parse d > d/b.txt 2>err; echo $?; wc -l < d/b.txt; "$J" parse d/a.txt 2>/dev/null | wc -l')
        code, written, alone = out.split()
        self.assertEqual((code, written), ("3", alone))
        self.assertIn("d/b.txt: is also the output", (self.here / "err").read_text())

    def test_devices_and_pipes_are_written_directly(self):
        self.expect(0, "parse", CLEAN, "-o", "/dev/null")
        self.assertIn("/dev/full: No space left", self.expect(4, "parse", CLEAN, "-o", "/dev/full").stderr)
        os.mkfifo(self.here / "fifo")
        out = self.shell('cat fifo > got & "$J" parse "$CLEAN" -o fifo 2>/dev/null; wait; wc -l < got; test -p fifo; echo $?')
        self.assertEqual(out.split()[1], "0")
        self.assertGreater(int(out.split()[0]), 1)
        out = self.shell('"$J" parse "$CLEAN" 2>/dev/null | wc -l; "$J" parse "$CLEAN" -o /dev/stdout 2>/dev/null | wc -l')
        self.assertEqual(out.split()[0], out.split()[1])

    def test_what_can_not_be_written(self):
        (self.here / "folder").mkdir()
        self.assertIn("folder: Is a directory", self.expect(4, "parse", CLEAN, "-o", "folder").stderr)
        self.assertIn("no/such: No such file", self.expect(4, "parse", CLEAN, "-o", "no/such").stderr)
        self.assertEqual(self.names(), [])


class Signals(CommandTest):
    def interrupted(self, number, *arguments):
        """Runs until it waits for the rest of its input, then sends the signal; returns the exit status."""
        process = self.start(*arguments, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        process.stdin.write(CLEAN.read_bytes())
        process.stdin.flush()
        deadline = time.monotonic() + 20
        while not self.names() and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(number)
        code = process.wait(timeout=20)
        for pipe in (process.stdin, process.stdout):
            pipe.close()
        return code

    def test_nothing_is_left_behind(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # A shell sees 128 + number: the program ends by the signal itself.
            self.assertEqual(self.interrupted(number, "parse", "-o", "out"), -number)
            self.assertEqual(self.names(), [])

    def test_with_several_jobs(self):
        self.assertEqual(self.interrupted(signal.SIGINT, "check", "-j", "3", "-o", "out", "-", CLEAN, CLEAN), -signal.SIGINT)
        self.assertEqual(self.names(), [])

    def test_a_shell_sees_130(self):
        # A background job of a script ignores SIGINT, so the program sends it to itself.
        script = 'set -m; (sleep 20 & echo $! >pid; wait) | "$J" parse >/dev/null 2>&1 & ' \
                 'sleep 1; kill -INT %1; wait %1; echo $?; kill $(cat pid) 2>/dev/null'
        self.assertEqual(self.shell(script).split(), ["130"])

    def test_what_was_ignored_stays_ignored(self):
        process = self.start("parse", stdin=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        time.sleep(0.2)
        process.send_signal(signal.SIGHUP)
        out, _ = process.communicate(CLEAN.read_bytes(), timeout=20)
        self.assertEqual(process.returncode, 0)
        self.assertTrue(out)


class Jobs(CommandTest):
    CALLS = (["parse"], ["parse", "-f", "json"], ["parse", "-f", "json", "--pretty"], ["parse", "-f", "csv"],
             ["parse", "-f", "csv", "--rows", "projects", "--excel"], ["parse", "-f", "csv", "--rows", "units"],
             ["check"], ["check", "--show", "info", "--lang", "zh"], ["check", "-f", "json"], ["repair"])

    def inputs(self):
        for name in ("two-tables", "sums-wrong", "codes-and-numbers-wrong", "damaged-text", "city"):
            self.put(f"d/{name}.txt", (command.SAMPLES / f"{name}.txt").read_bytes())
        self.put("d/a.txt", b"no table here\n")
        self.put("d/b.txt", b"%PDF-1.4\n")
        self.put("d/empty.txt", b"")
        for number in range(30):
            self.put_clean(f"d/more/{number}.txt")
        return ["d", "missing", str(CLEAN), "d/b.txt"]

    def test_the_same_bytes_for_any_number_of_jobs(self):
        inputs = self.inputs()
        for call in self.CALLS:
            one = self.run_program(*call, *inputs)
            self.assertEqual(one.returncode, 3)
            for jobs in ("2", "5", "0"):
                many = self.run_program(*call, "-j", jobs, *inputs)
                self.assertEqual((many.returncode, many.stderr), (one.returncode, one.stderr), (call, jobs))
                self.assertEqual(many.stdout, one.stdout, (call, jobs))
            merged = [self.run_program(*call, "-j", jobs, *inputs, stderr=subprocess.STDOUT).stdout for jobs in "13"]
            self.assertEqual(merged[0], merged[1], call)

    def test_no_inputs_at_all(self):
        for call in self.CALLS:
            one = self.run_program(*call, "--files-from", "/dev/null")
            many = self.run_program(*call, "-j", "3", "--files-from", "/dev/null")
            self.assertEqual((many.returncode, many.stdout), (0, one.stdout), call)

    def test_a_slow_input_holds_the_others_back_and_nothing_grows(self):
        big = self.put("big.txt", CLEAN.read_bytes() * 200)
        process = self.start("parse", "-j", "3", "-", *([big] * 12), stdin=subprocess.PIPE)
        time.sleep(2)
        with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
            peak = [int(line.split()[1]) for line in status if line.startswith("VmHWM")][0]
        process.stdin.write(CLEAN.read_bytes())
        out, _ = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 0)
        sources = [json.loads(line)["path"] for line in out.splitlines() if line.startswith(b'{"type":"source"')]
        self.assertEqual(sources, ["-"] + [big] * 12)
        if not command.SANITIZED:
            self.assertLess(peak, 64 * 1024)


if __name__ == "__main__":
    command.main()
