#!/usr/bin/env python3
"""The pieces for continuous integration (docs/ci/, .pre-commit-hooks.yaml): they are what their services read, and the commands in
them do what they say, on tables without a fault and with. usage: ci_test.py PROGRAM"""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

try:
    import yaml
except ImportError:
    print("SKIP: python3-yaml is not installed")
    sys.exit(77)

PROJECT = pathlib.Path(__file__).resolve().parents[2]
CI = PROJECT / "docs" / "ci"
PROGRAM = ""


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def commands(lines):
    """The calls of jixiao among the lines of scripts."""
    return [line.strip() for text in lines for line in text.splitlines() if line.strip().startswith("jixiao ")]


class Pieces(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="jixiao-ci-")
        self.addCleanup(folder.cleanup)
        self.here = pathlib.Path(folder.name)
        (self.here / "bin").mkdir()
        (self.here / "bin" / "jixiao").symlink_to(PROGRAM)
        (self.here / "tables").mkdir()

    def put(self, *samples):
        for sample in samples:
            shutil.copy(PROJECT / "samples" / sample, self.here / "tables" / sample)

    def run_command(self, command):
        environment = {**os.environ, "PATH": f"{self.here}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
        environment.pop("JIXIAO_LANG", None)
        return subprocess.run(["bash", "-e", "-c", command], cwd=self.here, env=environment, capture_output=True, text=True,
                              timeout=120, check=False)

    def run_all(self, lines):
        """Runs commands as a service does, up to the first that fails: their exit codes and what they printed."""
        results = []
        for command in commands(lines):
            results.append(self.run_command(command))
            if results[-1].returncode != 0:
                break
        return results

    def test_github(self):
        workflow = read(CI / "github.yml")
        self.assertEqual(workflow[True], ["push", "pull_request"])  # `on` is a boolean to YAML 1.1, and to GitHub a key
        self.assertEqual(workflow["permissions"]["security-events"], "write")
        steps = workflow["jobs"]["check"]["steps"]
        for step in steps:
            self.assertEqual(len({"uses", "run"} & set(step)), 1, step)
            if "uses" in step:
                self.assertRegex(step["uses"], r"^[a-z-]+/[a-z-]+(/[a-z-]+)?@v\d+$")
        lines = [step["run"] for step in steps if "run" in step]
        self.assertEqual(len(commands(lines)), 3)
        upload = next(step for step in steps if "upload-sarif" in step.get("uses", ""))

        self.put("clean.txt")
        self.assertEqual([one.returncode for one in self.run_all(lines)], [0, 0, 0])
        self.put("sums-wrong.txt", "city.txt")
        results = self.run_all(lines)
        self.assertEqual([one.returncode for one in results], [0, 0, 1])
        self.assertRegex(results[0].stdout, r"(?m)^::error file=tables/city\.txt,line=\d+")
        sarif = json.loads((self.here / upload["with"]["sarif_file"]).read_text(encoding="utf-8"))
        self.assertEqual(sarif["version"], "2.1.0")
        self.assertTrue(sarif["runs"][0]["results"])

    def test_gitlab(self):
        job = read(CI / "gitlab.yml")["performance-tables"]
        self.assertEqual(set(job), {"image", "before_script", "script", "artifacts"})
        self.assertEqual(job["artifacts"]["when"], "always")
        report = self.here / job["artifacts"]["reports"]["codequality"]
        self.put("clean.txt")
        self.assertEqual([one.returncode for one in self.run_all(job["script"])], [0])
        # Infos may be among them, errors are not.
        self.assertNotIn("critical", {one["severity"] for one in json.loads(report.read_text(encoding="utf-8"))})
        self.put("sums-wrong.txt")
        self.assertEqual([one.returncode for one in self.run_all(job["script"])], [1])
        found = json.loads(report.read_text(encoding="utf-8"))
        self.assertIn("tables/sums-wrong.txt", {one["location"]["path"] for one in found})
        self.assertEqual(len({one["fingerprint"] for one in found}), len(found))

    def test_pre_commit(self):
        hooks = {hook["id"]: hook for hook in read(PROJECT / ".pre-commit-hooks.yaml")}
        for hook in hooks.values():
            self.assertLessEqual({"id", "name", "entry", "language", "files"}, set(hook))
        self.put("clean.txt", "sums-wrong.txt")
        for repository in read(CI / "pre-commit-config.yaml")["repos"]:
            for used in repository["hooks"]:
                hook = {**hooks[used["id"]], **used}
                self.assertTrue(re.search(hook["files"], "tables/clean.txt"))
                self.assertFalse(re.search(hook["files"], "notes/readme.md"))
                for name, code in (("clean.txt", 0), ("sums-wrong.txt", 1)):
                    done = self.run_command(f"{hook['entry']} {shlex.quote('tables/' + name)}")
                    self.assertEqual(done.returncode, code, done.stderr)

    def test_what_they_install_is_what_the_project_says(self):
        text = (CI / "github.yml").read_text(encoding="utf-8") + (CI / "gitlab.yml").read_text(encoding="utf-8")
        lists = set(re.findall(r"\$\((awk [^)]*)\)", text))
        self.assertEqual(len(lists), 1)
        shutil.copytree(PROJECT / "script", self.here / ".jixiao-source" / "script")
        packages = self.run_command(lists.pop()).stdout.split()
        self.assertIn("libre2-dev", packages)
        self.assertNotIn("clang-14", packages)


def main():
    global PROGRAM
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()


if __name__ == "__main__":
    main()
