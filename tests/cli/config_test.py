#!/usr/bin/env python3
"""The configuration as a user meets it: where it is found, what it does, what is said of a wrong one."""
import json
import re
import subprocess
import tomllib

import command
from command import CITY, CLEAN, SAMPLES, CommandTest

SUMS = SAMPLES / "sums-wrong.txt"
CODES = SAMPLES / "codes-and-numbers-wrong.txt"


class ConfigTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.put("sums.txt", SUMS.read_bytes())
        self.put("a/codes.txt", CODES.read_bytes())
        self.put("a/deep/sums.txt", SUMS.read_bytes())

    def found(self, *arguments, code=None, **options):
        """The findings as (path, rule, severity)."""
        done = self.run_program("check", "-f", "json", *arguments, **options)
        if code is not None:
            self.assertEqual(done.returncode, code, done.stderr)
        return [(one["path"], one["rule"], one["severity"]) for one in json.loads(done.stdout)["diagnostics"]]

    def rules(self, *arguments, **options):
        return {(rule, severity) for _, rule, severity in self.found(*arguments, **options)}

    def in_force(self, *arguments, **options):
        return tomllib.loads(self.expect(0, "check", "--show-config", *arguments, **options).stdout.decode())


class Finding(ConfigTest):
    def test_the_nearest_one_upward_counts(self):
        self.put(".jixiao.toml", "[severity]\nrow-sum-mismatch = 'info'\nspending-unit-sum-mismatch = 'info'\n")
        self.assertIn(("spending-unit-sum-mismatch", "info"), self.rules("sums.txt"))
        self.assertIn(("spending-unit-sum-mismatch", "info"), self.rules("a/deep/sums.txt"))
        self.put("a/.jixiao.toml", "ignore = 'spending-unit-sum-mismatch'\n")
        self.assertNotIn("spending-unit-sum-mismatch", {rule for rule, _ in self.rules("a/deep/sums.txt")})
        self.assertIn(("spending-unit-sum-mismatch", "info"), self.rules("sums.txt"))

    def test_from_another_folder(self):
        self.put("a/.jixiao.toml", "select = 'number-gap'\n")
        self.assertLessEqual({rule for rule, _ in self.rules(self.here / "a/codes.txt")}, {"number-gap"})
        text = self.shell('cd a/deep && "$J" check -f json ../../sums.txt')
        self.assertTrue(json.loads(text)["diagnostics"])
        text = self.shell('cd a/deep && "$J" check -f json sums.txt')
        self.assertEqual(json.loads(text)["diagnostics"], [])

    def test_standard_input_has_that_of_the_working_folder(self):
        self.put(".jixiao.toml", "select = 'number-gap'\n[[override]]\npath = 'old/*'\nselect = 'total-sum-mismatch'\n")
        data = SUMS.read_bytes()
        self.assertEqual(self.found("-", stdin=data, code=0), [])
        self.assertEqual(self.found(stdin=data, code=0), [])
        self.assertEqual([rule for _, rule, _ in self.found("--stdin-path", "old/x.txt", stdin=data, code=1)],
                         ["total-sum-mismatch"])

    def test_named_or_none(self):
        self.put(".jixiao.toml", "select = 'number-gap'\n")
        self.put("ci/other.toml", "select = 'total-sum-mismatch'\n[[override]]\npath = 'a/**'\nignore = 'total-sum-mismatch'\n")
        self.assertEqual(self.found("sums.txt", code=0), [])
        self.assertEqual({rule for rule, _ in self.rules("--config", "ci/other.toml", "sums.txt")}, {"total-sum-mismatch"})
        self.assertEqual(self.rules("--config", "ci/other.toml", "a"), set())
        self.assertGreater(len(self.rules("--isolated", "sums.txt")), 1)
        self.assertIn("exclude each other", self.expect(2, "check", "--isolated", "--config", "x", "sums.txt").stderr)

    def test_a_folder_behind_a_link_has_that_of_the_link(self):
        self.put("store/x/sums.txt", SUMS.read_bytes())
        (self.here / "p").mkdir()
        (self.here / "p/link").symlink_to(self.here / "store/x")
        self.put("p/.jixiao.toml", "select = 'number-gap'\n")
        self.assertEqual(self.found("p/link/sums.txt", code=0), [])


