#!/usr/bin/env python3
"""Layout: a table whose columns stand side by side is refused, with one finding and no data; stray runs of blanks and
padded amounts in a dump of the ordinary kind do not make it one.

    layout_test.py JIXIAO [DUMP]... [--seed N] [--thorough]
"""
import random
import re

import cells
import padded
import program
import typeset


def refusal_faults(found):
    """What is wrong with the answer to padded columns, in words."""
    faults = []
    if found.get('exit') != 1:
        faults.append(f"exit code {found.get('exit')}")
    if found.get('tables'):
        faults.append(f"{len(found['tables'])} tables read")
    rules = [finding['rule'] for finding in found.get('diagnostics', [])]
    if rules.count('layout-unsupported') != 1 or set(rules) - {'layout-unsupported', 'row-unparsed', 'encoding-invalid'}:
        faults.append(f'findings: {rules[:6]}')
    return faults


def with_runs_of_blanks(text, share, chance):
    """Blanks of any number where there is one, at ends of lines, and in a few places inside them."""
    lines = []
    for line in text.split('\n'):
        line = re.sub(r'(?<=\S) (?=\S)', lambda _: ' ' * (chance.randint(2, 12) if chance.random() < share else 1), line)
        if len(line) > 8 and chance.random() < share:
            at = chance.randint(5, len(line) - 2)
            if typeset.is_wide(line[at - 1]) and typeset.is_wide(line[at]):
                line = line[:at] + ' ' * chance.randint(2, 20) + line[at:]
        lines.append(line + ' ' * chance.choice([0, 0, 30]))
    return '\n'.join(lines)


def try_dump(options, path):
    text = program.read_text(path)
    tables = cells.read_dump(text)
    failures, tried = 0, 0
    for seed in range(options.seed, options.seed + (12 if options.thorough else 4)):
        for by_width in (False, True):
            for wrap_heads in (False, True):
                tried += 1
                dump = padded.padded(tables, seed, by_width, wrap_heads)
                faults = refusal_faults(program.records(options.jixiao, dump))
                if faults:
                    failures += 1
                    kept = program.keep(dump, 'layout-' + path.name)
                    print(f'FAIL {path.name}: padded, seed {seed}, by width: {by_width}, wrapped heads: {wrap_heads}\n  '
                          + '; '.join(faults) + f'\n  kept in {kept}')
        tried += 1
        chance = random.Random(seed)
        style = typeset.Style(seed=seed, blank_lines=chance.choice(['all', 'none']))
        plain = typeset.typeset(tables, style)
        dump = with_runs_of_blanks(plain, 0.3, chance)
        difference = program.first_difference(comparable(options.jixiao, plain), comparable(options.jixiao, dump))
        if difference:
            failures += 1
            print(f'FAIL {path.name}: runs of blanks, seed {seed}\n  {difference}\n  kept in '
                  + str(program.keep(dump, 'blanks-' + path.name)))
    return failures, tried


def comparable(jixiao, dump):
    """Records without what is said of stray blanks, which a test of blanks changes."""
    found = program.records(jixiao, dump)
    found['diagnostics'] = [each for each in found.get('diagnostics', []) if each['rule'] != 'stray-space']
    return found


def main():
    options = program.arguments(__doc__)
    results = [try_dump(options, path) for path in program.inputs(options)]
    program.finish(sum(failures for failures, _ in results), sum(tried for _, tried in results))


if __name__ == '__main__':
    main()
