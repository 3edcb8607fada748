#!/usr/bin/env python3
"""How many planted faults are found, and how much else is said. usage: mutation_test.py JIXIAO [--seed N] [--each N] [--keep FOLDER]

For each rule, faults are planted in valid tables (tables.py, faults.py), each table is set in a layout of its own (widths,
blank lines, where the amounts stand), and `jixiao check` must say the fault at its place, and nothing else. Fails below
99 % or with a single unrelated finding; also when a valid table gives any finding.
"""
import argparse
import collections
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from faults import DUMP_FAULTS, FAULTS
from project_faults import PROJECT_FAULTS, year_missing
from tables import Maker
from target_faults import TARGET_FAULTS

from typeset import Style, typeset  # after tables, which puts tests/property on the path

LEAST = 0.99
DUMPS = {**DUMP_FAULTS, 'year-missing': year_missing}
REVIEWED = TARGET_FAULTS.keys() | PROJECT_FAULTS.keys()
ALL_RULES = sorted(FAULTS.keys() | DUMPS.keys() | REVIEWED)
BLANKS = re.compile(r'\s+')


def style_of(chance):
    low = chance.choice((24, 36, 44, 71, 110))
    width = (low, low + 4)
    return Style(seed=chance.randrange(1 << 30), name_width=chance.choice(((28, 32), (60, 64))), objective_width=width,
                 indicator_width=chance.choice((width, (71, 75))), amounts=chance.choice(('random', 'name-line', 'own-line')),
                 blank_lines=chance.choice(('all', 'none', 'all')))


def flags_of(rule):
    """What the rule needs to run. Types are looked at only where it is about them, because a name under any type will do for the
    others; so are equal targets, which most faults have."""
    if rule == 'year-missing':
        return ['--severity', 'year-missing=warning']
    if rule in PROJECT_FAULTS and rule not in TARGET_FAULTS:
        # Names are invented for one rule at a time: what they are to others is looked at in the study of those.
        return ['--profile', 'review', '--ignore', ','.join(sorted({each.split()[0] for each in TARGET_FAULTS} - {rule}))]
    if rule not in TARGET_FAULTS:
        return []
    ignored = {'indicator-type-doubtful', 'period-equals-annual'} - {rule}
    return ['--profile', 'review', '--ignore', ','.join(sorted(ignored))]


def findings_of(program, folder, names, flags=()):
    """What is found in each file."""
    paths = [str(folder / name) for name in names]
    done = subprocess.run([program, 'check', '-f', 'json', '--fail-on', 'never', '-q', *flags, *paths], stdout=subprocess.PIPE,
                          timeout=300)
    if done.returncode not in (0, 1):
        sys.exit(f'jixiao check: exit code {done.returncode}')
    found = collections.defaultdict(list)
    for diagnostic in json.loads(done.stdout)['diagnostics']:
        found[Path(diagnostic['path']).name].append(diagnostic)
    return found


def text_at(lines, diagnostic):
    """What stands at the place, without blanks, as far as it may matter."""
    row = diagnostic['line'] - 1
    rest = lines[row][diagnostic['column'] - 1:] + ''.join(lines[row + 1:row + 40])
    return BLANKS.sub('', rest)


def is_it(expected, diagnostic, lines):
    subject = diagnostic['subject']
    return (diagnostic['rule'] == expected.rule
            and (expected.project is None or subject['project'] == expected.project)
            and (expected.number is None or subject['number'] == expected.number)
            and (expected.severity is None or diagnostic['severity'] == expected.severity)
            and text_at(lines, diagnostic).startswith(BLANKS.sub('', expected.text)))


def compare(planted, diagnostics):
    """Which of the expected findings are missing, and which findings nobody expected."""
    dump, expected, blanks = planted
    if isinstance(dump, bytes):
        dump = dump.decode('utf-8', 'replace')
    lines, left = dump.split('\n'), list(diagnostics)
    missing = []
    for one in expected:
        hit = next((diagnostic for diagnostic in left if is_it(one, diagnostic, lines)), None)
        if hit is None:
            missing += [one] if one.sure else []
        else:
            left.remove(hit)
    # Where columns are blank it is said, once, that some of them are not certain.
    if blanks:
        left = [diagnostic for diagnostic in left if diagnostic['rule'] != 'amount-column-assumed']
    return missing, left


def plant_in_dump(rule, options):
    """The same of a fault in the bytes of a dump."""
    chance = random.Random(f'{options.seed}-{rule}')
    maker = Maker(f'{options.seed}-{rule}')
    made = {}
    for number in range(options.each):
        table = maker.any_table()
        dump, expected = DUMPS[rule](typeset([table.cells()], style_of(chance)), chance)
        made[f'{rule}-{number}.txt'] = (dump, expected, table.blanks)
    return made