class Effects(ConfigTest):
    def test_several_inputs_under_different_configurations(self):
        self.put(".jixiao.toml", "fail-on = 'never'\n[[override]]\npath = 'a/deep/**'\nselect = 'number-gap'\n")
        self.put("b/.jixiao.toml", "fail-on = 'error'\nselect = 'row-sum-mismatch'\n")
        for number in range(12):
            self.put(f"b/{number}.txt", CITY.read_bytes())
        one = self.run_program("check", "-f", "json", ".")
        self.assertEqual(one.returncode, 1)
        for jobs in ("2", "7"):
            many = self.run_program("check", "-f", "json", "-j", jobs, ".")
            self.assertEqual((many.returncode, many.stdout), (one.returncode, one.stdout))
        rules = {}
        for path, rule, _ in self.found("."):
            rules.setdefault(path, set()).add(rule)
        self.assertEqual(rules["./b/0.txt"], {"row-sum-mismatch"})
        self.assertNotIn("./a/deep/sums.txt", rules)
        self.assertIn("total-sum-mismatch", rules["./sums.txt"])
        self.expect(0, "check", "a", "sums.txt")

    def test_the_command_line_wins(self):
        self.put(".jixiao.toml", "ignore = ['total-sum-mismatch']\nfail-on = 'never'\n[severity]\nrow-sum-mismatch = 'off'\n")
        self.assertEqual({rule for rule, _ in self.rules("--select", "total-sum-mismatch", "sums.txt")}, {"total-sum-mismatch"})
        self.expect(0, "check", "sums.txt")
        self.expect(1, "check", "--fail-on", "error", "sums.txt")
        self.expect(1, "check", "--fail-on=info", "sums.txt")
        self.assertIn(("total-sum-mismatch", "warning"), self.rules("--severity", "total-sum-mismatch=warning", "sums.txt"))
        off = self.rules("--isolated", "--severity", "total-sum-mismatch=off", "sums.txt")
        self.assertNotIn("total-sum-mismatch", {rule for rule, _ in off})

    def test_strict_rounding(self):
        self.assertIn("sum-rounding", {rule for rule, _ in self.rules("sums.txt")})
        self.put(".jixiao.toml", "rounding = 'strict'\n")
        strict = self.rules("sums.txt")
        self.assertNotIn("sum-rounding", {rule for rule, _ in strict})
        explained = len(self.found("--isolated", "--select", "sum-rounding", "sums.txt"))
        mismatches = ("--select", "row-sum-mismatch,spending-unit-sum-mismatch,total-sum-mismatch", "sums.txt")
        self.assertEqual(len(self.found(*mismatches)), len(self.found("--isolated", *mismatches)) + explained)

    def test_required_categories(self):
        def missing(settings):
            self.put(".jixiao.toml", settings)
            found = json.loads(self.run_program("check", "-f", "json", "--lang", "zh", CLEAN.name).stdout)["diagnostics"]
            return {(one["rule"], one["severity"], one["message"]) for one in found if one["rule"].endswith("-missing")}

        self.put(CLEAN.name, CLEAN.read_bytes().replace("3-满意度指标".encode(), "2-效益指标".encode())
                 .replace("31-服务对象满意度".encode(), "22-社会效益".encode())
                 .replace("14-成本指标".encode(), "13-时效指标".encode()))
        by_default = missing("")
        self.assertEqual({(rule, severity) for rule, severity, _ in by_default}, {("satisfaction-missing", "info")})
        self.assertEqual(missing("required.satisfaction = 'off'"), set())
        self.assertEqual({severity for _, severity, _ in missing("required.satisfaction = 'error'")}, {"error"})
        self.assertEqual(missing("required = {satisfaction = 'off', cost = 'error'}"),
                         {("category-missing", "error", "未设置成本指标")})
        self.assertEqual(missing("ignore = 'satisfaction-missing'"), set())

    def test_an_empty_folder_under_never(self):
        self.put("e/.jixiao.toml", "fail-on = 'never'\n")
        self.expect(0, "check", "e")
        self.expect(1, "check", "--isolated", "e")

    def test_language(self):
        self.put(".jixiao.toml", "lang = 'zh'\n")

        def language(*arguments, **environment):
            self.environment.update(environment)
            done = self.run_program("check", *arguments, "sums.txt")
            for name in environment:
                del self.environment[name]
            return "zh" if "共检查" in done.stdout.decode() else "en"

        self.assertEqual(language(), "zh")
        self.assertEqual(language(LANG="en_US.UTF-8"), "zh")
        self.assertEqual(language(JIXIAO_LANG="en"), "en")
        self.assertEqual(language("--lang", "en"), "en")
        self.assertEqual(language("--lang", "auto", JIXIAO_LANG="en"), "en")
        self.assertEqual(language("--lang", "auto"), "zh")
        self.assertEqual(language("--isolated"), "en")
        for call in (["--help"], ["check", "--help"], ["rules"], ["rules", "number-gap"]):
            self.assertRegex(self.expect(0, *call).stdout.decode(), "[一-龥]")
        self.assertIn("参见", self.expect(2, "check", "--select", "x").stderr)
        self.put(".jixiao.toml", "lang = 'auto'\n")
        self.assertEqual(language(), "en")
        self.assertEqual(language(LANG="zh_CN.UTF-8"), "zh")


