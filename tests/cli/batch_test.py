#!/usr/bin/env python3
"""An output for each input: --output-dir, --resume, --shard, --merge-manifests."""
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import time

import command
from command import CITY, CLEAN, CommandTest

SAMPLES = ("two-tables", "sums-wrong", "codes-and-numbers-wrong", "damaged-text", "city")


def digest_of(content):
    """As somebody else computes it."""
    return subprocess.run(["xxh128sum"], input=content, capture_output=True, check=True).stdout.split()[0].decode()


class BatchTest(CommandTest):
    def inputs(self, copies=3):
        """A folder with what a folder of dumps may hold."""
        for name in SAMPLES:
            self.put(f"in/{name}.txt", (command.SAMPLES / f"{name}.txt").read_bytes())
        for number in range(copies):
            self.put_clean(f"in/more/{number}.txt", f"in/more/deep er/{number}\nx.txt")
        self.put("in/no-table.txt", b"no table here\n")
        self.put("in/scan.txt", b"%PDF-1.4\n")
        self.put("in/empty.txt", b"")
        with open(os.fsencode(self.here / "in") + b"/bad\xff.txt", "wb") as file:
            file.write(CITY.read_bytes())
        with open(os.fsencode(self.here / "in") + b"/bad\xfe.txt", "wb") as file:
            file.write(CLEAN.read_bytes())

    def tree(self, folder):
        """All files below a folder with their bytes, hidden ones too."""
        root = os.fsencode(self.here / folder)
        found = {}
        for place, _, names in os.walk(root):
            for name in names:
                with open(os.path.join(place, name), "rb") as file:
                    found[os.path.relpath(os.path.join(place, name), root)] = file.read()
        return found

    @staticmethod
    def bytes_of(record, key):
        """A file name, which need not be UTF-8."""
        return bytes.fromhex(record[f"{key}_hex"]) if f"{key}_hex" in record else record[key].encode()

    def manifest(self, folder, name="manifest.jsonl"):
        records = [json.loads(line) for line in (self.here / folder / name).read_bytes().splitlines()]
        self.assertEqual([record["type"] for record in records],
                         ["batch", *["input"] * (len(records) - 2), "end"])
        return records[0], records[1:-1], records[-1]


