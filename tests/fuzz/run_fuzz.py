#!/usr/bin/env python3
"""Runs the fuzz targets of a build with JIXIAO_FUZZ, one after the other.

    run_fuzz.py BUILD [--seconds N | --runs N] [--target NAME]... [--log FILE]

Each runs N seconds, or so many inputs that are the same every time, from a corpus that it keeps in BUILD/fuzz. An input that breaks a law ends the run with exit code 1
and is kept in BUILD/fuzz/TARGET-crash-…; `fuzz_replay TARGET FILE` tries it again, `fuzz_TARGET -minimize_crash=1 FILE` makes it smaller.
The last line of each target says how many inputs were tried in how many seconds of CPU.
"""
import argparse
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import seeds

TARGETS = ('check', 'config', 'decode', 'grammar', 'lex', 'parse', 'parts', 'pattern', 'pipe')
LONGEST = {'decode': 20000, 'lex': 20000}
LONGEST_BY_DEFAULT = 9000
SLOWEST_INPUT = 20  # seconds


def used():
    """Seconds of CPU that the programs run so far took."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(build, target, how_long):
    """Exit code, executions and what the fuzzer said."""
    folder = build / 'fuzz'
    corpus, dictionary = folder / f'{target}-corpus', folder / f'{target}.dict'
    seeds.write_corpus(target, corpus)
    seeds.write_dictionary(target, dictionary)
    # Without -entropic, which takes a third of the time to weigh inputs, more of them are tried.
    command = [build / 'tests' / 'fuzz' / f'fuzz_{target}', *how_long, f'-dict={dictionary}',
               f'-max_len={LONGEST.get(target, LONGEST_BY_DEFAULT)}', f'-timeout={SLOWEST_INPUT}', '-rss_limit_mb=2048',
               f'-artifact_prefix={folder}/{target}-', '-print_final_stats=1', '-verbosity=1', '-reload=0', '-entropic=0',
               '-detect_leaks=0', corpus]
    environment = {**os.environ, 'ASAN_OPTIONS': 'abort_on_error=1:malloc_context_size=0:quarantine_size_mb=16', 'UBSAN_OPTIONS': 'print_stacktrace=1'}
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    said = done.stderr.decode('utf-8', 'replace')
    count = re.search(r'stat::number_of_executed_units: *(\d+)', said)
    return done.returncode, int(count[1]) if count else 0, said


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('build', type=Path)
    parser.add_argument('--seconds', type=int, default=10, help='of each target (default 10)')
    parser.add_argument('--runs', type=int, help='inputs of each target, always the same, instead')
    parser.add_argument('--target', action='append', choices=TARGETS)
    parser.add_argument('--log', type=Path, help='a line a target is added to it')
    options = parser.parse_args()
    how_long = [f'-runs={options.runs}', '-seed=1'] if options.runs else [f'-max_total_time={options.seconds}']
    broken = 0
    for target in options.target or TARGETS:
        before = used()
        code, count, said = run(options.build.resolve(), target, how_long)
        line = f'{target}: {count} executions, {used() - before:.0f} CPU seconds, exit {code}'
        print(line, flush=True)
        if options.log:
            with open(options.log, 'a', encoding='utf-8') as log:
                log.write(line + '\n')
        if code != 0:
            broken = 1
            print('\n'.join(said.splitlines()[-60:]))
    sys.exit(broken)


if __name__ == '__main__':
    main()