class Wrong(ConfigTest):
    def test_told_before_anything_is_read(self):
        self.put("z/deep/.jixiao.toml", "ignore = 'number-gab'\n")
        self.put("z/deep/x.txt", CLEAN.read_bytes())
        for call in (["."], ["-j", "3", "."], ["sums.txt", "z"], ["--files-from", "list"]):
            self.put("list", "sums.txt\nz/deep/x.txt\n")
            done = self.expect(2, "check", *call)
            self.assertEqual(done.stdout, b"")
            self.assertIn(".jixiao.toml:1:10: error: no rule is called", done.stderr)
            self.assertIn('did you mean "number-gap"?', done.stderr)
        self.expect(1, "check", "sums.txt")
        self.expect(1, "check", "--isolated", ".")
        self.expect(2, "parse", "z/deep/x.txt")
        self.expect(2, "repair", "z/deep/x.txt")
        self.put("sub/.jixiao.toml", "lang = 3\n")
        process = self.start("check", "--config", "sub/.jixiao.toml", stdin=subprocess.PIPE)
        self.assertEqual(process.wait(timeout=20), 2)
        process.communicate()

    def test_a_list_from_a_pipe_is_told_when_it_comes(self):
        self.put("z/.jixiao.toml", "nothing = 1\n")
        self.put("z/x.txt", CLEAN.read_bytes())
        for jobs in ("1", "3"):
            done = self.expect(2, "check", "-j", jobs, "--files-from", "-", stdin=b"sums.txt\nz/x.txt\n")
            self.assertIn("knows no key", done.stderr)

    def test_unreadable(self):
        (self.here / ".jixiao.toml").mkdir()
        self.assertIn("Is a directory", self.expect(2, "check", "sums.txt").stderr)
        self.assertIn("No such file", self.expect(2, "check", "--config", "none.toml", "sums.txt").stderr)
        self.assertIn("没有这个文件", self.expect(2, "check", "--lang", "zh", "--config", "none.toml", "sums.txt").stderr)

    def test_a_wrong_one_does_not_keep_help_away(self):
        self.put(".jixiao.toml", "lang = 'zh'\nx = 1\n")
        self.expect(0, "--help")
        self.expect(0, "check", "--help")
        self.expect(0, "rules")

    def test_wrong_options(self):
        for word, *call in (("--profile is one of publish, review, all", "--profile", "public"),
                            ("--year is a year", "--year", "24"), ("--year is a year", "--year", "2024x"),
                            ("did you mean number-gap?", "--severity", "number-gab=info"),
                            ("more than is expected", "--show-config", "sums.txt", "a")):
            self.assertIn(word, self.expect(2, "check", *call).stderr)