class OutputFolder(BatchTest):
    def test_an_output_for_each_input(self):
        self.inputs()
        for call, extension in ((["parse"], "ndjson"), (["parse", "-f", "json", "--pretty"], "json"),
                                (["parse", "-f", "csv"], "csv"), (["check"], "txt"), (["check", "-f", "sarif"], "sarif"),
                                (["check", "-f", "junit"], "xml"), (["repair"], "txt")):
            done = self.expect(3, *call, "in", "--output-dir", "out")
            self.assertEqual(done.stdout, b"")
            tree = self.tree("out")
            self.assertEqual(len(tree), 5 + 6 + 2 + 2 + 1, (call, sorted(tree)))
            for name in ("city", "more/2", "more/deep er/0\nx", "empty", "no-table"):
                alone = self.run_program(*call, f"in/{name}.txt")
                self.assertEqual(tree.pop(f"{name}.{extension}".encode()), alone.stdout, (call, name))
            head, inputs, end = self.manifest("out")
            self.assertEqual((head["command"], head["shard"]), (call[0], {"number": 1, "of": 1}))
            names = [self.bytes_of(record, "name") for record in inputs]
            self.assertEqual(names, sorted(names))
            self.assertEqual((end["inputs"], end["all_inputs"], end["exit_code"]), (len(inputs), len(inputs), 3))
            shutil.rmtree(self.here / "out")

    def test_the_manifest_tells_the_truth(self):
        self.inputs()
        self.expect(3, "check", "-f", "json", "in", "--output-dir", "a/b/out/")
        _, inputs, end = self.manifest("a/b/out")
        for record in inputs:
            path = os.fsdecode(self.bytes_of(record, "path"))
            alone = self.run_program("check", "-f", "json", path, "-q")
            self.assertEqual(record["exit_code"], alone.returncode)
            if record["output"] is None:
                self.assertEqual((record["exit_code"], record["hash"]), (3, None))
                continue
            with open(self.here / path, "rb") as file:
                content = file.read()
            with open(os.path.join(os.fsencode(self.here), b"a/b/out", self.bytes_of(record, "output")), "rb") as file:
                written = file.read()
            self.assertEqual(written, alone.stdout)
            self.assertEqual((record["bytes"], record["output_bytes"]), (len(content), len(written)))
            summary = json.loads(written)["summary"]
            for key in ("tables", "projects", "indicators"):
                self.assertEqual(record[key], summary[key])
            self.assertEqual(record["findings"], {key: summary[key] for key in ("errors", "warnings", "infos")})
            if shutil.which("xxh128sum"):
                self.assertEqual((record["hash"], record["output_hash"]), (digest_of(content), digest_of(written)))
        self.assertEqual(end["findings"]["errors"], sum(r["findings"]["errors"] for r in inputs))

    def test_the_same_for_any_number_of_jobs(self):
        self.inputs()
        one = self.run_program("parse", "in", "--output-dir", "one")
        for jobs in ("2", "5"):
            many = self.run_program("parse", "-j", jobs, "in", "--output-dir", "many")
            self.assertEqual((many.returncode, many.stderr), (one.returncode, one.stderr.replace("one/", "many/")))
            self.assertEqual(self.tree("many"), self.tree("one"))

    def test_files_and_lists_are_named_by_their_paths(self):
        self.put_clean("x/a.txt", "x/b.dump", "c.txt")
        self.put("list", f"x/a.txt\n./x/b.dump\n{self.here}/c.txt\n../{self.here.name}/c.txt\n")
        self.expect(0, "parse", "-q", "--files-from", "list", "--output-dir", "out")
        absolute = str(self.here).lstrip("/")
        self.assertEqual(sorted(self.tree("out")), sorted(name.encode() for name in (
            "manifest.jsonl", "x/a.ndjson", "x/b.dump.ndjson", f"{absolute}/c.ndjson", f"{self.here.name}/c.ndjson")))

    def test_two_inputs_of_one_name(self):
        self.put_clean("a/x.txt", "b/x.txt", "b/y.txt")
        done = self.expect(3, "parse", "a", "b", "--output-dir", "out")
        self.assertIn("b/x.txt: its output would have the name of another", done.stderr)
        self.assertEqual(sorted(self.tree("out")), [b"manifest.jsonl", b"x.ndjson", b"y.ndjson"])
        self.assertIn(b'"path":"a/x.txt"', (self.here / "out/x.ndjson").read_bytes())

    def test_the_output_folder_is_not_read(self):
        self.inputs()
        for _ in range(2):
            done = self.expect(3, "repair", "in", "--output-dir", "in/out")
            self.assertEqual(self.manifest("in/out")[2]["inputs"], 16)
        self.assertIn("in/out: the folder that is written to", done.stderr)
        before = self.tree("in")
        done = self.expect(3, "repair", "in", "--exclude", "out", "--output-dir", "in")
        self.assertIn("in/city.txt: is also the output", done.stderr)
        after = self.tree("in")
        del after[b"manifest.jsonl"]
        self.assertEqual(after, before)

    def test_symbolic_loops(self):
        self.put_clean("in/a.txt")
        (self.here / "in/loop").symlink_to("..")
        (self.here / "in/self.txt").symlink_to("self.txt")
        done = self.expect(3, "parse", "in", "--output-dir", "out")
        self.assertIn("a symbolic link back", done.stderr)
        self.assertIn("in/self.txt: ", done.stderr)
        self.assertEqual(sorted(self.tree("out")), [b"a.ndjson", b"manifest.jsonl"])

    def test_wrong_calls(self):
        self.put_clean("a.txt")
        for call in (["--output-dir", "out"], ["--output-dir", "out", "-"], ["--resume", "a.txt"],
                     ["a.txt", "--output-dir", "out", "-o", "x"], ["a.txt", "--shard", "0/2"], ["a.txt", "--shard", "3/2"],
                     ["a.txt", "--shard", "1"], ["--merge-manifests"], ["--merge-manifests", "out", "--shard", "1/2"]):
            self.expect(2, "parse", *call)
        self.assertEqual(self.names(), ["a.txt"])
        self.assertIn("a.txt: Not a directory", self.expect(4, "parse", "a.txt", "--output-dir", "a.txt").stderr)


