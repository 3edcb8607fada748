#!/usr/bin/env python3
"""How the program is called: options, help, languages, exit codes."""
import json
import re
import subprocess

import command
from command import CLEAN, DAMAGED, CommandTest

COMMANDS = ("parse", "check", "repair", "trace", "rules", "grammar", "schema")


class Usage(CommandTest):
    def wrong(self, word, *arguments):
        done = self.expect(2, *arguments)
        self.assertEqual(done.stdout, b"")
        self.assertIn(word, done.stderr)

    def test_wrong_calls(self):
        self.wrong("Usage: jixiao")
        self.wrong("did you mean parse?", "prase")
        self.wrong("did you mean --format?", "parse", "--fromat", "json")
        self.wrong("ndjson, json, csv", "parse", "-f", "xml")
        self.wrong("--format needs a value", "parse", "-f")
        self.wrong("--jobs is a number", "parse", "-j", "two")
        self.wrong("--jobs is a number", "parse", "-j", "-1")
        self.wrong("--max-row is a number", "parse", "--max-row", "0")
        self.wrong("--lang is one of", "parse", "--lang", "fr")
        self.wrong("--color is one of", "parse", "--color", "red")
        self.wrong("--rows is one of", "parse", "-f", "csv", "--rows", "all")
        self.wrong("--rows goes with -f csv only", "parse", "--rows", "units")
        self.wrong("--encoding is one of", "parse", "--encoding", "klingon")
        self.wrong("--fail-on is one of", "check", "--fail-on", "sometimes")
        self.wrong("did you mean number-gap?", "check", "--select", "number-gapp")
        self.wrong("did you mean number-gap?", "check", "--ignore", "no-table,number-gapp")
        self.wrong("RULE=LEVEL", "check", "--severity", "number-gap")
        self.wrong("--severity is one of", "check", "--severity", "number-gap=loud")
        self.wrong("more than is expected: b", "rules", "a", "b")
        self.wrong("did you mean number-gap?", "rules", "number-gab")
        self.wrong("list, show, test", "grammar", "burn")
        self.wrong("no part of the grammar", "grammar", "show", "nowhere.toml")
        self.wrong("parse, check", "schema", "repair")

    def test_decided_before_any_input_is_read(self):
        process = self.start("parse", "-f", "nothing", stdin=subprocess.PIPE)
        self.assertEqual(process.wait(timeout=20), 2)
        process.communicate()
        self.put("bad.toml", "name = 3\n")
        process = self.start("check", "--grammar", "bad.toml", stdin=subprocess.PIPE)
        self.assertEqual(process.wait(timeout=20), 2)
        self.assertIn(b"bad.toml:1:", process.communicate()[1])

    def test_options_may_stand_anywhere_and_be_repeated(self):
        one = self.expect(0, "parse", "-f", "csv", CLEAN).stdout
        self.assertEqual(self.expect(0, "parse", CLEAN, "--format=csv").stdout, one)
        self.assertEqual(self.expect(0, "parse", "-qfcsv", CLEAN).stdout, one)
        self.assertEqual(self.expect(0, "parse", "-f", "json", CLEAN, "-f", "csv").stdout, one)


