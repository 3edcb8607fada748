#!/usr/bin/env python3
"""The program as a whole on damaged inputs: how it ends, what it says, how long it takes.

    mutate_test.py JIXIAO [--seconds N] [--seed N]

Calls with many options read samples that were cut, moved, doubled and strewn with strange bytes. Each must end with 0, 1
or 3, without a word of a sanitizer, in time, with accounting that adds up; the same call must say the same again with
several jobs.
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import seeds  # noqa: E402

FAULTS = (b'Sanitizer', b'runtime error', b'fault of the program', b'Assertion', b'terminate called')
SLOWEST = 20  # seconds, with sanitizers and neighbours
LIMITS = (['--max-row', '300'], ['--max-row', '4000'], [])
CALLS = (
    ['parse', '-f', 'json', '--spans'], ['parse', '-f', 'json', '--pretty'], ['parse'], ['parse', '--spans'],
    ['parse', '-f', 'csv', '--excel', '--header', 'zh'], ['parse', '-f', 'csv', '--rows', 'projects'],
    ['parse', '-f', 'csv', '--rows', 'units'], ['repair'], ['check'], ['check', '--show', 'info', '--color', 'always', '--lang', 'zh'],
    *(['check', '-f', name] for name in ('concise', 'json', 'ndjson', 'csv', 'sarif', 'junit', 'github', 'gitlab', 'rdjson')))


def damaged(data, words, chance):
    """The data with some bytes changed, cut out, moved, doubled or put in."""
    data = bytearray(data)
    for _ in range(chance.choice([0, 1, 1, 2, 5, 20, 60])):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            data[at:at] = chance.choice(words) * chance.choice([1, 1, 2, 10])
        elif kind == 1:
            del data[at:at + chance.choice([1, 1, 2, 3, 10, 100, 1000])]
        elif kind == 2 and at < len(data):
            data[at] = chance.randrange(256)
        elif kind == 3:
            begin = chance.randrange(len(data) + 1)
            data[at:at] = data[begin:begin + chance.randrange(300)]
        else:
            begin = chance.randrange(len(data) + 1)
            piece = data[begin:begin + chance.choice([9, 90, 900])]
            data[at:at + len(piece)] = piece
    return bytes(data[:chance.randrange(len(data) + 1)] if chance.random() < 0.2 else data)


def run(command, data):
    return subprocess.run(command, input=data, capture_output=True, timeout=SLOWEST * 3, check=False)


def fault(done, seconds, data, call):
    """What is wrong with how a call ended; empty when nothing is."""
    if done.returncode not in (0, 1, 3):
        return f'exit {done.returncode}'
    for word in FAULTS:
        if word in done.stderr:
            return word.decode()
    if seconds > SLOWEST:
        return f'{seconds:.0f} seconds for {len(data)} bytes'
    if call[0] == 'parse' and 'json' in call and done.returncode != 3:
        source = json.loads(done.stdout)['source']
        if sum(source['accounting'].values()) != len(data) or source['bytes'] != len(data):
            return f'accounting {source} of {len(data)} bytes'
    return ''


def attempt(jixiao, data, chance, folder):
    """Reads an input once, or twice with several jobs; what is wrong, and the call."""
    call = [*chance.choice(CALLS), *chance.choice(LIMITS)]
    before = time.monotonic()
    done = run([jixiao, *call], data)
    found = fault(done, time.monotonic() - before, data, call)
    if found or chance.random() < 0.8:
        return found, call, done
    path = folder / 'dump.txt'
    path.write_bytes(data)
    one, many = (run([jixiao, *call, '-j', jobs, path, path, path], b'') for jobs in '13')
    if (one.returncode, one.stdout) != (many.returncode, many.stdout):
        return 'other output with several jobs', call, many
    return fault(many, 0, data, ['several']), call, many


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('jixiao')
    parser.add_argument('--seconds', type=float, default=10)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    inputs, words = list(seeds.dumps(random.Random(1))), seeds.dump_words()
    end = time.monotonic() + options.seconds
    tried = failures = 0
    with tempfile.TemporaryDirectory(prefix='jixiao-mutate-') as folder:
        while time.monotonic() < end:
            tried += 1
            data = damaged(chance.choice(inputs), words, chance)
            found, call, done = attempt(options.jixiao, data, chance, Path(folder))
            if not found:
                continue
            failures += 1
            kept = Path(tempfile.gettempdir()) / f'mutate-{options.seed}-{tried}'
            kept.write_bytes(data)
            print(f'FAIL {" ".join(call)}: {found}\n  kept in {kept}\n  {done.stderr[-600:].decode("utf-8", "replace")}')
    print(f'{tried} executions, {failures} failed')
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
