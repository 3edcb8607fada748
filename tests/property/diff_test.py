#!/usr/bin/env python3
"""Comparing: a table and itself, set otherwise and in another encoding, have no difference; changes that are planted in a table are
all reported, each by its kind, and nothing else is.

    diff_test.py JIXIAO [DUMP]... [--seed N] [--thorough]
"""
import copy
import json
import random
import re
import subprocess
import tempfile
from decimal import Decimal
from pathlib import Path

import cells
import program
import transform
import typeset

CODECS = ('utf-8', 'gb18030', 'utf-16-le', 'utf-16-be')
ENTRY = re.compile(r'(\d{1,3})、([1-9]-[^；]*)；(\d*-?[^；]*)；([^；]*)；(实施周期指标值[:：][^；]*)；(年度指标值[:：].*?)。(?=\d{1,3}、[1-9]-|$)')
NUMBER = re.compile(r'[0-9]{1,3}(,?[0-9]{3})*\.[0-9]{2}')
COUNT = re.compile(r'([≥≤])(\d+)(?=[^\d.,%]*$)')


class Unfit(Exception):
    """A change that this table has no place for."""


def run(jixiao, folder, old, new):
    """The changes as (kind, project, indicator), and the exit code."""
    for name, data in (('old.txt', old), ('new.txt', new)):
        (folder / name).write_bytes(data)
    done = subprocess.run([jixiao, 'diff', '-q', '-f', 'json', folder / 'old.txt', folder / 'new.txt'], capture_output=True, timeout=120,
                          check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(done.stderr.decode())
    document = json.loads(done.stdout, parse_float=Decimal)
    return [(one['change'], one['project'], one['indicator']) for one in document['changes']], done.returncode, document


def projects(table):
    return [row for row in table.rows if row.kind == 'project']


def entries(row):
    return [match for match in ENTRY.finditer(row.indicators)]


def some(chance, things):
    things = list(things)
    if not things:
        raise Unfit
    return chance.choice(things)


def some_entry(table, chance, fits=lambda entry: True):
    row = some(chance, [row for row in projects(table) if any(fits(entry) for entry in entries(row))])
    return row, some(chance, [entry for entry in entries(row) if fits(entry)])


def name_of(entry):
    return entry[4].strip()


def is_single(row, entry):
    return [name_of(other) for other in entries(row)].count(name_of(entry)) == 1


def with_entry(row, entry, text):
    row.indicators = row.indicators[:entry.start()] + text + row.indicators[entry.end():]


def target_changed(table, chance, kind):
    row, entry = some_entry(table, chance, lambda one: COUNT.search(one[6]) and '；' not in one[6])
    if not is_single(row, entry):
        raise Unfit
    number = COUNT.search(entry[6])
    value = int(number[2])
    value = value + 1 + chance.randrange(9) if kind == 'target-raised' else value - 1
    if value < 1:
        raise Unfit
    target = entry[6][:number.start(2)] + str(value) + entry[6][number.end(2):]
    with_entry(row, entry, f'{entry[1]}、{entry[2]}；{entry[3]}；{entry[4]}；{entry[5]}；{target}。')
    return {(kind, row.name, name_of(entry))}


def indicator_dropped(table, chance):
    row = some(chance, [row for row in projects(table) if len(entries(row)) > 1])
    entry = entries(row)[-1]
    if not is_single(row, entry):
        raise Unfit
    with_entry(row, entry, '')
    return {('indicator-dropped', row.name, name_of(entry))}


def indicator_added(table, chance):
    row = some(chance, [row for row in projects(table) if entries(row)])
    last = entries(row)[-1]
    name = '夜间灯塔巡检里程'
    row.indicators += f'{int(last[1]) + 1}、1-产出指标；11-数量指标；{name}；实施周期指标值:≥7公里；年度指标值:≥7公里。'
    return {('indicator-added', row.name, name)}


def project_dropped(table, chance):
    row = some(chance, [row for row in projects(table) if [one.name for one in projects(table)].count(row.name) == 1])
    if len(projects(table)) < 2:
        raise Unfit
    table.rows.remove(row)
    return {('project-dropped', row.name, None)}


def project_added(table, chance):
    amounts = some(chance, projects(table)).amounts
    table.rows.append(cells.Row('project', '蓝湾灯塔夜航设备更新', list(amounts), '更新设备。', '1、1-产出指标；11-数量指标；设备台数；'
                                '实施周期指标值:≥3台；年度指标值:≥3台。'))
    return {('project-added', '蓝湾灯塔夜航设备更新', None)}


def project_renamed(table, chance):
    row = some(chance, [row for row in projects(table) if len(row.name) > 8 and [one.name for one in projects(table)].count(row.name) == 1])
    row.name = '新' + row.name
    return {('project-renamed', row.name, None)}


def amount_changed(table, chance, kind):
    row = some(chance, [row for row in projects(table) if row.amounts and all(map(NUMBER.fullmatch, row.amounts))
                        and [one.name for one in projects(table)].count(row.name) == 1])
    step = Decimal('12.34') if kind == 'amount-raised' else Decimal('-0.01')
    printed = row.amounts[0]
    for index, amount in enumerate(row.amounts):
        if amount == printed:
            row.amounts[index] = f"{Decimal(amount.replace(',', '')) + step:,}"
    if any(amount.startswith('-') for amount in row.amounts):
        raise Unfit
    return {(kind, row.name, None)}


def objective_changed(table, chance):
    row = some(chance, [row for row in projects(table) if row.objective])
    row.objective = '切实' + row.objective
    return {('objective-changed', row.name, None)}


CHANGES = {
    'target-raised': lambda table, chance: target_changed(table, chance, 'target-raised'),
    'target-lowered': lambda table, chance: target_changed(table, chance, 'target-lowered'),
    'indicator-dropped': indicator_dropped, 'indicator-added': indicator_added,
    'project-dropped': project_dropped, 'project-added': project_added, 'project-renamed': project_renamed,
    'amount-raised': lambda table, chance: amount_changed(table, chance, 'amount-raised'),
    'amount-cut': lambda table, chance: amount_changed(table, chance, 'amount-cut'),
    'objective-changed': objective_changed,
}


def try_same(options, path, folder):
    text = program.read_text(path).lstrip('\ufeff')
    failures = tried = 0
    tables = cells.read_dump(text)
    others = [(str(style), typeset.typeset(tables, style).encode(CODECS[number % 4]))
              for number, style in enumerate(transform.layouts(options.seed, options.thorough))]
    for name, data in others + [(codec, text.encode(codec)) for codec in CODECS]:
        tried += 1
        changes, code, _ = run(options.jixiao, folder, text.encode(), data)
        if changes or code:
            failures += 1
            print(f'FAIL {path.name}: {name}: exit {code}, {changes[:3]}; kept in {program.keep(data, "diff-" + path.name)}')
    return failures, tried


def try_planted(options, path, folder):
    original = cells.read_dump(program.read_text(path).lstrip('\ufeff'))
    failures = tried = 0
    chance = random.Random(options.seed)
    old = typeset.typeset(original).encode()
    for kind, plant in CHANGES.items():
        for _ in range(40 if options.thorough else 5):
            changed = copy.deepcopy(original)
            try:
                expected = plant(chance.choice(changed), chance)
            except Unfit:
                continue
            tried += 1
            style = typeset.any_width(30, 120, chance.getrandbits(32))
            new = typeset.typeset(changed, style).encode(chance.choice(CODECS))
            found, code, document = run(options.jixiao, folder, old, new)
            if set(found) != expected or len(found) != len(expected) or code != 1:
                failures += 1
                print(f'FAIL {path.name}: {kind}: found {found[:4]}, expected {expected}')
            elif kind.startswith('amount'):
                failures += sums_are_wrong(document, kind)
    return failures, tried


def sums_are_wrong(document, kind):
    """Whether the sums of unit and table do not say by how much the amount changed."""
    step = Decimal('12.34') if kind == 'amount-raised' else Decimal('-0.01')
    # A sum with a figure that can't be read is not known.
    found = [one['column']['difference'] for one in document['sums'] if one['column']['difference'] is not None]
    if set(found) <= {step}:
        return 0
    print(f'FAIL sums: {found}, expected {step}')
    return 1


def main():
    options = program.arguments(__doc__)
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for path in program.inputs(options):
            results.append(try_same(options, path, Path(folder)))
            results.append(try_planted(options, path, Path(folder)))
    program.finish(sum(failures for failures, _ in results), sum(tried for _, tried in results))


if __name__ == '__main__':
    main()
