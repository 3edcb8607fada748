"""Running jixiao in the property tests: inputs, records without positions, and shrinking of a failure."""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import cells

PROJECT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get('JIXIAO_SHARED', PROJECT.parent / 'shared'))
PUBLISHED = SHARED / 'real' / 'guangzhou-2024.txt'
POSITIONS = {'path', 'line', 'column', 'end_line', 'end_column', 'page', 'amounts_line', 'spans', 'related', 'message'}
DUMP_RULES = {'stray-space', 'look-alike-character'}
ASSUMPTIONS = {'cell-assumed', 'row-kind-assumed'}
SOURCE_POSITIONS = {'encoding', 'bytes', 'lines', 'accounting'}


def arguments(description):
    """The command line that all property tests share."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument('jixiao', help='the program')
    parser.add_argument('inputs', nargs='*', type=Path, help='dumps (default: samples/*.txt and the published table)')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--thorough', action='store_true', help='every width and every mode')
    return parser.parse_args()


def inputs(options):
    """The dumps to try; says plainly when the published table is not there."""
    if options.inputs:
        return options.inputs
    found = sorted((PROJECT / 'samples').glob('*.txt'))
    if PUBLISHED.is_file():
        return [*found, PUBLISHED]
    print(f'SKIP the published table: no {PUBLISHED.name} in JIXIAO_SHARED')
    return found


def read_text(path):
    """A dump with its line ends as they are."""
    with open(path, encoding='utf-8', newline='') as file:
        return file.read()


def run(program, command, data, *more):
    """Exit code and output of a command that reads `data` (text or bytes) from standard input."""
    if isinstance(data, str):
        data = data.encode('utf-8')
    done = subprocess.run([program, command, *more], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    if done.returncode not in (0, 1):
        return done.returncode, b'stderr: ' + done.stderr[:2000]
    return done.returncode, done.stdout


def is_of_the_dump(item):
    """A finding about how a dump was made, which another dump of the same table need not share."""
    return isinstance(item, dict) and item.get('rule') in DUMP_RULES


def without_positions(value):
    """A record without what depends on where things stand."""
    if isinstance(value, dict):
        kept = {key: without_positions(item) for key, item in value.items() if key not in POSITIONS}
        if 'accounting' in value or 'lines' in value:
            kept = {key: item for key, item in kept.items() if key not in SOURCE_POSITIONS}
        return kept
    if isinstance(value, list):
        return [without_positions(item) for item in value if not is_of_the_dump(item)]
    return value


def records(program, data):
    """What `parse -f json` says of a dump, apart from positions; the exit code is part of it."""
    code, output = run(program, 'parse', data, '-f', 'json')
    try:
        document = json.loads(output, parse_float=Decimal, parse_int=Decimal)
    except ValueError:
        return {'exit': code, 'output': output.decode('utf-8', 'replace')[:2000]}
    return {'exit': code, **without_positions(document)}


def without_assumptions(found):
    """Records without the infos that say what had to be assumed: a page that turns may cost certainty, no value."""
    kept = [each for each in found.get('diagnostics', []) if each['rule'] not in ASSUMPTIONS]
    return {**found, 'diagnostics': kept}


def first_difference(left, right, path=''):
    """A line that says where two records differ first; empty when they do not."""
    if isinstance(left, dict) and isinstance(right, dict):
        for key in [*left, *(key for key in right if key not in left)]:
            found = first_difference(left.get(key), right.get(key), f'{path}.{key}')
            if found:
                return found
        return ''
    if isinstance(left, list) and isinstance(right, list):
        for index in range(max(len(left), len(right))):
            if index >= len(left) or index >= len(right):
                extra = (left[index:] or right[index:])[0]
                return f'{path}: {len(left)} against {len(right)} items; the first extra one: {str(extra)[:200]}'
            found = first_difference(left[index], right[index], f'{path}[{index}]')
            if found:
                return found
        return ''
    return '' if left == right else f'{path}: {str(left)[:200]!r} against {str(right)[:200]!r}'


def shrink(tables, fails):
    """The smallest list of tables that still fails, by leaving out tables, rows, then sentences of cells."""
    def attempts(current):
        for index in range(len(current)):
            if len(current) > 1:
                yield current[:index] + current[index + 1:]
        for number, table in enumerate(current):
            for row in range(len(table.rows)):
                yield cells.without_row(current, number, row)
        for number, table in enumerate(current):
            for row in range(len(table.rows)):
                yield from shorter_cells(current, number, row)

    changed, budget = True, 600
    while changed and budget > 0:
        changed = False
        for candidate in attempts(tables):
            budget -= 1
            if budget <= 0:
                break
            if fails(candidate):
                tables, changed = candidate, True
                break
    return tables


def shorter_cells(tables, number, row):
    """Copies of the tables in which one cell of one row lacks one of its sentences."""
    for field in ('objective', 'indicators'):
        pieces = [piece + '。' for piece in getattr(tables[number].rows[row], field).split('。') if piece]
        for index in range(len(pieces)):
            copy = cells.without_row(tables, number, row)
            changed = cells.replace(tables[number].rows[row], **{field: ''.join(pieces[:index] + pieces[index + 1:])})
            copy[number].rows.insert(row, changed)
            yield copy


def keep(data, name):
    """Keeps a failing input in a file for a closer look and gives its path."""
    path = Path(tempfile.gettempdir()) / name
    path.write_bytes(data.encode('utf-8') if isinstance(data, str) else data)
    return path


def finish(failures, tried):
    """Ends a test."""
    print(f'{tried} cases, {failures} failed')
    sys.exit(1 if failures else 0)
