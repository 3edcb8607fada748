#!/usr/bin/env python3
"""Limits: time grows with the input and no faster, memory does not grow, and what was left out is said.

    limits_test.py JIXIAO [--thorough] [SHAPE]...

Inputs of many shapes (shapes.py) go through a pipe at two sizes. What is judged is CPU time, of a large input against that of small ones
read right before it, so that neighbours of the test slow both; and not once, but the best of a few times.
"""
import argparse
import array
import fcntl
import json
import os
import re
import subprocess
import sys
import tempfile
import termios
import threading
import time
from pathlib import Path

import shapes

MEGABYTE = 1 << 20
# So many times as large is the large input, and so many times as long for each byte it may take. If a tenth of the time of the small one
# grew with the square of its size, it would be 1.7 times.
FACTOR, MOST_TIMES = 8, 1.5
TRIES, SMALL_RUNS, NO_TIME = 6, 3, 0.004
GROWTH = MEGABYTE  # of memory between two sizes that must not differ
# The names of the last 65,536 rows are kept, which are more than the small input has.
ROOM = {'rows of different names': 65536 * 128}
MOST_IN_ROW = 96 * MEGABYTE
FORMATS = ('text', 'concise', 'json', 'ndjson', 'csv', 'sarif', 'junit', 'github', 'gitlab', 'rdjson')


class Run:
    """One call with an input through a pipe: exit code, CPU seconds, peak memory, and what was written."""

    def __init__(self, jixiao, call, pieces):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen([jixiao, *call, '--encoding', 'utf-8'], stdin=subprocess.PIPE, stdout=out, stderr=err)
            self.size = 0
            feeder = threading.Thread(target=self.feed, args=(process, pieces))
            feeder.start()
            _, status, usage = os.wait4(process.pid, 0)
            feeder.join()
            process.returncode = self.code = os.waitstatus_to_exitcode(status)
            self.seconds = usage.ru_utime + usage.ru_stime
            self.peak = usage.ru_maxrss * 1024  # at least that of the test itself, which it was forked from
            self.written = out.tell()
            out.seek(max(0, out.seek(0, os.SEEK_END) - 4096))
            self.tail = out.read()
            err.seek(0)
            self.error = err.read(2000).decode('utf-8', 'replace')

    def feed(self, process, pieces):
        try:
            for piece in pieces:
                process.stdin.write(piece)
                self.size += len(piece)
            process.stdin.flush()
            self.memory = self.memory_when_all_is_read(process)
            process.stdin.close()
        except BrokenPipeError:
            self.memory = 0

    @staticmethod
    def memory_when_all_is_read(process):
        """The peak so far, while the program waits for more."""
        waiting = array.array('i', [1])
        while waiting[0] > 0:
            fcntl.ioctl(process.stdin, termios.FIONREAD, waiting)
            time.sleep(0.01)
        status = Path(f'/proc/{process.pid}/status').read_text(encoding='ascii')
        return 1024 * int(re.search(r'VmHWM:\s*(\d+)', status)[1])