class Help(CommandTest):
    def test_every_command_explains_itself(self):
        whole = self.expect(0, "--help").stdout.decode()
        for name in COMMANDS:
            self.assertIn(f"\n  {name} ", whole)
            for arguments in ((name, "--help"), (name, "-h"), (name, "--help", "--lang", "zh")):
                text = self.expect(0, *arguments).stdout.decode()
                self.assertIn(f"jixiao {name} ", text)
                self.assertTrue("\nExit codes:\n" in text or "\n退出码：\n" in text)
                self.assertTrue("\nExamples:\n" in text or "\n示例：\n" in text)
                self.assertLessEqual(max(map(len, text.splitlines())), 110)

    def test_help_is_chinese_where_it_should_be(self):
        for name in COMMANDS:
            text = self.expect(0, name, "--help", "--lang", "zh").stdout.decode()
            self.assertNotRegex(text, "Usage:|Options:|Examples:|Exit codes:")
            options = text.split("\n选项：\n")[1].split("\n\n")[0]
            for option in re.split(r"\n(?=  (?:-|    --))", options):
                self.assertRegex(option, "[一-龥]", (name, option))
            codes = text.split("\n退出码：\n")[1].strip().splitlines()
            for code in codes:
                self.assertRegex(code, "^ *[0-4]  .*[一-龥]", (name, code))

    def test_version(self):
        self.assertRegex(self.expect(0, "--version").stdout.decode(), r"^jixiao \d+\.\d+\.\d+\n$")

    def test_the_examples_of_help_are_calls(self):
        for name in COMMANDS:
            text = self.expect(0, name, "--help").stdout.decode()
            examples = text.split("\nExamples:\n")[1].split("\n\n")[0].splitlines()
            self.assertTrue(examples)
            for example in examples:
                call = example[example.index("jixiao "):].split(" | ")[0].split(" > ")[0].split()
                flags = [word for word in call if word.startswith("-") and word != "-"]
                for flag in flags:
                    self.assertIn(flag, text)


class Languages(CommandTest):
    def complaint(self, *arguments, **environment):
        self.environment.update(environment)
        done = self.run_program("parse", "missing", *arguments)
        for name in environment:
            del self.environment[name]
        return "zh" if "没有" in done.stderr else "en"

    def test_option_then_variable_then_locale(self):
        self.assertEqual(self.complaint(), "en")
        self.assertEqual(self.complaint("--lang", "zh"), "zh")
        self.assertEqual(self.complaint("--lang=zh"), "zh")
        self.assertEqual(self.complaint(LANG="zh_CN.UTF-8"), "zh")
        self.assertEqual(self.complaint(LANG="zh_CN.UTF-8", LC_ALL="C"), "en")
        self.assertEqual(self.complaint(LANG="de_DE.UTF-8"), "en")
        self.assertEqual(self.complaint(JIXIAO_LANG="zh"), "zh")
        self.assertEqual(self.complaint(JIXIAO_LANG="en", LANG="zh_CN.UTF-8"), "en")
        self.assertEqual(self.complaint("--lang", "auto", JIXIAO_LANG="zh"), "zh")
        self.assertEqual(self.complaint("--lang", "en", JIXIAO_LANG="zh"), "en")

    def test_wrong_calls_are_said_in_chinese(self):
        self.assertIn("没有名为 --x 的选项", self.expect(2, "parse", "--lang", "zh", "--x").stderr)
        self.assertIn("需要一个值", self.expect(2, "parse", "--lang", "zh", "-f").stderr)


class ExitCodes(CommandTest):
    def test_parse_and_repair(self):
        self.put("none.txt", "nothing of the kind\n")
        for name in ("parse", "repair"):
            self.expect(0, name, CLEAN)
            self.expect(1, name, DAMAGED)
            self.expect(1, name, "none.txt", CLEAN)
            self.expect(3, name, "none.txt", "missing")

    def test_check(self):
        wrong = command.SAMPLES / "sums-wrong.txt"
        self.expect(0, "check", CLEAN)
        self.expect(1, "check", wrong)
        self.expect(0, "check", wrong, "--fail-on", "never")
        self.expect(3, "check", wrong, "missing", "--fail-on", "never")
        rules = {one["rule"] for one in json.loads(self.run_program("check", "-f", "json", wrong).stdout)["diagnostics"]}
        self.expect(0, "check", wrong, "--ignore", ",".join(sorted(rules)))
        softened = [word for rule in sorted(rules) for word in ("--severity", f"{rule}=info")]
        self.expect(0, "check", wrong, *softened)
        self.expect(1, "check", wrong, "--fail-on", "info", *softened)
        self.expect(0, "check", wrong, "--select", "number-gap")

    def test_the_highest_counts(self):
        with open("/dev/full", "wb") as full:
            self.expect(4, "parse", DAMAGED, "missing", stdout=full)


