#!/usr/bin/env python3
"""Which inputs are read, in which order, and what is said of those that can't be."""
import json
import os
import subprocess

import command
from command import CITY, CLEAN, CommandTest


def paths(done):
    """The inputs of an ndjson output, in order."""
    records = map(json.loads, done.stdout.splitlines())
    return [record["path"] for record in records if record["type"] == "source"]


class Operands(CommandTest):
    def test_no_operand_and_dash_are_standard_input(self):
        text = CLEAN.read_bytes()
        self.assertEqual(paths(self.expect(0, "parse", stdin=text)), ["-"])
        self.assertEqual(paths(self.expect(0, "parse", "-", stdin=text)), ["-"])
        self.assertEqual(paths(self.expect(0, "parse", "--stdin-path", "mail.txt", stdin=text)), ["mail.txt"])

    def test_named_twice_is_read_twice(self):
        self.put_clean("a.txt")
        self.assertEqual(paths(self.expect(0, "parse", "a.txt", "a.txt")), ["a.txt", "a.txt"])

    def test_names_that_look_like_options(self):
        self.put_clean("-x", "a b\nc.txt")
        self.assertEqual(paths(self.expect(0, "parse", "--", "-x")), ["-x"])
        self.assertEqual(paths(self.expect(0, "parse", "a b\nc.txt")), ["a b\nc.txt"])

    def test_one_missing_file_does_not_stop_the_others(self):
        self.put_clean("a.txt", "c.txt")
        done = self.expect(3, "parse", "a.txt", "b.txt", "c.txt")
        self.assertEqual(paths(done), ["a.txt", "c.txt"])
        self.assertIn("jixiao: b.txt: No such file or directory\n", done.stderr)

    def test_no_permission(self):
        if os.geteuid() == 0:
            self.skipTest("root may read everything")
        self.put_clean("a.txt")
        (self.here / "a.txt").chmod(0)
        self.assertIn("a.txt: Permission denied", self.expect(3, "parse", "a.txt").stderr)

    def test_empty_file_has_no_table(self):
        self.put("empty.txt")
        done = self.expect(1, "parse", "empty.txt")
        self.assertIn(b'"no-table"', done.stdout)
        self.expect(1, "check", "empty.txt")
        self.expect(1, "parse", stdin=b"")

    def test_control_characters_of_names_are_not_printed(self):
        done = self.expect(3, "parse", "bad\x1b[31m\nname")
        self.assertIn("bad\\x1B[31m\\x0Aname: ", done.stderr)


class Folders(CommandTest):
    def test_bytewise_path_order(self):
        self.put_clean("d/a.txt", "d/a/z.txt", "d/a-b.txt", "d/B.txt", "d/é.txt", "d/a/b/c.txt")
        expected = ["d/B.txt", "d/a-b.txt", "d/a.txt", "d/a/b/c.txt", "d/a/z.txt", "d/é.txt"]
        self.assertEqual(sorted(expected, key=str.encode), expected)
        self.assertEqual(paths(self.expect(0, "parse", "d")), expected)
        self.assertEqual(paths(self.expect(0, "parse", "d/")), expected)

    def test_only_text_files_unless_asked(self):
        self.put_clean("d/a.txt", "d/b.text", "d/sub/c.dump")
        self.assertEqual(paths(self.expect(0, "parse", "d")), ["d/a.txt"])
        self.assertEqual(paths(self.expect(0, "parse", "--include", "*.dump", "d")), ["d/sub/c.dump"])
        both = self.expect(0, "parse", "--include=*.t?xt", "--include", "sub/*", "d")
        self.assertEqual(paths(both), ["d/b.text", "d/sub/c.dump"])

    def test_exclude(self):
        self.put_clean("d/a.txt", "d/old/b.txt", "d/x/old/c.txt", "d/x/y/d.txt")
        self.assertEqual(paths(self.expect(0, "parse", "--exclude", "old", "d")), ["d/a.txt", "d/x/y/d.txt"])
        self.assertEqual(paths(self.expect(0, "parse", "--exclude", "x/**", "d")), ["d/a.txt", "d/old/b.txt"])
        self.assertEqual(paths(self.expect(0, "parse", "--exclude", "**/[c-d].txt", "d")),
                         ["d/a.txt", "d/old/b.txt"])
        # A file that is named itself is read whatever the globs say.
        self.assertEqual(paths(self.expect(0, "parse", "--exclude", "*.txt", "d/a.txt")), ["d/a.txt"])

    def test_empty_folder_is_said_so(self):
        (self.here / "d").mkdir()
        done = self.expect(1, "parse", "d")
        self.assertIn("jixiao: d: no file to read in this folder", done.stderr)
        self.put_clean("a.txt")
        self.expect(1, "check", "-q", "--fail-on", "error", "d", "a.txt")
        self.expect(0, "check", "--fail-on", "never", "d", "a.txt")

    def test_symbolic_links(self):
        self.put_clean("d/a.txt", "other/b.txt")
        (self.here / "d/loop").symlink_to("..")
        (self.here / "d/self").symlink_to("self")
        (self.here / "d/linked").symlink_to("../other")
        done = self.expect(0, "parse", "d")
        self.assertEqual(paths(done), ["d/a.txt", "d/linked/b.txt", "d/loop/other/b.txt"])
        self.assertIn("jixiao: d/loop/d: a symbolic link back", done.stderr)
        (self.here / "d/gone.txt").symlink_to("nowhere")
        self.assertIn("d/gone.txt: No such file", self.expect(3, "parse", "d").stderr)

    def test_pipes_in_a_folder_are_left_out(self):
        self.put_clean("d/a.txt")
        os.mkfifo(self.here / "d/b.txt")
        done = self.expect(0, "parse", "d")
        self.assertEqual(paths(done), ["d/a.txt"])
        self.assertIn("d/b.txt: not a regular file", done.stderr)


