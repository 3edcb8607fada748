#!/usr/bin/env python3
"""The program as a whole on damaged inputs: how it ends, what it says, how long it takes.

    mutate_test.py JIXIAO [--seconds N] [--seed N]

Calls with many options read samples whose lines were cut, moved, doubled, wrapped, put on pages (restructure.py), in any encoding, and
strewn with strange bytes. Each must end with 0, 1 or 3, without a word of a sanitizer, in time. What `parse` says must satisfy the
verifier (tests/verify), which knows only the input; several jobs must say the same; so must another encoding; `trace` has an answer
for any place; nothing differs from itself.
"""
import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import restructure  # noqa: E402
import seeds  # noqa: E402

sys.path.insert(0, str(seeds.PROJECT / 'tests' / 'verify'))
import program  # noqa: E402
import verify  # noqa: E402

FAULTS = (b'Sanitizer', b'runtime error', b'fault of the program', b'Assertion', b'terminate called')
SLOWEST = 20  # seconds, with sanitizers and neighbours
LIMITS = (['--max-row', '300'], ['--max-row', '4000'], [])
CALLS = (
    ['parse', '-f', 'json', '--spans'], ['parse', '-f', 'json', '--pretty'], ['parse'], ['parse', '--spans'], ['parse', '--spans'],
    ['parse', '-f', 'csv', '--excel', '--header', 'zh'], ['parse', '-f', 'csv', '--rows', 'projects'],
    ['parse', '-f', 'csv', '--rows', 'units'], ['repair'], ['check'],
    ['check', '--show', 'info', '--color', 'always', '--lang', 'zh'],
    ['check', '--profile', 'all', '-f', 'json'], ['report', '-o', '/dev/stdout'],
    *(['check', '-f', name] for name in ('concise', 'json', 'ndjson', 'csv', 'sarif', 'junit', 'github', 'gitlab', 'rdjson')))


def text_of(data):
    """The text of an input, if it is UTF-8."""
    try:
        return data.decode('utf-8')
    except UnicodeDecodeError:
        return ''


def changed(data, words, chance):
    """The data with other lines, in any encoding, or with damaged bytes, or both."""
    text = text_of(data)
    if text and chance.random() < 0.7:
        text = restructure.restructured(text, chance)
        codec, mark = chance.choice([('utf-8', b''), ('utf-8', b''), *seeds.ENCODINGS])
        data = mark + text.encode(codec)
        if chance.random() < 0.5:
            return data
    return damaged(data, words, chance)


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
    if done.returncode != 3:
        return fault_of_output(done.stdout, data, call)
    return ''


def fault_of_output(output, data, call):
    """What is wrong with what a call wrote."""
    if '--spans' in call:
        return '; '.join(verify.verify(data, output)[:3])
    if call[0] == 'parse' and 'json' in call:
        source = json.loads(output)['source']
        if sum(source['accounting'].values()) != len(data) or source['bytes'] != len(data):
            return f'accounting {source} of {len(data)} bytes'
    return ''


def other_encoding(jixiao, data, chance, _):
    """Records do not depend on the encoding."""
    codec, _ = chance.choice(seeds.ENCODINGS)
    said = {'gb18030': 'gb18030', 'utf-16-le': 'utf-16le', 'utf-16-be': 'utf-16be'}[codec]
    call = ['parse', '-f', 'json', '--encoding']
    here, there = run([jixiao, *call, 'utf-8'], data), run([jixiao, *call, said], text_of(data).encode(codec))
    found = [program.without_positions(json.loads(done.stdout, parse_float=Decimal)) for done in (here, there)]
    return program.first_difference(*found), [*call, said], there


def several_jobs(jixiao, data, chance, folder):
    """The number of jobs does not show."""
    call = [*chance.choice(CALLS), *chance.choice(LIMITS)]
    path = folder / 'dump.txt'
    path.write_bytes(data)
    one, many = (run([jixiao, *call, '-j', jobs, path, path, path] if call[0] != 'report' else [jixiao, *call, path], b'') for jobs in '13')
    if (one.returncode, one.stdout) != (many.returncode, many.stdout):
        return 'other output with several jobs', call, many
    return '', call, many


def any_place(jixiao, data, chance, folder):
    """Every character has become something."""
    path = folder / 'dump.txt'
    path.write_bytes(data)
    lines = re.split('\r\n|\r|\n', text_of(data).lstrip('\ufeff'))
    number = chance.randrange(len(lines))
    if not lines[number]:
        return '', [], None
    call = ['trace', str(path), f'{number + 1}:{chance.randint(1, len(lines[number]))}']
    done = run([jixiao, *call, '--encoding', 'utf-8'], b'')
    return '' if done.returncode == 0 else f'exit {done.returncode}', call, done


def itself(jixiao, data, chance, folder):
    """Nothing differs from itself; what differs from something else can be said."""
    path, other = folder / 'old.txt', folder / 'new.txt'
    path.write_bytes(data)
    other.write_bytes(changed(data, [b' '], chance))
    call = ['diff', str(path)]
    same = run([jixiao, *call, path, '-f', 'json'], b'')
    if same.returncode != 3 and json.loads(same.stdout)['summary']['changes']:
        return 'differs from itself', [*call, path], same
    call += [other, '-f', chance.choice(['text', 'json', 'csv'])]
    return '', call, run([jixiao, *call], b'')


def attempt(jixiao, data, chance, folder):
    """Reads an input in one of the ways; what is wrong, the call, and what came of it."""
    ways = [several_jobs, itself, *([other_encoding, any_place] if text_of(data) else [])]
    if chance.random() < 0.3:
        found, call, done = chance.choice(ways)(jixiao, data, chance, folder)
        return found or (fault(done, 0, data, ['any']) if done else ''), call, done
    call = [*chance.choice(CALLS), *chance.choice(LIMITS)]
    before = time.monotonic()
    done = run([jixiao, *call], data)
    return fault(done, time.monotonic() - before, data, call), call, done


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
            data = changed(chance.choice(inputs), words, chance)
            found, call, done = attempt(options.jixiao, data, chance, Path(folder))
            if not found:
                continue
            failures += 1
            kept = Path(tempfile.gettempdir()) / f'mutate-{options.seed}-{tried}'
            kept.write_bytes(data)
            print(f'FAIL {" ".join(map(str, call))}: {found}\n  kept in {kept}\n  {done.stderr[-600:].decode("utf-8", "replace")}')
    print(f'{tried} executions, {failures} failed')
    sys.exit(1 if failures else 0)


if __name__ == '__main__':
    main()