class Console(CommandTest):
    def test_parse_and_repair_end_with_one_line(self):
        for name in ("parse", "repair"):
            done = self.expect(0, name, CLEAN)
            self.assertRegex(done.stderr, r"^jixiao: tables: 1, rows read: \d+, rows not read: 0\n$")
            self.assertRegex(self.expect(0, name, "--lang", "zh", CLEAN).stderr, r"^jixiao: 表 1 张，读出 \d+ 行，未能读出 0 行\n$")
            self.assertEqual(self.expect(0, name, "-q", CLEAN).stderr, "")

    def test_structure_findings_of_csv_and_repair(self):
        quiet = self.expect(1, "parse", "-q", DAMAGED)
        self.assertEqual(quiet.stderr, "")
        self.assertIn(b'"type":"diagnostic"', quiet.stdout)
        for call in (["parse", "-f", "csv"], ["repair"]):
            done = self.expect(1, *call, DAMAGED)
            self.assertIn("entry-unparsed", done.stderr)
            self.assertIn("damaged-text.txt:", done.stderr)
            self.assertRegex(done.stderr.splitlines()[-1], r"^jixiao: tables: 1, rows read: \d+, rows not read: \d+$")

    def test_color(self):
        escape = b"\x1b["
        wrong = command.SAMPLES / "sums-wrong.txt"
        self.assertNotIn(escape, self.run_program("check", wrong).stdout)
        self.assertIn(escape, self.run_program("check", "--color", "always", wrong).stdout)
        script = subprocess.run(["script", "-qec", f"'{command.PROGRAM}' check '{wrong}'", "/dev/null"], capture_output=True,
                                env={**self.environment, "TERM": "xterm"}, check=False, stdin=subprocess.DEVNULL)
        self.assertIn(escape, script.stdout)
        script = subprocess.run(["script", "-qec", f"'{command.PROGRAM}' check '{wrong}'", "/dev/null"], capture_output=True,
                                env={**self.environment, "TERM": "xterm", "NO_COLOR": "1"}, check=False,
                                stdin=subprocess.DEVNULL)
        self.assertNotIn(escape, script.stdout)


class Lists(CommandTest):
    def test_rules(self):
        text = self.expect(0, "rules").stdout.decode()
        rules = json.loads(self.expect(0, "rules", "-f", "json").stdout)
        for rule in rules:
            self.assertIn(rule["id"], text)
            for language in ("en", "zh"):
                page = self.expect(0, "rules", rule["id"], "--lang", language).stdout.decode()
                self.assertIn(rule["id"], page)
                data = json.loads(self.expect(0, "rules", rule["id"], "-f", "json", "--lang", language).stdout)
                for key in ("summary", "message", "why", "example", "mend", "source"):
                    self.assertTrue(data[key], (rule["id"], language, key))
        self.assertFalse([line for line in text.splitlines() if line != line.rstrip()])

    def test_grammar(self):
        self.assertIn("guangzhou", self.expect(0, "grammar", "list").stdout.decode())
        source = self.expect(0, "grammar", "show", "guangzhou").stdout
        self.assertIn(b"[form]", source)
        self.assertIn("guangzhou", self.expect(0, "grammar", "test").stdout.decode())
        self.put("guangzhou.toml", source)
        self.expect(0, "grammar", "test", "guangzhou.toml")
        own = self.expect(0, "parse", "--grammar", "guangzhou.toml", CLEAN).stdout
        self.assertEqual(own, self.expect(0, "parse", CLEAN).stdout)
        self.put("bad.toml", source + b"\n[surprise]\nx = 1\n")
        done = self.expect(2, "grammar", "test", "bad.toml")
        self.assertIn("bad.toml:", done.stderr)

    def test_schema(self):
        for name in ("parse", "check"):
            schema = json.loads(self.expect(0, "schema", name).stdout)
            self.assertEqual(schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
        self.assertEqual(self.expect(0, "schema").stdout, self.expect(0, "schema", "parse").stdout)


if __name__ == "__main__":
    command.main()