class Lists(CommandTest):
    def test_names_from_a_file_and_from_standard_input(self):
        self.put_clean("a.txt", "d/b.txt")
        self.put("list", "a.txt\n\nd")
        self.assertEqual(paths(self.expect(0, "parse", "--files-from", "list")), ["a.txt", "d/b.txt"])
        self.assertEqual(paths(self.expect(0, "parse", "--files-from", "-", stdin=b"d/b.txt\na.txt\n")),
                         ["d/b.txt", "a.txt"])
        self.assertEqual(paths(self.expect(0, "parse", "a.txt", "--files-from", "list")),
                         ["a.txt", "a.txt", "d/b.txt"])

    def test_nul_separated(self):
        self.put_clean("a\nb.txt", "c.txt")
        done = self.expect(0, "parse", "-0", "--files-from", "-", stdin=b"a\nb.txt\0c.txt\0")
        self.assertEqual(paths(done), ["a\nb.txt", "c.txt"])

    def test_an_empty_list_is_no_input(self):
        self.assertEqual(self.expect(0, "parse", "--files-from", "-", stdin=b"").stdout, b"")

    def test_what_can_not_be(self):
        self.assertIn("nowhere: No such file", self.expect(2, "parse", "--files-from", "nowhere").stderr)
        self.expect(2, "parse", "--files-from", ".")
        self.expect(2, "parse", "--files-from", "-", "-", stdin=b"")
        self.expect(2, "parse", "-0", "a.txt")
        self.expect(3, "parse", "--files-from", "-", stdin=b"-\n")