class WhatCanNotBeWritten(BatchTest):
    def test_one_output_too_large(self):
        self.inputs()
        limit = len(self.run_program("parse", "in/two-tables.txt").stdout) + 8000
        done = self.expect(4, "parse", "-j", "2", "in", "--output-dir", "out",
                           preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.assertIn("out/city.ndjson: File too large", done.stderr)
        self.assertFalse((self.here / "out/city.ndjson").exists())
        self.assertTrue((self.here / "out/two-tables.ndjson").exists())
        _, inputs, end = self.manifest("out")
        self.assertEqual(end["exit_code"], 4)
        self.assertEqual({r["exit_code"] for r in inputs if r["name"] == "city.txt"}, {4})
        # With room it is made good.
        self.expect(3, "parse", "in", "--output-dir", "out", "--resume")
        self.expect(3, "parse", "in", "--output-dir", "fresh")
        self.assertEqual(self.tree("out"), self.tree("fresh"))

    def test_a_full_disk(self):
        (self.here / "out").mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", self.here / "out"],
                                 capture_output=True, check=False).returncode == 0
        if not mounted:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(subprocess.run, ["umount", "-l", self.here / "out"], check=True)
        self.inputs()
        done = self.expect(4, "parse", "-j", "3", "in", "--output-dir", "out")
        self.assertIn("No space left on device", done.stderr)
        self.expect(3, "parse", "in", "--output-dir", "fresh")
        whole = self.tree("fresh")
        for name, content in self.tree("out").items():
            if not name.startswith(b".jixiao/"):
                self.assertEqual(content, whole[name])
        self.assertFalse((self.here / "out/manifest.jsonl").exists())
        subprocess.run(["mount", "-o", "remount,size=16m", self.here / "out"], check=True)
        self.expect(3, "parse", "in", "--output-dir", "out", "--resume")
        self.assertEqual(self.tree("out"), whole)

    def test_a_folder_in_the_way(self):
        self.put_clean("in/a.txt", "in/b.txt", "in/c/d.txt")
        self.put("out/a.ndjson/x", b"")
        self.put("out/c", b"in the way")
        done = self.expect(4, "parse", "in", "--output-dir", "out")
        self.assertIn("out/a.ndjson: Is a directory", done.stderr)
        self.assertIn("out/c/d.ndjson: Not a directory", done.stderr)
        self.assertEqual(sorted(self.tree("out")), [b"a.ndjson/x", b"b.ndjson", b"c", b"manifest.jsonl"])

    def test_names_that_are_too_long(self):
        long = "x" * 250
        self.put_clean(f"in/{long}.txt", "in/a.txt")
        self.assertIn("File name too long", self.expect(4, "parse", "in", "--output-dir", "out").stderr)
        self.assertEqual(sorted(self.tree("out")), [b"a.ndjson", b"manifest.jsonl"])

    def test_a_link_is_not_written_through(self):
        self.put_clean("in/a.txt")
        self.put("elsewhere", b"mine")
        (self.here / "out").mkdir()
        (self.here / "out/a.ndjson").symlink_to("../elsewhere")
        self.expect(0, "parse", "in", "--output-dir", "out")
        self.assertEqual((self.here / "elsewhere").read_bytes(), b"mine")
        self.assertFalse((self.here / "out/a.ndjson").is_symlink())

    def test_an_input_that_became_unreadable_has_no_output(self):
        self.put_clean("in/a.txt")
        self.expect(0, "parse", "in", "--output-dir", "out")
        self.put("in/a.txt", b"%PDF-1.4\n")
        self.expect(3, "parse", "in", "--output-dir", "out", "--resume")
        self.assertEqual(sorted(self.tree("out")), [b"manifest.jsonl"])


