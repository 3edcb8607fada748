#!/usr/bin/env python3
"""Sheets: a table set in columns on pages, whose rows pages cut, gives the same records; or the program says which piece it was not sure of.

    sheets_test.py JIXIAO [DUMP]... [--seed N] [--thorough]

What `converter_test.py` does with a browser, without one.
"""
import cells
import columns
import program

MOST_UNSURE = 0.15  # of the sheets: narrow columns and full lines leave some pieces open
MOST_SILENT = 0.01  # of them: read otherwise, and nothing says so. None should be; those left have lines that are as full in one cell
#                     as in the other


def names(found):
    """The projects of records by their place, and those that a finding doubts."""
    rows = [project for table in found.get('tables', []) for unit in table['spending_units'] for project in unit['projects']]
    doubted = {each['subject']['project'] for each in found.get('diagnostics', []) if each['rule'] in program.ASSUMPTIONS | {'entry-unparsed'}}
    return rows, doubted


def silent_faults(expected, found):
    """Projects that are read otherwise though no finding says that they, or the one before or behind, may be."""
    wanted, _ = names(expected)
    rows, doubted = names(found)
    if len(wanted) != len(rows):
        return [f'{len(wanted)} projects against {len(rows)}']
    faults = []
    for number, (left, right) in enumerate(zip(wanted, rows)):
        around = {row['name'] for row in rows[max(0, number - 1):number + 2]}
        if left != right and not around & doubted:
            faults.append(program.first_difference(left, right, left['name']))
    return faults


def try_dump(options, path):
    text = program.read_text(path)
    tables = cells.read_dump(text)
    expected = program.without_assumptions(program.records(options.jixiao, text))
    failures = silent = unsure = tried = 0
    for sheet in columns.sheets(options.seed, 300 if options.thorough else 40):
        tried += 1
        dump = columns.printed(tables, sheet)
        found = program.records(options.jixiao, dump)
        if not program.first_difference(expected, program.without_assumptions(found)):
            continue
        unsure += 1
        faults = silent_faults(expected, found)
        if faults:
            silent += 1
            print(f'SILENT {path.name}: {sheet}\n  ' + '\n  '.join(faults[:3]) + f'\n  kept in {program.keep(dump, f"sheet-{tried}-" + path.name)}')
    print(f'{path.name}: {tried - unsure} of {tried} sheets give the same records')
    if unsure > MOST_UNSURE * tried:
        failures += 1
        print('FAIL: so few')
    return failures, silent, tried


def main():
    options = program.arguments(__doc__.splitlines()[0])
    results = [try_dump(options, path) for path in program.inputs(options)]
    failures, silent, tried = (sum(counts) for counts in zip(*results))
    print(f'{silent} of {tried} sheets are read otherwise, and nothing says so')
    program.finish(failures + (silent > MOST_SILENT * tried), tried)


if __name__ == '__main__':
    main()
