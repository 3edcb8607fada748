#!/usr/bin/env python3
"""Trace: for every character of a dump it says what `parse --spans` and its accounting say.

    trace_test.py JIXIAO [DUMP]... [--seed N] [--thorough]

Every character of two samples, as they are, with other line ends, in other encodings, and damaged, is traced in one call.
The fates must add up to the accounting, and a character is a value exactly where a field has it in its spans.
"""
import json
import random
import re
import subprocess
import tempfile

import program
import spans_test
import transform

MOST_PLACES = 60000  # in one call


def places_of(text):
    """The places of all characters and line ends of a text, in the program's way of counting."""
    line, column = 1, 1
    for match in re.finditer(r'\r\n|[^\r\n]|\r|\n', text):
        yield line, column
        line, column = (line + 1, 1) if match[0][0] in '\r\n' else (line, column + 1)


def fields_of(document):
    """Which field says a byte of the input: (field, list, number, project) by byte."""
    said = {}

    def take(spans, where, path=''):
        for key, ranges in spans.items():
            if isinstance(ranges, dict):
                take(ranges, where, f'{path}{key}.')
                continue
            for begin, end in ranges:
                said.update(dict.fromkeys(range(begin, end), (path + key, *where)))

    for number, table in enumerate(document['tables'], 1):
        take(table['spans'], (number, None, None, None))
        for unit in table['spending_units']:
            take(unit['spans'], (number, None, None, None))
            for project in unit['projects']:
                take(project['spans'], (number, project['name'], None, None))
                for entry in project['indicators']:
                    take(entry['spans'], (number, project['name'], entry['list'], entry['number']))
    return said


def trace(jixiao, path, places, more):
    arguments = [f'{line}:{column}' for line, column in places]
    done = subprocess.run([jixiao, 'trace', str(path), *arguments, '-f', 'json', *more], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False, timeout=120)
    if done.returncode != 0:
        raise ValueError(f'trace ends with {done.returncode}: {done.stderr[:300]!r}')
    return [json.loads(line) for line in done.stdout.decode('utf-8').splitlines()]


def faults(jixiao, data, codec, more):
    """What is wrong with the traces of an input, in words."""
    code, output = program.run(jixiao, 'parse', data, '-f', 'json', '--spans', *more)
    if code not in (0, 1):
        return [] if code == 3 else [f'parse ends with {code}']
    document = json.loads(output)
    # A byte that is no character counts as one column; where several come together their places overlap.
    text = data.decode(codec, 'replace')
    places = list(places_of(text.removeprefix('\ufeff')))
    if not places or len(places) > MOST_PLACES:
        return []
    try:
        with tempfile.NamedTemporaryFile(suffix='.txt') as file:
            file.write(data)
            file.flush()
            traces = trace(jixiao, file.name, places, more)
    except ValueError as error:
        return [str(error)]
    accounting = dict.fromkeys(document['source']['accounting'], 0)
    if text.startswith('\ufeff'):
        accounting['furniture'] = len('\ufeff'.encode(codec))
    said, seen = fields_of(document), set()
    for one in traces:
        begin, end = one['bytes']
        if (begin, end) not in seen:
            accounting[one['fate']] += end - begin
        seen.add((begin, end))
        found = said.get(begin)
        where = (one['field'], one['table'], one['project'], one['list'], one['number'])
        if (one['fate'] == 'values') != (found is not None):
            return [f"{one['line']}:{one['column']} is {one['fate']}, the spans say {found}"]
        if found and where != found:
            return [f"{one['line']}:{one['column']} is said to be in {where}, the spans say {found}"]
        if found and not any(first <= begin < last for first, last in one['spans']):
            return [f"{one['line']}:{one['column']} lies outside of its own spans"]
    if accounting != document['source']['accounting']:
        return [f"fates add up to {accounting}, accounting says {document['source']['accounting']}"]
    return []


def cases_of(path, options):
    text = program.read_text(path)
    data = text.encode('utf-8')
    chance = random.Random(options.seed)
    yield 'as it is', data, 'utf-8', ()
    for surface in transform.SURFACES[:3]:
        yield str(surface), transform.resurface(text, surface, options.seed).encode('utf-8'), 'utf-8', ()
    for name, codec in (('gb18030', 'gb18030'), ('utf-16le', 'utf-16-le'), ('utf-16be', 'utf-16-be')):
        yield name, text.encode(codec), codec, ('--encoding', name)
    strange = text.replace('\n\n', '\n\f\n', 3).replace('绩效', '绩\t效 ', 5).replace('\n\n', '\n \n第 3 页\n\n', 4)
    yield 'with furniture', strange.encode('utf-8'), 'utf-8', ()
    for number in range(60 if options.thorough else 6):
        damaged = spans_test.damaged(data, chance).decode('utf-8', 'ignore').replace('\0', '')
        yield f'damaged {number}', damaged.encode('utf-8'), 'utf-8', ()


def main():
    options = program.arguments(__doc__)
    samples = program.PROJECT / 'samples'
    dumps = options.inputs or [samples / 'two-tables.txt', samples / 'damaged-text.txt']
    failures = tried = 0
    for path in dumps:
        for name, data, codec, more in cases_of(path, options):
            tried += 1
            for fault in faults(options.jixiao, data, codec, more):
                failures += 1
                kept = program.keep(data, f'trace-{failures}-{path.name}')
                print(f'FAIL {path.name}: {name}: {fault}\n  kept in {kept}')
    program.finish(failures, tried)


if __name__ == '__main__':
    main()
