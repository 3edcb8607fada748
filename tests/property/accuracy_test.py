#!/usr/bin/env python3
"""Accuracy: every field of the published table is read as a person read it, also when the table is set anew.

    accuracy_test.py JIXIAO [--seed N] [--thorough]

Needs the table, its truth and the scorer in JIXIAO_SHARED; without them it is skipped (exit code 77).
"""
import json
import subprocess
import sys

import cells
import program
import transform
import typeset

TRUTH = program.SHARED / 'check' / 'guangzhou-2024.truth.json'
SCORE = program.SHARED / 'check' / 'score.py'


def score(jixiao, dump):
    """Whether all fields are right, and what the scorer says."""
    _, output = program.run(jixiao, 'parse', dump, '-f', 'json')
    done = subprocess.run([sys.executable, str(SCORE), str(TRUTH), '-'], input=output, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    return done.returncode == 0, done.stdout.decode('utf-8', 'replace').strip()


def main():
    options = program.arguments(__doc__)
    missing = [path.name for path in (program.PUBLISHED, TRUTH, SCORE) if not path.is_file()]
    if missing:
        print('SKIP: not in JIXIAO_SHARED: ' + ', '.join(missing))
        sys.exit(77)
    tables = cells.tables_of_truth(json.loads(program.read_text(TRUTH)))
    styles = list(transform.layouts(options.seed, options.thorough))
    cases = [('as published', program.PUBLISHED.read_bytes())]
    cases += [(str(style), typeset.typeset(tables, style)) for style in (styles if options.thorough else styles[::6])]
    failures = 0
    for name, dump in cases:
        right, said = score(options.jixiao, dump)
        if not right:
            failures += 1
            print(f'FAIL {name}\n{said}')
        elif name == 'as published':
            print(said)
    program.finish(failures, len(cases))


if __name__ == '__main__':
    main()
