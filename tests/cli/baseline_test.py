#!/usr/bin/env python3
"""Baselines as a user meets them: written, held against, out of date, wrong."""
import json
import os
import re

import command
from command import CITY, CLEAN, SAMPLES, CommandTest

SUMS = SAMPLES / "sums-wrong.txt"
CODES = SAMPLES / "codes-and-numbers-wrong.txt"


class Baseline(CommandTest):
    def setUp(self):
        super().setUp()
        for number, sample in enumerate((SUMS, CODES, CITY)):
            self.put(f"in/{number}.txt", sample.read_bytes())

    def entries(self, name="known"):
        head, *lines = (self.here / name).read_text(encoding="utf-8").splitlines()
        self.assertEqual(json.loads(head), {"format": "jixiao-baseline/1"})
        return [json.loads(line) for line in lines]

    def write(self, *arguments):
        return self.expect(0, "check", "--write-baseline", "known", *(arguments or ["in"]))

    def test_what_is_written_is_held_back(self):
        done = self.write()
        all_findings = json.loads(self.run_program("check", "-f", "json", "in").stdout)["diagnostics"]
        self.assertEqual([(one["fingerprint"], one["rule"], one["message"]) for one in self.entries()],
                         [(one["fingerprint"], one["rule"], one["message"]) for one in all_findings])
        self.assertIn(f"findings written to known: {len(all_findings)}", done.stderr)
        self.assertIn("no findings", done.stdout.decode())
        for jobs in ("1", "4"):
            done = self.expect(0, "check", "--baseline", "known", "--fail-on", "info", "-j", jobs, "in")
            self.assertIn(f"held back by the baseline: {len(all_findings)} findings\n", done.stdout.decode())
            self.assertEqual(done.stderr, "")
        summary = json.loads(self.expect(0, "check", "-f", "json", "--baseline", "known", "in").stdout)["summary"]
        self.assertEqual(summary["baseline"], {"held_back": len(all_findings), "unused": 0})
        self.assertEqual((summary["errors"], summary["projects"] > 0), (0, True))
        last = self.expect(0, "check", "-f", "ndjson", "--baseline", "known", "in").stdout.decode().splitlines()[-1]
        self.assertEqual(json.loads(last)["baseline"], {"held_back": len(all_findings), "unused": 0})
        self.assertNotIn("baseline", json.loads(self.run_program("check", "-f", "json", "in").stdout)["summary"])

    def test_the_same_bytes_for_any_number_of_jobs_and_every_format(self):
        self.write()
        once = (self.here / "known").read_bytes()
        for call in (["-j", "5"], ["-f", "sarif"], ["-f", "json", "-j", "2"], ["-f", "junit"], ["-o", "x"]):
            self.write(*call, "in")
            self.assertEqual((self.here / "known").read_bytes(), once, call)

    def test_new_findings_are_reported(self):
        self.write("in/0.txt")
        found = json.loads(self.expect(1, "check", "-f", "json", "--baseline", "known", "in").stdout)["diagnostics"]
        self.assertEqual({one["path"] for one in found}, {"in/1.txt", "in/2.txt"})

    def test_entries_that_nobody_needs_are_told(self):
        self.write()
        self.put("in/1.txt", CLEAN.read_bytes())
        done = self.run_program("check", "-f", "json", "--baseline", "known", "in")
        unused = json.loads(done.stdout)["summary"]["baseline"]["unused"]
        self.assertGreater(unused, 0)
        self.assertEqual(done.stderr.count("not found any more: "), min(unused, 10))
        self.assertRegex(done.stderr, r"jixiao: known:\d+: not found any more: code-unknown: 云汀市植物园 / ")
        text = self.run_program("check", "--baseline", "known", "in")
        self.assertIn(f"not found any more: {unused} entr", text.stdout.decode())
        quiet = self.run_program("check", "-q", "-f", "concise", "--baseline", "known", "in")
        self.assertEqual(quiet.stderr, "")
        # An entry whose rule does not run is not out of date.
        done = self.run_program("check", "--select", "row-sum-mismatch", "--baseline", "known", "in/1.txt")
        self.assertEqual(set(re.findall("not found any more: ([a-z-]+):", done.stderr)), {"row-sum-mismatch"})

    def test_a_file_that_is_no_table_is_never_held_back(self):
        self.put("junk.txt", "nothing of the kind\n")
        self.expect(1, "check", "--write-baseline", "known", "junk.txt")
        self.assertEqual(self.entries(), [])
        self.expect(1, "check", "--baseline", "known", "junk.txt")

    def test_nothing_is_left_behind_when_it_goes_wrong(self):
        self.assertIn("No such file", self.expect(4, "check", "--write-baseline", "no/known", "in").stderr)
        self.expect(2, "check", "--write-baseline", "known", "--select", "x", "in")
        self.expect(3, "check", "--write-baseline", "known", "in", "missing")
        self.assertTrue(self.entries())
        if os.path.exists("/dev/full"):
            self.assertIn("/dev/full", self.expect(4, "check", "--write-baseline", "/dev/full", "in").stderr)

    def test_wrong_calls(self):
        self.write()
        self.assertIn("exclude each other", self.expect(2, "check", "--baseline", "a", "--write-baseline", "b", "in").stderr)
        self.assertIn("No such file", self.expect(2, "check", "--baseline", "missing", "in").stderr)
        self.put("bad", "x\n")
        self.assertIn("bad:1:1: error: not a baseline", self.expect(2, "check", "--baseline", "bad", "in").stderr)
        self.put("bad", (self.here / "known").read_bytes() + b"<<<<<<<\n")
        done = self.expect(2, "check", "--lang", "zh", "--baseline", "bad", "in")
        self.assertIn("不是基线条目", done.stderr)
        self.assertEqual(done.stdout, b"")


if __name__ == "__main__":
    command.main()