class NoText(CommandTest):
    def refused(self, content, *words):
        self.put("x.bin", content)
        self.put_clean("good.txt")
        done = self.expect(3, "parse", "x.bin", "good.txt")
        self.assertEqual(paths(done), ["good.txt"])
        for word in ("jixiao: x.bin: ", *words):
            self.assertIn(word, done.stderr)

    def test_documents(self):
        self.refused(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdftotext -raw x.bin - | jixiao parse")
        self.refused(b"PK\x03\x04\x14\0\0\0[Content_Types].xml..xl/workbook.xml", "Excel", "pdftotext")
        self.refused(b"PK\x03\x04\x14\0\0\0[Content_Types].xml..word/document.xml", "Word", "pdftotext")
        self.refused(b"PK\x03\x04\x14\0\0\0a.txt", "unzip x.bin")
        self.refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Word or Excel")
        self.refused(b"\n <!DOCTYPE HTML>\n<html>", "HTML")
        self.refused(b"\xef\xbb\xbf<html lang='zh'>", "HTML")
        self.refused(b"{\\rtf1 ", "RTF")

    def test_other_binaries(self):
        self.refused(b"\x1f\x8b\x08\0", "gzip -dc x.bin | jixiao parse")
        self.refused(b"\x89PNG\r\n\x1a\n", "image")
        self.refused(b"\x7fELF\x02\x01\x01", "program")
        self.refused(bytes(range(256)) * 8, "binary")
        self.refused(bytes(100), "binary")

    def test_text_that_mentions_tags_is_text(self):
        self.put("x.txt", b"<table> is no page, nor is <!doctype in the middle\n" + CLEAN.read_bytes())
        self.assertIn(b'"type":"table"', self.run_program("parse", "x.txt").stdout)

    def test_html_in_utf16(self):
        self.refused("<html><body>".encode("utf-16"), "HTML")

    def test_few_bad_bytes_are_findings(self):
        self.put("x.txt", CLEAN.read_bytes() + b"\n\xff\xfe\n")
        done = self.expect(1, "parse", "x.txt")
        self.assertIn(b'"encoding-invalid"', done.stdout)
        self.assertEqual(paths(done), ["x.txt"])

    def test_the_advice_can_be_pasted(self):
        self.put("a b's.pdf", b"%PDF-1.4\n")
        self.assertIn("pdftotext -raw 'a b'\\''s.pdf' - | jixiao check", self.expect(3, "check", "a b's.pdf").stderr)


class Encodings(CommandTest):
    TEXT = CLEAN.read_text(encoding="utf-8")

    def encoding_of(self, done):
        return [json.loads(line) for line in done.stdout.splitlines()][-1]["encoding"]

    def test_what_was_chosen_is_said(self):
        for codec, name in (("utf-16", "UTF-16LE"), ("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE"),
                            ("gb18030", "GB18030"), ("gbk", "GB18030")):
            data = self.TEXT.encode(codec)
            done = self.expect(0, "parse", stdin=data)
            self.assertEqual(self.encoding_of(done), name)
            self.assertIn(f"jixiao: -: read as {name}\n", done.stderr)
            self.assertNotIn("read as", self.expect(0, "parse", "-q", stdin=data).stderr)
        for codec in ("utf-8", "utf-8-sig"):
            done = self.expect(0, "parse", stdin=self.TEXT.encode(codec))
            self.assertEqual(self.encoding_of(done), "UTF-8")
            self.assertNotIn("read as", done.stderr)

    def test_given(self):
        data = self.TEXT.encode("gb18030")
        done = self.expect(0, "parse", "--encoding", "gb18030", stdin=data)
        self.assertNotIn("read as", done.stderr)
        self.assertEqual(done.stdout, self.expect(0, "parse", stdin=data).stdout)
        self.assertEqual(done.stdout, self.expect(0, "parse", "--encoding=auto", stdin=data).stdout)
        # A given encoding is not doubted: what does not fit is found.
        self.assertIn(b"encoding-invalid", self.expect(1, "parse", "--encoding", "utf-8", stdin=data).stdout)
        self.assertIn("PDF", self.expect(3, "parse", "--encoding", "gb18030", stdin=b"%PDF-1.7\n").stderr)

    def test_rather_not_than_guessed(self):
        self.put("x.txt", "d\xe9j\xe0 vu\n".encode("latin-1"))
        done = self.expect(3, "parse", "x.txt")
        self.assertIn("x.txt: its encoding can't be told; if you know it: jixiao parse --encoding gb18030 x.txt", done.stderr)
        self.assertEqual(done.stdout, b"")
        self.put_clean("good.txt")
        self.assertEqual(paths(self.expect(3, "parse", "x.txt", "good.txt")), ["good.txt"])

    def test_bad_bytes_are_placed(self):
        data = self.TEXT.encode("gb18030")
        at = data.index(b"\n", 1000)
        done = self.expect(1, "parse", stdin=data[:at] + b"\xff" + data[at:])
        finding, = [record for line in done.stdout.splitlines()
                    if (record := json.loads(line)).get("rule") == "encoding-invalid"]
        before = data[:at].decode("gb18030")
        self.assertEqual(finding["message"], f"bad GB18030: 1 byte at offset {at}")
        self.assertEqual(finding["line"], before.count("\n") + 1)
        self.assertEqual(finding["column"], len(before) - before.rfind("\n"))

    def test_rows_come_before_a_pipe_ends(self):
        data = self.TEXT.encode("utf-16-le")
        process = self.start("parse", "--encoding", "utf-16le", stdin=subprocess.PIPE)
        self.addCleanup(process.communicate)
        process.stdin.write(data)
        process.stdin.flush()
        self.assertEqual(json.loads(process.stdout.readline())["type"], "table")


if __name__ == "__main__":
    command.main()
