#!/usr/bin/env python3
"""Holds every format of `check` against what it is meant for: published schemas, parsers that are not ours, and the
findings of -f json, which all of them must tell. usage: formats_test.py PROGRAM

Inputs: the samples one by one and together, nothing at all, a table without a finding, and files whose names and texts
are made to break a format."""
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as xml
from pathlib import Path

try:
    import jsonschema
except ImportError:
    if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    print("python3-jsonschema is not installed: skipped")
    sys.exit(77)

PROJECT = Path(__file__).resolve().parents[2]
SCHEMAS = PROJECT / "tests" / "schemas"
HOSTILE_NAME = "a b%0A,file=x::error::&<'\"]]>{0}(试)#?.txt"
HOSTILE_TEXT = "%0A::error::x,y: <b>&amp;\"']]>{0}[a](1)\u0085\u2028\ufffe\x1b[31m\x07=1+1"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
GITLAB = {"error": "major", "warning": "minor", "info": "info"}
SHOWN_BY_GITHUB = 10


def schema(name, validator):
    return validator(json.loads((SCHEMAS / name).read_text(encoding="utf-8")))


def load(text):
    """JSON in which no key stands twice in one object."""

    def pairs(items):
        keys = [key for key, _ in items]
        assert len(keys) == len(set(keys)), f"a key stands twice: {keys}"
        return dict(items)

    return json.loads(text, object_pairs_hook=pairs)


def valid(validator, value):
    error = jsonschema.exceptions.best_match(validator.iter_errors(value))
    assert error is None, f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"


def same(found, wanted, what):
    assert found == wanted, f"{what}: {str(found)[:300]}, want {str(wanted)[:300]}"


def place(finding):
    return finding["line"], finding["column"], finding["end_line"], finding["end_column"]


class Case:
    """A call of the program and its findings as -f json tells them."""

    def __init__(self, program, arguments, folder=PROJECT):
        self.program, self.arguments, self.folder = program, arguments, folder
        document = load(self.write("json"))
        self.findings, self.summary = document["diagnostics"], document["summary"]

    def write(self, name, *more):
        """What the program writes in a format; the same for one job and for two."""
        call = [self.program, "check", "-f", name, *more]
        texts = set()
        for jobs in ("1", "2"):
            done = subprocess.run([*call, "-j", jobs, *self.arguments], cwd=self.folder, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            assert done.returncode in (0, 1), f"exit {done.returncode}: {done.stderr.decode()[:300]}"
            texts.add(done.stdout)
        assert len(texts) == 1, "another output with two jobs"
        return texts.pop().decode("utf-8")

    def line(self, finding):
        """The source line of a finding."""
        text = (Path(self.folder) / finding["path"]).read_bytes().decode("utf-8")
        return re.split("\r\n|\n|\r", text)[finding["line"] - 1]


def check_concise(case):
    lines = case.write("concise").splitlines()
    same(len(lines), len(case.findings), "lines")
    for line, finding in zip(lines, case.findings):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028]", line), repr(line)
        found = re.fullmatch(r"(.*?):(\d+):(\d+): (error|warning|info) ([a-z-]+): (.+)", line)
        same((int(found[2]), int(found[3]), found[4], found[5]),
             (finding["line"], finding["column"], finding["severity"], finding["rule"]), "line")


def check_ndjson(case):
    *records, summary = [load(line) for line in case.write("ndjson").split("\n")[:-1]]
    same(summary.pop("type"), "summary", "the last record")
    same(summary, case.summary, "summary")
    for record, finding in zip(records, case.findings, strict=True):
        same(record.pop("type"), "diagnostic", "type")
        same(record.pop("table", None), finding["subject"]["table"], "table")
        same(record.pop("spending_unit", None), finding["subject"]["spending_unit"], "spending unit")
        same(record, finding, "record")


def check_csv(case):
    text = case.write("csv")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    for row, finding in zip(rows, case.findings, strict=True):
        assert None not in row and None not in row.values(), "cells without a column, or the reverse"
        wanted = {**finding, **finding["subject"]}
        for key in row:
            if key == "related":
                for related in finding[key]:
                    assert f"{related['line']}:{related['column']} {related['message']}" in row[key]
            else:
                same(row[key], "" if wanted[key] is None else str(wanted[key]), key)
    chinese = case.write("csv", "--header", "zh", "--excel")
    assert chinese.startswith("\ufeff文件,"), chinese[:20]
    same(len(list(csv.reader(io.StringIO(chinese, newline=""), strict=True))), len(rows) + 1, "rows of a spreadsheet")
    for row in csv.reader(io.StringIO(chinese[1:], newline="")):
        assert not any(re.match("[=+@\t\r-].", cell) for cell in row), f"a formula: {row}"