class Resume(BatchTest):
    def resumed(self, *arguments, **options):
        """How many outputs were written and kept."""
        done = self.run_program(*arguments, "--output-dir", "out", "--resume", **options)
        words = done.stderr[done.stderr.index("outputs written: "):].split(",")
        return int(words[0].split()[-1]), int(words[1].split()[-1])

    def test_only_what_changed_is_done_again(self):
        self.inputs()
        self.assertEqual(self.resumed("parse", "in"), (15, 0))
        self.assertEqual(self.resumed("parse", "in"), (0, 15))
        self.put("in/city.txt", CITY.read_bytes() + b"\n")
        os.utime(self.here / "in/more/0.txt")
        self.assertEqual(self.resumed("parse", "in"), (1, 14))
        (self.here / "out/sums-wrong.ndjson").write_bytes(b"spoilt")
        (self.here / "out/empty.ndjson").unlink()
        self.assertEqual(self.resumed("parse", "in"), (2, 13))
        self.put_clean("in/new.txt")
        (self.here / "in/two-tables.txt").unlink()
        self.assertEqual(self.resumed("parse", "in"), (1, 14))
        self.assertEqual(self.resumed("parse", "./in"), (15, 0), "the path stands in the output")

    def test_what_changes_the_output_does_it_again(self):
        self.put_clean("in/a.txt", "in/b.txt")
        self.put("in/b/.jixiao.toml", b"")
        self.put_clean("in/b/c.txt")
        self.assertEqual(self.resumed("check", "in"), (3, 0))
        self.assertEqual(self.resumed("check", "in", "-j", "2", "--color=auto"), (0, 3))
        self.put("in/b/.jixiao.toml", b'[severity]\nnumber-gap = "info"\n')
        self.assertEqual(self.resumed("check", "in"), (1, 2))
        self.assertEqual(self.resumed("check", "in", "--show", "info"), (3, 0))
        self.assertEqual(self.resumed("check", "in", "--show", "info", "--profile", "review"), (3, 0))
        self.assertEqual(self.resumed("check", "in", "--lang", "en"), (3, 0))
        grammar = self.expect(0, "grammar", "show", "furniture").stdout
        self.put("furniture.toml", grammar)
        self.assertEqual(self.resumed("check", "in", "--grammar", "furniture.toml"), (0, 3), "the same text")
        self.put("furniture.toml", grammar + b"\n# another\n")
        self.assertEqual(self.resumed("check", "in", "--grammar", "furniture.toml"), (3, 0))

    def test_without_resume_all_is_done(self):
        self.put_clean("in/a.txt")
        self.expect(0, "parse", "in", "--output-dir", "out")
        done = self.expect(0, "parse", "in", "--output-dir", "out")
        self.assertIn("outputs written: 1, kept: 0", done.stderr)

    def test_killed_at_any_moment(self):
        self.inputs(copies=40)
        begin = time.monotonic()
        self.expect(3, "parse", "in", "--output-dir", "whole")
        # Kills come at any moment of a run, however fast the machine is and whatever else it does.
        takes = time.monotonic() - begin
        whole = self.tree("whole")
        luck = random.Random(7)
        kills = left = 0
        deadline = time.monotonic() + 12
        while kills < 60 and time.monotonic() < deadline:
            if luck.random() < 0.2:
                shutil.rmtree(self.here / "out", ignore_errors=True)
            process = self.start("parse", "-j", "2", "in", "--output-dir", "out", "--resume", stderr=subprocess.DEVNULL)
            try:
                process.wait(luck.random() * takes)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                kills += 1
            process.communicate()
            for name, content in self.tree("out").items():
                if not name.startswith(b".jixiao/"):
                    self.assertEqual(content, whole[name], "half written")
            left += (self.here / "out/.jixiao/journal").exists()
        self.assertGreater(left, 3, "no kill came in the middle")
        self.expect(3, "parse", "in", "--output-dir", "out", "--resume")
        self.assertEqual(self.tree("out"), whole)

    def test_half_a_line_of_the_journal(self):
        self.inputs()
        os.mkfifo(self.here / "slow")
        process = self.start("parse", "in", "slow", "--output-dir", "out", stderr=subprocess.DEVNULL)
        journal = self.here / "out/.jixiao/journal"
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and not (journal.exists() and journal.read_bytes().count(b"\n") == 16):
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        journal.write_bytes(journal.read_bytes()[:-20])
        self.put("out/.jixiao/output-0", b"left over")
        written, kept = self.resumed("parse", "in")
        self.assertEqual((written + kept, kept >= 14), (15, True))
        self.assertFalse((self.here / "out/.jixiao").exists())

    def test_two_at_a_time(self):
        self.put_clean("in/a.txt")
        os.mkfifo(self.here / "slow")
        process = self.start("parse", "in", "slow", "--output-dir", "out", stderr=subprocess.DEVNULL)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and not (self.here / "out/a.ndjson").exists():
            time.sleep(0.02)
        self.assertIn("out: another run is writing", self.expect(4, "parse", "in", "--output-dir", "out").stderr)
        self.expect(0, "parse", "in", "--output-dir", "out", "--shard", "1/2")


