"""What the tests of the command line share: the program, samples, a folder to work in."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
CLEAN = SAMPLES / "clean.txt"
DAMAGED = SAMPLES / "damaged-text.txt"
CITY = SAMPLES / "city.txt"
PROGRAM = ""
SANITIZED = bool(os.environ.get("JIXIAO_SANITIZE"))  # a sanitizer's own memory hides what the program uses


class CommandTest(unittest.TestCase):
    """Runs the program in an empty folder of its own, in English, without a terminal."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="jixiao-cli-")
        self.addCleanup(self.folder.cleanup)
        self.here = pathlib.Path(self.folder.name)
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "JIXIAO_"))}
        self.environment.pop("NO_COLOR", None)

    def put(self, name, content=b""):
        """Writes a file of that name (folders are made) and returns the name."""
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def put_clean(self, *names):
        for name in names:
            self.put(name, CLEAN.read_bytes())

    def start(self, *arguments, **options):
        options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        options.setdefault("env", self.environment)
        return subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=self.here, **options)

    def run_program(self, *arguments, stdin=None, **options):
        """The finished program: returncode, stdout (bytes), stderr (text)."""
        if stdin is not None:
            options["stdin"] = subprocess.PIPE
        process = self.start(*arguments, **options)
        out, err = process.communicate(stdin, timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, out, (err or b"").decode(errors="replace"))

    def expect(self, code, *arguments, **options):
        """Runs the program, checks its exit code and returns it."""
        done = self.run_program(*arguments, **options)
        self.assertEqual(done.returncode, code, f"{arguments}: {done.stderr}")
        return done

    def shell(self, script):
        """Runs a bash script with $J as the program; returns its output as text."""
        done = subprocess.run(["bash", "-c", script], cwd=self.here, capture_output=True, timeout=120,
                              env={**self.environment, "J": PROGRAM, "CLEAN": str(CLEAN)}, check=False)
        return done.stdout.decode()

    def names(self):
        """All files below the folder."""
        return sorted(str(p.relative_to(self.here)) for p in self.here.rglob("*") if not p.is_dir())


def main():
    global PROGRAM
    if len(sys.argv) < 2:
        sys.exit("usage: *_test.py PROGRAM [unittest options]")
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    # The test files are the main module; what they use of this one is set here as well.
    sys.modules["command"].PROGRAM = PROGRAM
    unittest.main(module="__main__")
