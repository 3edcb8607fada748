#!/usr/bin/env python3
"""Re-wrap: the same cells set at any width, with blank lines or none, give the same records.

    rewrap_test.py JIXIAO [DUMP]... [--seed N] [--thorough]
"""
import cells
import program
import transform
import typeset


def judged(records, style):
    """What of the records must not change."""
    is_certain = not style.page_lines and style.indent
    return records if is_certain else program.without_assumptions(records)


def report(name, style, difference, tables, jixiao):
    """Prints a failure, made as small as it goes."""
    print(f'FAIL {name}: {style}\n  {difference}')

    def fails(candidate):
        plain = judged(program.records(jixiao, typeset.typeset(candidate)), style)
        found = judged(program.records(jixiao, typeset.typeset(candidate, style)), style)
        return program.first_difference(plain, found) != ''

    if not fails(tables):
        print('  only against the dump as given: the published style of the same cells fails as well')
        return
    small = typeset.typeset(program.shrink(tables, fails), style)
    path = program.keep(small, f'rewrap-{name}')
    print(f'  made small ({path}):\n' + '\n'.join('  | ' + line for line in small.splitlines()[:60]))


def try_dump(options, path):
    """Failures and cases of one dump."""
    text = program.read_text(path)
    tables = cells.read_dump(text)
    expected = program.records(options.jixiao, text)
    failures, tried = 0, 0
    styles = [*transform.layouts(options.seed, options.thorough), *transform.pages(options.seed, options.thorough)]
    for style in styles:
        tried += 1
        found = program.records(options.jixiao, typeset.typeset(tables, style))
        difference = program.first_difference(judged(expected, style), judged(found, style))
        if difference:
            failures += 1
            report(path.name, style, difference, tables, options.jixiao)
            if failures == 3:
                break
    for number, surface in enumerate(transform.SURFACES):
        tried += 1
        changed = transform.resurface(text, surface, options.seed + number)
        difference = program.first_difference(expected, program.records(options.jixiao, changed))
        if difference:
            failures += 1
            print(f'FAIL {path.name}: {surface}\n  {difference}\n  kept in {program.keep(changed, "surface-" + path.name)}')
    return failures, tried


def main():
    options = program.arguments(__doc__)
    results = [try_dump(options, path) for path in program.inputs(options)]
    program.finish(sum(failures for failures, _ in results), sum(tried for _, tried in results))


if __name__ == '__main__':
    main()
