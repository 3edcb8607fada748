#!/usr/bin/env python3
"""The scripts of docs/recipes/ do what they promise: with GNU parallel, under plain bash as a Slurm task, and in a Slurm of one node
where that can be started. usage: recipes_test.py PROGRAM"""
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
RECIPES = PROJECT / "docs" / "recipes"
PROGRAM = ""
SLURM_TOOLS = ("slurmctld", "slurmd", "sbatch")


class Recipes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="jixiao-recipes-")
        self.addCleanup(folder.cleanup)
        self.here = pathlib.Path(folder.name)
        self.here.chmod(0o755)
        self.environment = {**{k: v for k, v in os.environ.items() if not k.startswith("SLURM")}, "JIXIAO": PROGRAM}
        for number in range(12):
            place = self.here / "dumps" / f"{2020 + number % 3}" / f"部门 {number}.txt"
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(sorted((PROJECT / "samples").glob("*.txt"))[number % 5], place)
        self.call(PROGRAM, "parse", "-q", "dumps", "--output-dir", "whole", code=None)
        self.whole = self.tree("whole")

    def call(self, *command, code=0, **environment):
        done = subprocess.run(list(map(str, command)), cwd=self.here, capture_output=True, text=True, timeout=60, check=False,
                              env={**self.environment, **environment})
        if code is not None:
            self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout

    def tree(self, folder):
        return {path.relative_to(self.here / folder): path.read_bytes() for path in (self.here / folder).rglob("*")
                if path.is_file() and not path.name.startswith("manifest-")}

    def merge(self):
        self.call(PROGRAM, "parse", "-q", "--merge-manifests", "out", "-o", "out/manifest.jsonl")

    def test_slurm_task_under_bash(self):
        for task in range(7, 10):
            self.call("bash", RECIPES / "slurm-array.sh", "dumps", "out", SLURM_ARRAY_TASK_ID=str(task),
                      SLURM_ARRAY_TASK_MIN="7", SLURM_ARRAY_TASK_COUNT="3", SLURM_CPUS_PER_TASK="2")
        self.merge()
        self.assertEqual(self.tree("out"), self.whole)

    def test_gnu_parallel(self):
        if not shutil.which("parallel"):
            self.skipTest("no GNU parallel here")
        self.call("bash", RECIPES / "gnu-parallel.sh", "dumps", "out", "5", HOME=str(self.here))
        self.assertEqual(self.tree("out"), self.whole)

    def test_slurm_itself(self):
        missing = [tool for tool in SLURM_TOOLS if not shutil.which(tool, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")]
        if missing:
            self.skipTest(f"no {missing[0]} here")
        if os.geteuid() != 0:
            self.skipTest("only root can start a Slurm of its own")
        with Slurm(self) as slurm:
            job = self.call("sbatch", "--parsable", "--array=1-3", "--chdir", self.here, RECIPES / "slurm-array.sh", "dumps", "out",
                            **slurm.environment).strip()
            slurm.wait_for(job)
        self.merge()
        self.assertEqual(self.tree("out"), self.whole)


class Slurm:
    """A Slurm of one node with its own ports and folders. Ends with the block."""

    def __init__(self, test):
        self.test = test
        self.here = pathlib.Path(tempfile.mkdtemp(prefix="jixiao-slurm-"))
        self.environment = {"SLURM_CONF": str(self.here / "slurm.conf"), "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"}
        self.processes = []

    def __enter__(self):
        for name in ("state", "spool"):
            (self.here / name).mkdir()
        host = socket.gethostname().split(".")[0]
        (self.here / "slurm.conf").write_text(f"""
ClusterName=recipes
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
AuthType=auth/none
CredType=cred/none
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
ReturnToService=2
SlurmctldPort={free_port()}
SlurmdPort={free_port()}
SlurmctldPidFile={self.here}/slurmctld.pid
SlurmdPidFile={self.here}/slurmd.pid
StateSaveLocation={self.here}/state
SlurmdSpoolDir={self.here}/spool
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
NodeName={host} NodeAddr=127.0.0.1 CPUs={os.cpu_count()} State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
""", encoding="utf-8")
        (self.here / "cgroup.conf").write_text("CgroupAutomount=no\n", encoding="utf-8")
        self.here.chmod(0o755)
        self.start("slurmctld", "-D", "-f", self.here / "slurm.conf")
        self.start("slurmd", "-D", "-f", self.here / "slurm.conf", "-N", host)
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            said = subprocess.run(["sinfo", "-h", "-o", "%T"], env=self.all(), capture_output=True, text=True, check=False)
            if said.stdout.strip() in ("idle", "mixed"):
                return self
            time.sleep(0.2)
        self.__exit__(None, None, None)
        self.test.skipTest(f"Slurm does not start here: {said.stdout.strip()} {said.stderr.strip()}")

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.here, ignore_errors=True)

    def all(self):
        return {**self.test.environment, **self.environment}

    def start(self, *command):
        with open(self.here / f"{command[0]}.out", "wb") as log:
            self.processes.append(subprocess.Popen(list(map(str, command)), env=self.all(), stdout=log, stderr=log))

    def wait_for(self, job):
        deadline = time.monotonic() + 40
        while time.monotonic() < deadline:
            if not self.test.call("squeue", "-h", "-j", job, code=None, **self.environment).strip():
                return
            time.sleep(0.2)
        self.test.fail(self.test.call("squeue", **self.environment))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