def check_sarif(case):
    log = load(case.write("sarif"))
    valid(schema("sarif-2.1.0.schema.json", jsonschema.Draft4Validator), log)
    (run,) = log["runs"]
    same(run["columnKind"], "unicodeCodePoints", "columnKind")
    rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
    same(len(artifacts), case.summary["files"], "artifacts")
    same(sorted(rule["id"] for rule in rules), sorted({finding["rule"] for finding in case.findings}), "rules")
    for rule in rules:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert rule["help"]["markdown"].startswith("## ")
    for result, finding in zip(run["results"], case.findings, strict=True):
        same(rules[result["ruleIndex"]]["id"], result["ruleId"], "rule")
        same((result["ruleId"], result["level"]), (finding["rule"], LEVELS[finding["severity"]]), "rule and level")
        same(result["message"]["text"].replace("{{", "{").replace("}}", "}"), finding["message"], "message")
        physical = result["locations"][0]["physicalLocation"]
        region = physical["region"]
        same((region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]), place(finding),
             "region")
        location = physical["artifactLocation"]
        same(location["uri"], artifacts[location["index"]]["location"]["uri"], "artifact")
        assert re.fullmatch("[!-~]*", location["uri"]) and ":" not in location["uri"], location["uri"]
        same(urllib.parse.unquote(location["uri"]), finding["path"], "path")
        same(set(result["partialFingerprints"].values()), {finding["fingerprint"]}, "fingerprint")
        related = [(each["physicalLocation"]["region"]["startLine"], each["physicalLocation"]["region"]["startColumn"])
                   for each in result.get("relatedLocations", ())]
        same(related, [(each["line"], each["column"]) for each in finding["related"]], "related places")
    same(load(case.write("sarif", "--lang", "zh"))["runs"][0]["tool"]["driver"]["language"], "zh-CN", "language")