class Profiles(ConfigTest):
    def test_rules_of_a_profile(self):
        rules = {name: {one["id"] for one in json.loads(self.expect(0, "rules", "-f", "json", "--profile", name).stdout)}
                 for name in ("publish", "review", "all")}
        self.assertLessEqual(rules["publish"], rules["review"])
        self.assertLessEqual(rules["review"], rules["all"])
        every = {one["id"]: one["profile"] for one in json.loads(self.expect(0, "rules", "-f", "json").stdout)}
        self.assertEqual(set(every), rules["all"])
        self.assertEqual({rule for rule, profile in every.items() if profile == "publish"}, rules["publish"])
        for name, expected in rules.items():
            text = self.expect(0, "rules", "--profile", name).stdout.decode()
            self.assertEqual({line.split()[0] for line in text.splitlines() if line.startswith("  ")}, expected)
            levels = self.in_force("--profile", name)["severity"]
            self.assertEqual({rule for rule, level in levels.items() if level != "off"}, expected)
        self.assertIn("--profile is one of", self.expect(2, "rules", "--profile", "private").stderr)


class Documents(ConfigTest):
    def test_what_the_documents_show_is_a_configuration(self):
        project = SAMPLES.parent
        pages = [project / "README.md", project / "README.zh.md", *sorted((project / "docs").rglob("*.md"))]
        shown = 0
        for page in pages:
            for block in re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
                self.put("shown.toml", block)
                self.in_force("--config", "shown.toml", "sums.txt")
                shown += 1
        self.assertGreaterEqual(shown, 4)


class Shown(ConfigTest):
    def test_what_is_in_force_is_a_configuration_that_says_the_same(self):
        self.put(".jixiao.toml", "profile = 'review'\nlang = 'zh'\nfail-on = 'error'\nrounding = 'strict'\n"
                                 "year = '**/{year}/*'\n[severity]\nnumber-gap = 'off'\nnumber-order = 'info'\n"
                                 "[[override]]\npath = 'b/**'\nignore = 'no-table'\n")
        self.put("b/2023/x.txt", SUMS.read_bytes())
        calls = ([], ["sums.txt"], ["b/2023/x.txt"], ["b/"], ["--select", "number-gap", "sums.txt"],
                 ["--profile", "all", "--fail-on", "never", "--year", "2020", "--severity", "row-sum-mismatch=off"])
        for call in calls:
            first = self.in_force(*call)
            page = self.expect(0, "check", "--show-config", *call).stdout
            self.put("again.toml", page)
            again = self.in_force("--config", "again.toml", *[word for word in call[-1:] if word.endswith((".txt", "/"))])
            self.assertEqual(first, again, call)
        shown = self.in_force("b/2023/x.txt")
        self.assertEqual((shown["year"], shown["lang"], shown["severity"]["no-table"]), (2023, "zh", "off"))

    def test_it_says_where_each_value_comes_from(self):
        self.put("a/.jixiao.toml", "\nfail-on = 'error'\n[severity]\nnumber-gap = 'info'\n")
        lines = self.expect(0, "check", "--show-config", "--ignore", "no-table", "a/codes.txt").stdout.decode().splitlines()
        said = {line.split(" = ")[0]: line.split("# ")[1] for line in lines if " = " in line}
        self.assertEqual(said["fail-on"], "a/.jixiao.toml:2")
        self.assertEqual(said["number-gap"], "a/.jixiao.toml:4")
        self.assertEqual(said["no-table"], "command line")
        self.assertEqual(said["profile"], "default")
        self.assertEqual(said["lang"], "locale")
        self.environment["JIXIAO_LANG"] = "en"
        self.assertIn("# JIXIAO_LANG", self.expect(0, "check", "--show-config").stdout.decode())
        self.assertIn("no .jixiao.toml", self.expect(0, "check", "--show-config").stdout.decode())
        self.assertIn("--isolated", self.expect(0, "check", "--show-config", "--isolated", "a/codes.txt").stdout.decode())

    def test_nothing_is_read_and_the_file_need_not_be_there(self):
        self.in_force("not/there.txt")
        process = self.start("check", "--show-config", stdin=subprocess.PIPE)
        self.assertEqual(process.wait(timeout=20), 0)
        process.communicate()


if __name__ == "__main__":
    command.main()
