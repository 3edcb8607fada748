#!/usr/bin/env python3
"""Spans: the bytes at a leaf's spans are the leaf, and every byte of the input has one fate.

    spans_test.py JIXIAO [DUMP]... [--seed N] [--thorough]

The verifier (tests/verify/verify.py) looks at every dump as it is, set anew in other layouts, with other line ends, in
every encoding, and damaged at random places; for the last, too, the laws hold, whatever the records are. It is itself
tried on outputs with a fault in them, which it must find.
"""
import json
import random
import sys

import cells
import program
import transform
import typeset

sys.path.insert(0, str(program.PROJECT / 'tests' / 'verify'))
import verify  # noqa: E402

TYPESET = program.SHARED / 'typeset'
ENCODINGS = (('gb18030', 'gb18030', b''), ('utf-16le', 'utf-16-le', b''), ('utf-16be', 'utf-16-be', b''),
             ('auto', 'utf-16-le', b'\xff\xfe'), ('auto', 'utf-16-be', b'\xfe\xff'), ('auto', 'utf-8', b'\xef\xbb\xbf'))
STRANGE = [b'\xff', b'\xe4\xb8', b'\x00', b'\x0c', b' ', b'\t', b'\r', b'\n\n\n', '\u3000'.encode(), '\u00a0'.encode(),
           '\u2f2f'.encode(), '\uf900'.encode(), '\ufeff'.encode(), b'1,023.00 1,023.00', b'1,54.96', b'12\xff.50 3.00',
           '。'.encode(), '；'.encode(), '合计'.encode(), '\n第 3 页\n'.encode(), '3、1-产出指标；11-'.encode(), b'\n- 3 -\n',
           '——'.encode()]


def damaged(data, chance):
    """The data with some bytes cut out, moved, doubled or put in."""
    data = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            data[at:at] = chance.choice(STRANGE)
        elif kind == 1:
            del data[at:at + chance.choice([1, 2, 3, 30, 400])]
        elif kind == 2:
            data[at:at] = data[at:at + chance.choice([3, 60, 2000])]
        else:
            begin = chance.randrange(len(data) + 1)
            piece = data[begin:begin + chance.choice([9, 90, 900])]
            data[at:at + len(piece)] = piece
    return bytes(data[:chance.randrange(len(data) + 1)] if chance.random() < 0.2 else data)


def faults(jixiao, data, output_format='json', *more):
    code, output = program.run(jixiao, 'parse', data, '-f', output_format, '--spans', *more)
    if code not in (0, 1):
        return [] if code == 3 else [f'parse ends with {code}: {output[:300]!r}']
    return verify.verify(data, output)


def cases_of(path, options):
    """Inputs made of a dump: what was done, the bytes, more options."""
    data = path.read_bytes()
    text = program.read_text(path)
    chance = random.Random(options.seed)
    yield 'as it is', data, ()
    for surface in transform.SURFACES:
        yield str(surface), transform.resurface(text, surface, options.seed).encode('utf-8'), ()
    for said, codec, mark in ENCODINGS:
        yield f'{codec}, said {said}', mark + text.lstrip('\ufeff').encode(codec), ('--encoding', said)
    for number in range(200 if options.thorough else 40):
        yield f'damaged {number}', damaged(data, chance), ()
    for number in range(60 if options.thorough else 10):
        wide = damaged(text.encode('utf-16-le'), chance)
        yield f'damaged UTF-16 {number}', wide, ('--encoding', 'utf-16le')
        yield f'damaged GB18030 {number}', damaged(text.encode('gb18030'), chance), ('--encoding', 'gb18030')
    for number in range(10):
        yield f'small --max-row {number}', damaged(data, chance), ('--max-row', str(chance.choice([200, 1000, 5000])))
    tables = cells.read_dump(text)
    styles = list(transform.layouts(options.seed, options.thorough))
    for style in styles if options.thorough else styles[::3]:
        yield str(style), typeset.typeset(tables, style).encode('utf-8'), ()


def try_dump(options, path):
    failures = tried = 0
    for name, data, more in cases_of(path, options):
        tried += 1
        found = faults(options.jixiao, data, 'json' if tried % 3 else 'ndjson', *more)
        if found:
            failures += 1
            kept = program.keep(data, f'spans-{failures}-{path.name}')
            print(f'FAIL {path.name}: {name} {" ".join(more)}\n  kept in {kept}')
            for fault in found[:3]:
                print('  ' + fault[:400])
    return failures, tried


def with_fault(document, chance):
    """A copy of an output with one wrong thing, and what that is."""
    copy = json.loads(json.dumps(document))
    entries = [entry for table in copy['tables'] for unit in table['spending_units'] for project in unit['projects']
               for entry in project['indicators']]
    entry, other = chance.sample(entries, 2)
    kind = chance.randrange(7)
    if kind == 0:
        entry['spans']['name'][0][0] += 1
        return 'a range begins too late', copy
    if kind == 1:
        entry['name'] += '率'
        return 'a leaf that the bytes do not say', copy
    if kind == 2:
        entry['spans']['level1'], entry['level1'] = other['spans']['level1'], other['level1']
        return 'two leaves in the same bytes', copy
    if kind == 3:
        del entry['spans']['annual_target']
        return 'a leaf without spans', copy
    if kind == 4:
        copy['source']['accounting']['wraps'] += 1
        return 'a sum that is too large', copy
    if kind == 5:
        copy['source']['accounting']['wraps'] += copy['source']['accounting']['labels']
        copy['source']['accounting']['labels'] = 0
        return 'labels that are called wraps', copy
    entry['spans']['name'][-1][1] = copy['source']['bytes'] + 3
    return 'a range beyond the end', copy


def try_verifier(options, path):
    """The verifier must see what is wrong."""
    data = path.read_bytes()
    _, output = program.run(options.jixiao, 'parse', data, '-f', 'json', '--spans')
    chance = random.Random(options.seed)
    failures = 0
    for _ in range(40):
        what, broken = with_fault(json.loads(output), chance)
        if not verify.verify(data, json.dumps(broken).encode('utf-8')):
            failures += 1
            print(f'FAIL the verifier does not see {what}')
    return failures, 40


def main():
    options = program.arguments(__doc__)
    given = bool(options.inputs)
    dumps = program.inputs(options)
    if not given and TYPESET.is_dir():
        dumps = [*dumps, *sorted(TYPESET.glob('*.txt'))]
    results = [try_dump(options, path) for path in dumps]
    results.append(try_verifier(options, program.PROJECT / 'samples' / 'clean.txt'))
    program.finish(sum(failures for failures, _ in results), sum(tried for _, tried in results))


if __name__ == '__main__':
    main()