class Tests:
    def __init__(self, options):
        self.jixiao = options.jixiao
        self.shapes = options.shapes
        self.failures = self.tried = 0
        self.size = (4 if options.thorough else 1) * MEGABYTE
        self.start = min(Run(self.jixiao, ['check', '-f', 'ndjson'], []).seconds for _ in range(5))

    def law(self, holds, what):
        self.tried += 1
        if not holds:
            self.failures += 1
            print('FAIL', what, flush=True)

    def run(self, call, shape, size):
        done = Run(self.jixiao, call, shape(int(size)))
        self.law(done.code in (0, 1), f'{" ".join(call)}: exit {done.code}: {done.error}')
        return done

    def linear(self, name, shape, call):
        """A byte of a large input takes no longer than one of a small input."""
        times = []
        while not times or (min(times) > MOST_TIMES and len(times) < TRIES):
            smalls = [self.run(call, shape, self.size) for _ in range(SMALL_RUNS)]
            large = self.run(call, shape, FACTOR * self.size)
            expected = FACTOR * max(sum(small.seconds - self.start for small in smalls) / SMALL_RUNS, NO_TIME)
            times.append((large.seconds - self.start) / expected)
        self.law(min(times) <= MOST_TIMES, f'{name}: a byte of {large.size} takes {min(times):.2f} times as long as one of '
                 f'{smalls[-1].size} ({large.seconds:.2f} s, {smalls[-1].seconds:.3f} s)')
        return smalls[-1], large

    def no_growth(self, name, small, large):
        self.law(large.memory - small.memory < GROWTH + ROOM.get(name, 0),
                 f'{name}: {small.memory >> 10} KiB for {small.size} bytes, {large.memory >> 10} KiB for {large.size}')

    def chosen(self, all_shapes):
        return [(name, shape) for name, shape in all_shapes.items() if not self.shapes or name in self.shapes]

    def rows(self):
        """Nothing grows with the number of rows."""
        for name, shape in self.chosen(shapes.ROWS):
            self.no_growth(name, *self.linear(name, shape, ['check', '-f', 'json']))

    def findings(self):
        """Nothing grows with the number of findings, in any format."""
        for name in FORMATS:
            call = ['check', '-f', name, '--show', 'info'] if name == 'text' else ['check', '-f', name]
            shape = shapes.ROWS['rows with findings']
            sizes = [self.run(call, shape, factor * self.size / 4) for factor in (1, 4)]
            self.no_growth(f'findings as {name}', *sizes)
            self.law(sizes[1].written > 3 * sizes[0].written, f'findings as {name}: {sizes[1].written} bytes')

    def one_row(self):
        """A row takes time by its bytes, bounded memory, and what goes beyond --max-row is left out and said."""
        for name, shape in self.chosen(shapes.ONE_ROW):
            self.linear(name, shape, ['check', '-f', 'ndjson', '--max-row', '64M'])
            done = self.run(['check', '-f', 'ndjson'], shape, 2 * self.size)
            self.law(done.peak < MOST_IN_ROW, f'{name}: {done.peak >> 10} KiB')
            self.accounting(name, shape, done.size)

    def accounting(self, name, shape, size):
        """Every byte has its fate, and the end of the output says so whatever came before."""
        limit = size // 2
        done = self.run(['parse', '-q', '--max-row', str(limit)], shape, size)
        source = json.loads(done.tail.splitlines()[-1])
        self.law(source['bytes'] == done.size and sum(source['accounting'].values()) == done.size, f'{name}: {source}')
        said = re.findall(rb'"rule":"([a-z-]+)"', done.tail)
        self.law(done.code == 1 and said, f'{name}: nothing was said, exit {done.code}')

    def beyond_the_limit(self):
        """What a row has too much costs neither time nor memory."""
        shape = shapes.ONE_ROW['a cell that never ends']
        call = ['parse', '-q', '--max-row', str(self.size // 4)]
        small, large = self.linear('a row beyond the limit', shape, call)
        self.no_growth('a row beyond the limit', small, large)
        self.law(b'"limit-reached"' in large.tail, f'a row beyond the limit: {large.tail[-600:]}')

    def long_line(self):
        """A line of 64 MB (thorough, else 16) is read in parts."""
        for name in ('a line that never ends', 'entries with findings'):
            done = self.run(['check', '-q', '-f', 'ndjson'], shapes.ONE_ROW[name], 16 * self.size)
            self.law(done.peak < MOST_IN_ROW, f'{name}, {done.size} bytes: {done.peak >> 10} KiB')
        line = shapes.ROWS['prose without a table']
        small, large = (self.run(['parse', '-q'], line, part * self.size) for part in (4, 16))
        self.no_growth('a line of prose', small, large)

    def everything(self):
        some = (self.rows, self.one_row)
        for test in some if self.shapes else (*some, self.findings, self.beyond_the_limit, self.long_line):
            test()
        print(f'{self.tried} cases, {self.failures} failed')
        return 1 if self.failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('jixiao')
    parser.add_argument('shapes', nargs='*', help='only these (default: all, and what does not depend on the shape)')
    parser.add_argument('--thorough', action='store_true', help='inputs four times as large')
    sys.exit(Tests(parser.parse_args()).everything())


if __name__ == '__main__':
    main()