class Shards(BatchTest):
    def test_every_input_falls_to_one(self):
        self.inputs(copies=10)
        whole = self.run_program("parse", "-q", "in")
        lines = []
        for number in (1, 2, 3):
            lines += self.run_program("parse", "-q", "in", "--shard", f"{number}/3").stdout.splitlines()
        self.assertEqual(sorted(lines), sorted(whole.stdout.splitlines()))
        self.assertEqual(self.run_program("parse", "-q", "in", "--shard", "1/1").stdout, whole.stdout)

    def test_the_same_on_every_machine(self):
        # As documented: the last 16 digits of xxh128sum of the path below the operand, modulo N, plus 1.
        self.put_clean("in/2023/某单位.txt", "in/b.txt")
        self.put_clean("elsewhere/2023/某单位.txt")
        for place in ("in", "elsewhere", str(self.here / "in"), "in/../in/"):
            shares = ["某单位".encode() in self.run_program("parse", place, "--shard", f"{number}/5").stdout
                      for number in range(1, 6)]
            self.assertEqual(shares.count(True), 1)
            if shutil.which("xxh128sum"):
                digest = digest_of("2023/某单位.txt".encode())
                self.assertTrue(shares[int(digest[16:], 16) % 5], place)

    def in_shards(self, count, *more):
        for number in range(1, count + 1):
            self.run_program("parse", "in", "--output-dir", "out", "--shard", f"{number}/{count}", "-q", *more)

    def merge(self, code, *places, word=""):
        done = self.expect(code, "parse", "--merge-manifests", *(places or ["out"]), "-o", "merged.jsonl")
        self.assertIn(word, done.stderr)
        return done

    def test_merged_they_are_one_run(self):
        self.inputs(copies=10)
        self.run_program("parse", "in", "--output-dir", "whole")
        self.in_shards(4)
        self.merge(0, word="shards: 4, inputs: 30, outputs: 29")
        self.assertEqual((self.here / "merged.jsonl").read_bytes(), (self.here / "whole/manifest.jsonl").read_bytes())
        outputs = {n: c for n, c in self.tree("out").items() if not n.startswith(b"manifest")}
        whole = self.tree("whole")
        del whole[b"manifest.jsonl"]
        self.assertEqual(outputs, whole)
        # Each machine may have a folder of its own.
        for number in range(1, 5):
            self.run_program("parse", "in", "--output-dir", f"machine{number}", "--shard", f"{number}/4")
        self.merge(0, *(f"machine{number}" for number in range(1, 5)))
        self.assertEqual((self.here / "merged.jsonl").read_bytes(), (self.here / "whole/manifest.jsonl").read_bytes())

    def test_more_shards_than_files_may_be_open(self):
        self.inputs(copies=10)
        self.run_program("parse", "in", "--output-dir", "whole")
        self.in_shards(40)
        limit = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (32, limit[1]))
        try:
            self.merge(0, word="shards: 40, inputs: 30, outputs: 29")
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, limit)
        self.assertEqual((self.here / "merged.jsonl").read_bytes(), (self.here / "whole/manifest.jsonl").read_bytes())

    def test_what_is_missing_is_named(self):
        self.inputs()
        self.in_shards(3)
        self.merge(0)
        (self.here / "out/city.ndjson").rename(self.here / "city.ndjson")
        self.merge(1, word="out/city.ndjson: not there any more")
        self.put("out/city.ndjson", (self.here / "city.ndjson").read_bytes()[:-1])
        self.merge(1, word="out/city.ndjson: not as it was written")
        self.put("out/city.ndjson", (self.here / "city.ndjson").read_bytes())
        second = self.here / "out/manifest-2-of-3.jsonl"
        content = second.read_bytes()
        second.unlink()
        self.merge(1, word="no manifest of shard 2/3")
        second.write_bytes(b"".join(content.splitlines(True)[:-1]))
        self.merge(1, word="manifest-2-of-3.jsonl: not a whole manifest")
        second.write_bytes(b"".join(content.splitlines(True)[:1] + content.splitlines(True)[2:]))
        self.merge(1, word="manifest-2-of-3.jsonl: not a whole manifest")
        second.write_bytes(content)
        (self.here / "out/manifest-2-again.jsonl").write_bytes(content)
        self.merge(1, word="a second manifest of shard 2/3")
        (self.here / "out/manifest-2-again.jsonl").unlink()
        (self.here / "out/.jixiao-2-of-3").mkdir()
        self.merge(1, word="was not finished")
        (self.here / "out/.jixiao-2-of-3").rmdir()
        self.merge(0)

    def test_shards_of_different_runs(self):
        self.inputs()
        self.in_shards(2)
        self.run_program("parse", "in", "--output-dir", "out", "--shard", "2/2", "--spans")
        self.merge(1, word="made with another options")
        self.expect(1, "check", "--merge-manifests", "out")
        self.in_shards(2)
        self.put_clean("in/later.txt")
        self.run_program("parse", "in", "--output-dir", "out", "--shard", "2/2")
        self.merge(1, word="saw other inputs than")
        self.merge(1, "in", word="in: no manifest of a batch")
        self.merge(1, "nowhere", word="nowhere: No such file")
        self.assertFalse((self.here / "merged.jsonl").exists())


if __name__ == "__main__":
    command.main()