def check_junit(case):
    text = case.write("junit")
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        if shutil.which("xmllint"):
            done = subprocess.run(["xmllint", "--noout", "--schema", SCHEMAS / "junit-jenkins.xsd", file.name],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[:500]
    suites = list(xml.fromstring(text.encode("utf-8")))
    same(len(suites), case.summary["files"], "suites")
    names = set()
    found = []
    for suite in suites:
        tests = list(suite)
        same(suite.get("tests"), str(len(tests)), "tests")
        same(suite.get("failures"), str(sum(test.find("failure") is not None for test in tests)), "failures")
        for test in tests:
            name = (test.get("classname"), test.get("name"))
            assert name not in names, f"two tests are called {name}"
            names.add(name)
            if len(test):
                found.append((suite.get("name"), test[0].tag, test[0].text))
    for (path, tag, text), finding in zip(found, case.findings, strict=True):
        same(path, finding["path"], "suite")
        same(tag, "system-out" if finding["severity"] == "info" else "failure", "element")
        assert f":{finding['line']}:{finding['column']}: {finding['severity']}: {finding['rule']}: " in text, text


def unescaped(text, property=False):
    """As GitHub's runner reads what a workflow command says."""
    for mark, byte in (("%0D", "\r"), ("%0A", "\n"), *((("%3A", ":"), ("%2C", ",")) if property else ()), ("%25", "%")):
        text = text.replace(mark, byte)
    return text


def check_github(case):
    commands = case.write("github").split("\n")
    same(commands.pop(), "", "the end")
    read = []
    for line in commands:
        head, data = re.fullmatch("::([^:]*)::(.*)", line).groups()
        command, _, properties = head.partition(" ")
        read.append((command, {key: unescaped(value, True) for key, _, value in
                               (each.partition("=") for each in properties.split(","))}, unescaped(data)))
    severities = [finding["severity"] for finding in case.findings]
    beyond = {each: severities.count(each) - SHOWN_BY_GITHUB for each in COMMANDS}
    if any(count > 0 for count in beyond.values()):
        command, properties, data = read.pop()
        same(properties, {"title": "jixiao"}, "the last record")
        for each, word in (("error", "errors?"), ("warning", "warnings?"), ("info", "infos?")):
            same(int(re.search(rf"(\d+) {word}", data)[1]), max(0, beyond[each]), f"{each} beyond the limit")
    for (command, properties, data), finding in zip(read, case.findings, strict=True):
        same((command, properties["title"]), (COMMANDS[finding["severity"]], finding["rule"]), "command")
        same((properties["file"], int(properties["line"]), int(properties["endLine"])),
             (finding["path"], finding["line"], finding["end_line"]), "place")
        one_line = finding["line"] == finding["end_line"]
        same("col" in properties, one_line, "columns only within a line")
        if one_line:
            same(int(properties["col"]), finding["column"], "column")
            same(int(properties["endColumn"]), max(finding["column"], finding["end_column"] - 1), "last column")


def check_gitlab(case):
    report = load(case.write("gitlab"))
    valid(schema("gitlab-code-quality.schema.json", jsonschema.Draft202012Validator), report)
    for issue, finding in zip(report, case.findings, strict=True):
        same((issue["check_name"], issue["description"], issue["severity"]),
             (finding["rule"], finding["message"], GITLAB[finding["severity"]]), "issue")
        same(issue["location"], {"path": finding["path"], "lines": {"begin": finding["line"],
                                                                    "end": finding["end_line"]}}, "location")
    prints = [issue["fingerprint"] for issue in report]
    same(len(set(prints)), len(prints), "different fingerprints")


def check_rdjson(case):
    result = load(case.write("rdjson"))
    valid(schema("rdformat.schema.json", jsonschema.Draft7Validator), result)
    for diagnostic, finding in zip(result["diagnostics"], case.findings, strict=True):
        same((diagnostic["code"]["value"], diagnostic["message"], diagnostic["severity"]),
             (finding["rule"], finding["message"], finding["severity"].upper()), "diagnostic")
        same(diagnostic["location"]["path"], finding["path"], "path")
        begin, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"].get("end")
        same(begin["line"], finding["line"], "line")
        if finding["path"] == "-":
            continue
        line = case.line(finding)
        same(begin["column"], len(line[:finding["column"] - 1].encode("utf-8")) + 1, "column in bytes")
        last = case.line({**finding, "line": finding["end_line"]})
        same((end["line"], end["column"]),
             (finding["end_line"], len(last[:finding["end_column"] - 1].encode("utf-8")) + 1), "end in bytes")


CHECKS = {name[len("check_"):]: check for name, check in sorted(globals().items()) if name.startswith("check_")}


def hostile_files(folder):
    """A table whose names and texts hold what a format could mistake for its own, in a file with such a name, twice."""
    sample = (PROJECT / "samples" / "sums-wrong.txt").read_text(encoding="utf-8")
    table = sample.replace("水质检测仪器购置项目", HOSTILE_TEXT.replace("\u0085", "").replace("\u2028", ""))
    damaged = (PROJECT / "samples" / "damaged-text.txt").read_text(encoding="utf-8")
    damaged = damaged.replace("检测结果复核符合率", HOSTILE_TEXT)
    # Indents and gaps of other blanks than spaces, each of another length in bytes.
    blanks = damaged.replace("\n    ", "\n\u3000\u3000").replace(" ", "\t", 40) + table.replace("\n    ", "\n\t\u00a0\u3000 ")
    for name, text in ((HOSTILE_NAME, table), ("b.txt", table), ("c.txt", damaged), ("-d.txt", damaged), ("e.txt", blanks)):
        (Path(folder) / name).write_text(text, encoding="utf-8")


def cases(program, folder):
    samples = sorted(str(path.relative_to(PROJECT)) for path in (PROJECT / "samples").glob("*.txt"))
    for sample in samples:
        yield sample, Case(program, [sample])
    yield "all samples", Case(program, samples)
    yield "a table without findings", Case(program, ["--select", "number-gap", "samples/clean.txt"])
    yield "an empty input", Case(program, [])
    yield "no input", Case(program, ["--files-from", "/dev/null"])
    yield "hostile names and texts", Case(program, ["--", HOSTILE_NAME, "b.txt", "c.txt", "-d.txt", "e.txt"], folder)


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    program = os.path.abspath(sys.argv[1])
    problems, looked_at = [], 0
    with tempfile.TemporaryDirectory() as folder:
        hostile_files(folder)
        for name, case in cases(program, folder):
            for each, check in CHECKS.items():
                looked_at += 1
                try:
                    check(case)
                except Exception as error:
                    problems.append(f"-f {each} of {name}: {type(error).__name__}: {error}")
    for problem in problems[:40]:
        print(problem)
    if not shutil.which("xmllint"):
        print("xmllint (libxml2-utils) is not installed: JUnit was read, but not held against its schema")
    print(f"{looked_at} outputs, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
