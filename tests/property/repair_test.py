#!/usr/bin/env python3
"""Repair: repairing its output changes nothing, and parsing its output gives the same records.

    repair_test.py JIXIAO [DUMP]... [--seed N] [--thorough]
"""
import cells
import program
import transform
import typeset


def faults(jixiao, text):
    """What is wrong with the repair of a dump, in words."""
    code, once = program.run(jixiao, 'repair', text)
    if code not in (0, 1):
        return [f'repair ends with {code}: {once[:300]!r}']
    found = []
    _, twice = program.run(jixiao, 'repair', once)
    if once != twice:
        left, right = once.decode().splitlines(), twice.decode().splitlines()
        line = next((number for number, pair in enumerate(zip(left, right)) if pair[0] != pair[1]),
                    min(len(left), len(right)))
        found.append(f'repaired again, line {line + 1} changes:\n    {left[line:line + 1]}\n    {right[line:line + 1]}')
    # What a page that turned left uncertain is settled in the repaired text.
    before, after = (program.without_assumptions(program.records(jixiao, dump)) for dump in (text, once))
    difference = program.first_difference(before, after)
    if difference:
        found.append('other records after repair: ' + difference)
    return found


def main():
    options = program.arguments(__doc__)
    failures = tried = 0
    for path in program.inputs(options):
        text = program.read_text(path)
        tables = cells.read_dump(text)
        cases = [('as it is', text)]
        styles = list(transform.layouts(options.seed, options.thorough))
        for style in styles if options.thorough else styles[::7]:
            cases.append((str(style), typeset.typeset(tables, style)))
        for name, dump in cases:
            tried += 1
            for fault in faults(options.jixiao, dump):
                failures += 1
                print(f'FAIL {path.name}, {name}\n  {fault}\n  kept in {program.keep(dump, "repair-" + path.name)}')
    program.finish(failures, tried)


if __name__ == '__main__':
    main()
