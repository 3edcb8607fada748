#!/usr/bin/env python3
"""Baselines: findings that were written down once are known again in any other dump of the same table (set at other widths and
pages, in other encodings, with rows put in before), and no two findings of an input share a fingerprint, however broken the input is.

    baseline_test.py JIXIAO [DUMP]... [--seed N] [--thorough]
"""
import copy
import json
import random
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

import cells
import program
import transform
import typeset

# These say how a dump was made, not what its table says: another dump may have others of them.
OF_THE_DUMP = {'stray-space', 'look-alike-character', 'doubled-character', 'encoding-invalid', 'cell-assumed', 'row-kind-assumed'}
FORGET = ('--ignore', ','.join(sorted(OF_THE_DUMP)), '--profile', 'all')
CODECS = ('utf-8', 'gb18030', 'utf-16-le', 'utf-16-be')


def check(jixiao, data, *more):
    """The findings of a dump and the summary."""
    code, output = program.run(jixiao, 'check', data, '-f', 'json', *more)
    if code not in (0, 1):
        raise AssertionError(output)
    document = json.loads(output)
    return document['diagnostics'], document['summary']


def write_baseline(jixiao, data, path):
    done = subprocess.run([jixiao, 'check', '-', *FORGET, '--write-baseline', path], input=data, capture_output=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)


def other_dumps(text, options):
    """The same table dumped otherwise: a name and the bytes."""
    tables = cells.read_dump(text)
    for style in transform.layouts(options.seed, options.thorough):
        yield str(style), typeset.typeset(tables, style).encode()
    for number, surface in enumerate(transform.SURFACES):
        yield str(surface), transform.resurface(text, surface, options.seed + number).encode()
    for codec in CODECS:
        yield codec, text.encode(codec)


def with_rows_before(text, chance):
    """The dump with a unit and its project (whose sums are right) put in as the first rows of each table."""
    tables = copy.deepcopy(cells.read_dump(text))
    for table in tables:
        amounts = ['%d.00' % chance.randrange(1, 90)] * max(1, len(table.total.amounts[:1]))
        entries = ('1、1-产出指标；11-数量指标；巡查次数；实施周期指标值:≥3次；年度指标值:≥3次。'
                   '2、2-效益指标；22-社会效益；隐患整改数；实施周期指标值:≥3处；年度指标值:≥3处。')
        table.rows[:0] = [cells.Row('unit', '云汀市新设单位', amounts),
                          cells.Row('project', '新设项目', amounts, '完成新设事项。', entries)]
    return typeset.typeset(tables).encode()


def is_of_a_sum_above(finding):
    """Whether a finding is about the total row, which a new row changes."""
    return finding['subject']['spending_unit'] is None or finding['rule'] == 'sum-single-row'


def try_dump(options, path, folder):
    """Failures and cases of one dump."""
    text = program.read_text(path).lstrip('\ufeff')
    baseline = folder / 'baseline'
    write_baseline(options.jixiao, text.encode(), baseline)
    failures = tried = 0
    for name, data in other_dumps(text, options):
        tried += 1
        found, summary = check(options.jixiao, data, *FORGET, '--baseline', baseline)
        if found or summary['baseline']['unused']:
            failures += 1
            kept = program.keep(data, f'baseline-{path.name}')
            print(f'FAIL {path.name}: {name}: {summary["baseline"]}, new: {[one["rule"] for one in found][:5]}; kept in {kept}')
    tried += 1
    before, _ = check(options.jixiao, text, *FORGET)
    after, _ = check(options.jixiao, with_rows_before(text, random.Random(options.seed)), *FORGET)
    lost = [one for one in before if not is_of_a_sum_above(one)
            and one['fingerprint'] not in {other['fingerprint'] for other in after}]
    if lost:
        failures += 1
        print(f'FAIL {path.name}: rows put in before: lost {[(one["rule"], one["excerpt"]) for one in lost][:5]}')
    return failures, tried


def mutants(text, chance, count):
    """Dumps with pieces of lines doubled, moved, cut out and changed."""
    lines = text.splitlines()
    for _ in range(count):
        mutant = list(lines)
        for _ in range(chance.randrange(1, 12)):
            begin = chance.randrange(len(mutant))
            piece = mutant[begin:begin + chance.choice((1, 1, 2, 5, 20, 60))]
            kind = chance.randrange(4)
            if kind == 0:
                mutant[begin:begin + len(piece)] = []
            elif kind == 1:
                mutant[begin:begin] = piece * chance.choice((1, 2, 9))
            elif kind == 2:
                to = chance.randrange(len(mutant))
                mutant[to:to] = piece
            else:
                mutant[begin] = re.sub('[0-9]', lambda _: str(chance.randrange(10)), mutant[begin])
            mutant = mutant or ['']
        yield '\n'.join(mutant)


def try_uniqueness(options, path):
    text = program.read_text(path)
    failures = tried = 0
    chance = random.Random(options.seed)
    for mutant in (text, text + '\n' + text, *mutants(text, chance, 400 if options.thorough else 40)):
        tried += 1
        found, _ = check(options.jixiao, mutant, '--profile', 'all')
        count = Counter(one['fingerprint'] for one in found)
        shared = [fingerprint for fingerprint, number in count.items() if number > 1]
        if shared:
            failures += 1
            example = [(one['rule'], one['line'], one['excerpt']) for one in found if one['fingerprint'] == shared[0]]
            print(f'FAIL {path.name}: {len(shared)} fingerprints are shared: {example[:3]}; '
                  f'kept in {program.keep(mutant, "shared-" + path.name)}')
    return failures, tried


def main():
    options = program.arguments(__doc__)
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for path in program.inputs(options):
            results.append(try_dump(options, path, Path(folder)))
            results.append(try_uniqueness(options, path))
    program.finish(sum(failures for failures, _ in results), sum(tried for _, tried in results))


if __name__ == '__main__':
    main()