def plant_in_entry(rule, options):
    """The same of a review rule. Its tables are sound only as far as publishing goes, so each stands beside its copy without the
    fault, and what is found in both is not counted."""
    chance = random.Random(f'{options.seed}-{rule}')
    maker = Maker(f'{options.seed}-{rule}')
    made = {}
    for number in range(options.each):
        prepare, fault, making = PROJECT_FAULTS[rule] if rule in PROJECT_FAULTS else (None, TARGET_FAULTS[rule], {})
        table = maker.any_table(**making)
        if prepare:
            prepare(table, chance)
        style, sound = style_of(chance), table.cells()
        expected = fault(table, chance)
        made[f'{rule}-{number}.txt'] = (typeset([table.cells()], style), expected, table.blanks)
        made[f'{rule}-{number}.sound.txt'] = (typeset([sound], style), [], table.blanks)
    return made


def without_known(rule, found):
    """Findings of each dump less those of its sound copy, whatever their place."""
    if rule not in REVIEWED:
        return found
    left = {}
    for name in [name for name in found if not name.endswith('.sound.txt')]:
        known = collections.Counter(map(said, found[name.replace('.txt', '.sound.txt')]))
        left[name] = []
        for diagnostic in found[name]:
            if known[said(diagnostic)] > 0:
                known[said(diagnostic)] -= 1
            else:
                left[name].append(diagnostic)
    return collections.defaultdict(list, left)


def said(diagnostic):
    return diagnostic['rule'], diagnostic['subject']['number'], diagnostic['message']  # a fault may be in the project's name


def plant(rule, options):
    """Name → (dump with one fault, what must be found, whether columns are blank)."""
    if rule in DUMPS:
        return plant_in_dump(rule, options)
    if rule in REVIEWED:
        return plant_in_entry(rule, options)
    fault, making = FAULTS[rule]
    chance = random.Random(f'{options.seed}-{rule}')
    maker = Maker(f'{options.seed}-{rule}')
    made = {}
    for number in range(options.each):
        table = maker.any_table(**making)
        expected = fault(table, chance)
        made[f'{rule}-{number}.txt'] = (typeset([table.cells()], style_of(chance)), expected, table.blanks)
    return made


def valid_tables(options):
    chance, maker = random.Random(options.seed), Maker(options.seed)
    made = {}
    for number in range(2 * options.each):
        table = maker.any_table()
        made[f'valid-{number}.txt'] = (typeset([table.cells()], style_of(chance)), [], table.blanks)
    return made


def describe(name, missing, unrelated, folder):
    for one in missing:
        print(f'  {folder / name}: not found: {one}')
    for one in unrelated:
        print(f"  {folder / name}:{one['line']}:{one['column']}: unrelated: {one['rule']}: {one['message']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('jixiao')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--each', type=int, default=24, help='faults of each rule')
    parser.add_argument('--rule', choices=ALL_RULES, help='only this one')
    parser.add_argument('--keep', type=Path, help='write the dumps here and leave them')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        return run(options, options.keep or Path(temporary))


def run(options, folder):
    folder.mkdir(parents=True, exist_ok=True)
    rules = [options.rule] if options.rule else ALL_RULES
    suites = {'(valid tables)': valid_tables(options), **{rule: plant(rule, options) for rule in rules}}
    for made in suites.values():
        for name, one in made.items():
            (folder / name).write_bytes(one[0] if isinstance(one[0], bytes) else one[0].encode())
    planted = hits = unrelated = 0
    print(f"{'rule':36}{'planted':>9}{'found':>9}{'unrelated':>11}")
    for rule, made in suites.items():
        found = without_known(rule, findings_of(options.jixiao, folder, list(made), flags_of(rule)))
        made = {name: one for name, one in made.items() if not name.endswith('.sound.txt')}
        right = other = 0
        for name, one in made.items():
            missing, left = compare(one, found[name])
            right += not missing
            other += len(left)
            describe(name, missing, left, folder)
        print(f'{rule:36}{len(made):9}{right:9}{other:11}')
        if rule != '(valid tables)':
            planted, hits = planted + len(made), hits + right
        unrelated += other
    share = hits / planted
    print(f'found at their place: {hits} of {planted} ({share:.2%}), unrelated findings: {unrelated}')
    return 0 if share >= LEAST and unrelated == 0 else 1


if __name__ == '__main__':
    sys.exit(main())
