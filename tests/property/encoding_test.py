#!/usr/bin/env python3
"""Encodings: a dump in any encoding gives the same records, at the places of its own bytes.

Lines and columns do not depend on the encoding; byte offsets (spans) must be those of the same characters.

    encoding_test.py JIXIAO [DUMP]... [--seed N]
"""
import json
import random
from decimal import Decimal

import chunking_test
import program

# Python's codec, how the program calls it, the option, and its byte order mark.
ENCODINGS = (
    ('utf-8', 'UTF-8', 'utf-8', b'\xef\xbb\xbf'),
    ('gb18030', 'GB18030', 'gb18030', b'\x84\x31\x95\x33'),
    ('utf-16-le', 'UTF-16LE', 'utf-16le', b'\xff\xfe'),
    ('utf-16-be', 'UTF-16BE', 'utf-16be', b'\xfe\xff'),
)
NEW_LINES = ('\n', '\r\n', '\r')


def offsets(text, codec, mark):
    """Where a byte offset of the text in UTF-8 lies in another encoding, for every start of a character."""
    found, here, there = {0: 0}, 0, len(mark)
    for character in text:
        found[here] = there
        here += len(character.encode('utf-8'))
        there += len(character.encode(codec))
    found[here] = there
    return found


def at_other_offsets(value, where):
    """A document whose spans are those of another encoding."""
    if isinstance(value, dict):
        return {key: moved_spans(item, where) if key == 'spans' else at_other_offsets(item, where)
                for key, item in value.items()}
    if isinstance(value, list):
        return [at_other_offsets(item, where) for item in value]
    return value


def moved_spans(value, where):
    """Every [begin, end] at its other place; ranges that touch stay one."""
    if isinstance(value, dict):
        return {key: moved_spans(item, where) for key, item in value.items()}
    if isinstance(value, list):
        return [[where[int(begin)], where[int(end)]] for begin, end in value]
    return value


def document(jixiao, data, *more):
    """What `parse -f json --spans` says, and its source record apart."""
    code, output = program.run(jixiao, 'parse', data, '-f', 'json', '--spans', *more)
    try:
        found = json.loads(output, parse_float=Decimal)
    except ValueError:
        return {'exit': code, 'output': output.decode('utf-8', 'replace')[:2000]}, None
    source = found.pop('source')
    return {'exit': code, **found}, source


def try_encoding(jixiao, text, expected, encoding, with_mark):
    """What is wrong with a dump in an encoding; nothing when all is well."""
    codec, name, option, mark = encoding
    mark = mark if with_mark else b''
    data = mark + text.encode(codec)
    expected_here = at_other_offsets(expected, offsets(text, codec, mark))
    for more in ((), ('--encoding', option)):
        found, source = document(jixiao, data, *more)
        difference = program.first_difference(expected_here, found)
        if difference or source is None:
            return difference or 'no document', data
        if source['encoding'] != name or source['bytes'] != len(data):
            return f'source says {source}', data
        if sum(source['accounting'].values()) != len(data):
            return f'{len(data)} bytes, but {source["accounting"]}', data
    if program.run(jixiao, 'check', data, '-f', 'json') != program.run(jixiao, 'check', text, '-f', 'json'):
        return 'other findings', data
    return '', data


def try_pieces(jixiao, path, text, chance):
    """Failures and cases of dumps that arrive in pieces."""
    failures = tried = 0
    for codec, name, _, _ in ENCODINGS[1:]:
        data = text.encode(codec)
        kept = program.keep(data, f'encoding-{path.name}')
        command = [jixiao, 'parse', '-f', 'ndjson', '--spans']
        expected = chunking_test.run_whole(command, kept)
        for size in (1, 7, 0):
            tried += 1
            if chunking_test.run_in_pieces(command, data, size, chance) != expected:
                failures += 1
                print(f'FAIL {path.name}: {name} in pieces of {size or "random size"}: other output; kept in {kept}')
    return failures, tried


def main():
    options = program.arguments(__doc__)
    chance = random.Random(options.seed)
    paths = program.inputs(options)
    failures = tried = 0
    for number, path in enumerate(paths):
        lines = program.read_text(path).lstrip('\ufeff')
        for new_line in NEW_LINES:
            text = lines.replace('\r\n', '\n').replace('\n', new_line)
            expected, _ = document(options.jixiao, text)
            for encoding in ENCODINGS:
                for with_mark in (False, True):
                    tried += 1
                    wrong, data = try_encoding(options.jixiao, text, expected, encoding, with_mark)
                    if wrong:
                        failures += 1
                        kept = program.keep(data, f'encoding-{path.name}')
                        print(f'FAIL {path.name}: {encoding[1]}, mark: {with_mark}, {new_line!r}: {wrong}\n  kept in {kept}')
        if number == 0:
            more_failures, more = try_pieces(options.jixiao, path, lines, chance)
            failures, tried = failures + more_failures, tried + more
    program.finish(failures, tried)


if __name__ == '__main__':
    main()
