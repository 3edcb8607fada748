#!/usr/bin/env python3
"""Verifies what `jixiao parse --spans` says of an input, against the input alone.

    verify.py INPUT OUTPUT        OUTPUT: what `parse -f json --spans` or `parse -f ndjson --spans` wrote; -: standard input

It shares no code with the program and knows nothing of tables. It proves that
- every range lies in the input and no two ranges share a byte, over the whole output;
- the pieces of a leaf, decoded and put together, are the leaf: look-alike ideographs folded by Unicode's data, a space
  only where two pieces meet that are both Latin, nothing else added or left out;
- no piece holds a line end or a blank;
- `accounting` adds up to the size of the input, and `values` to the bytes of all ranges;
- what lies outside of all ranges is what accounting says, as far as bytes alone can tell: letters and digits are labels,
  furniture, outside or unparsed; wraps and stray spaces are line ends and blanks; what is no character is unparsed.
Prints what is wrong and exits with 1; with 2 when it can't even begin.
"""
import argparse
import json
import sys
import unicodedata
from decimal import Decimal, InvalidOperation
from pathlib import Path

CODECS = {'UTF-8': 'utf-8', 'GB18030': 'gb18030', 'UTF-16LE': 'utf-16-le', 'UTF-16BE': 'utf-16-be'}
BYTE_ORDER_MARKS = {'UTF-8': b'\xef\xbb\xbf', 'GB18030': b'\x84\x31\x95\x33', 'UTF-16LE': b'\xff\xfe',
                    'UTF-16BE': b'\xfe\xff'}
EQUIVALENTS = [Path(folder) / 'EquivalentUnifiedIdeograph.txt'
               for folder in ('/usr/share/unicode', '/usr/local/share/unicode', '/usr/share/unicode/ucd')]
FATES = ['values', 'labels', 'separators', 'wraps', 'stray_spaces', 'furniture', 'outside', 'unparsed']
# Python has the GB18030 of 2000; in that of 2005 these two changed places.
GB18030_OF_2005 = str.maketrans('\u1e3f\ue7c7', '\ue7c7\u1e3f')
LINE_ENDS = '\r\n'
BLANKS = set('\t\v \u0085\u00a0\u2028\u2029\u202f\u3000\ufeff') | {chr(code) for code in range(0x2000, 0x200c)}
MOST_FAULTS = 20


def equivalents():
    """Which ideograph a radical stands for, by Unicode's own file."""
    table = {}
    file = next((path for path in EQUIVALENTS if path.is_file()), None)
    for line in file.read_text(encoding='utf-8').splitlines() if file else []:
        line = line.split('#')[0].strip()
        if not line:
            continue
        codes, target = (part.strip() for part in line.split(';'))
        first, _, last = codes.partition('..')
        for code in range(int(first, 16), int(last or first, 16) + 1):
            table[chr(code)] = chr(int(target, 16))
    return table


EQUIVALENT = equivalents()


def is_radical(character):
    return '\u2e80' <= character <= '\u2fdf'


def is_compatibility_ideograph(character):
    return '\uf900' <= character <= '\ufaff' or '\U0002f800' <= character <= '\U0002fa1f'


def fold(text):
    """The text with ideographs that only look like others read as those."""
    folded = []
    for character in text:
        if is_radical(character):
            character = EQUIVALENT.get(character) or unicodedata.normalize('NFKC', character)
        elif is_compatibility_ideograph(character):
            character = unicodedata.normalize('NFC', character)
        folded.append(character)
    return ''.join(folded)


def to_ascii(text):
    """Digits and marks of numbers in ASCII."""
    return ''.join(chr(ord(c) - 0xFEE0) if '\uff01' <= c <= '\uff5e' else '-' if c == '\u2212' else c for c in text)


def is_latin(character):
    """What may keep a printed space beside it."""
    return '!' <= character < '\u0250'


def put_together(pieces, leaf):
    """Whether the pieces are the leaf, with at most one space where two of them meet."""
    at = 0
    for number, piece in enumerate(pieces):
        if leaf.startswith(piece, at):
            at += len(piece)
        elif (number and leaf.startswith(' ' + piece, at) and is_latin(leaf[at - 1]) and is_latin(piece[0])):
            at += 1 + len(piece)
        else:
            return False
    return at == len(leaf)


def is_amount(printed, value):
    plain = to_ascii(printed)
    negative = plain.startswith(('-', '('))
    plain = ''.join(c for c in plain if c.isdigit() or c == '.')
    try:
        read = Decimal(plain)
    except InvalidOperation:
        return False
    read, value = -read if negative else read, Decimal(value)
    return read == value and read.as_tuple().exponent == value.as_tuple().exponent


class Verifier:
    def __init__(self, data):
        self.data = data
        self.faults = []
        self.encoding = 'UTF-8'
        self.ranges = []

    def fault(self, text):
        self.faults.append(text)

    def decode(self, begin, end):
        """The characters of a range; None when it does not hold whole characters."""
        try:
            text = self.data[begin:end].decode(CODECS[self.encoding])
            return text.translate(GB18030_OF_2005) if self.encoding == 'GB18030' else text
        except UnicodeDecodeError:
            return None

    # Leaves

    def walk(self, value, where=''):
        """Every object with spans, with its place in the output."""
        if isinstance(value, list):
            for number, item in enumerate(value):
                self.walk(item, f'{where}[{number}]')
        if not isinstance(value, dict):
            return
        if 'spans' in value:
            if list(value)[-1] != 'spans':
                self.fault(f'{where}: spans is not the last key')
            self.leaves(value['spans'], value, where)
        elif where.rpartition('.')[2].partition('[')[0] in ('tables', 'spending_units', 'projects', 'indicators'):
            self.fault(f'{where}: no spans')
        for key, item in value.items():
            if key != 'spans':
                self.walk(item, f'{where}.{key}')

    def leaves(self, spans, value, where):
        """Compares spans with the object that they belong to; both are nested alike."""
        for key, ranges in spans.items():
            if not isinstance(value, dict) or key not in value:
                self.fault(f'{where}.{key}: spans of nothing')
            elif isinstance(ranges, dict):
                self.leaves(ranges, value[key], f'{where}.{key}')
            else:
                self.leaf(ranges, value[key], f'{where}.{key}')
        self.complete(spans, value, where)

    def complete(self, spans, value, where):
        """Every leaf that is printed has spans."""
        names = {'title', 'department', 'money_unit', 'name', 'objective', 'number', 'code', 'text'}
        if where.endswith('.amounts'):
            names |= set(value)
        for key, item in value.items():
            if key in names and item is not None and item != '' and key not in spans:
                self.fault(f'{where}.{key}: {item!r} has no spans')
        for key in ('level1', 'level2', 'period_target', 'annual_target', 'amounts'):
            nested = value.get(key)
            if not isinstance(nested, dict) or isinstance(spans.get(key), dict):
                continue
            said = nested.values() if key == 'amounts' else [nested.get('name'), nested.get('code'), nested.get('text')]
            if any(item is not None for item in said):
                self.fault(f'{where}.{key}: no spans')

    def leaf(self, ranges, value, where):
        pieces = []
        if not ranges:
            return self.fault(f'{where}: an empty list of ranges')
        for begin, end in ranges:
            if not 0 <= begin < end <= len(self.data):
                return self.fault(f'{where}: [{begin}, {end}] does not lie in the input of {len(self.data)} bytes')
            self.ranges.append((begin, end, where))
            piece = self.decode(begin, end)
            if piece is None:
                return self.fault(f'{where}: [{begin}, {end}] is no text in {self.encoding}')
            if any(c in LINE_ENDS or c in BLANKS or c == '\f' for c in piece):
                self.fault(f'{where}: [{begin}, {end}] holds a line end or a blank: {piece!r}')
            pieces.append(fold(piece))
        if not self.says(pieces, value, where.rpartition('.')[0].endswith('.amounts')):
            self.fault(f'{where}: {pieces} is not {value!r}')

    @staticmethod
    def says(pieces, value, amount):
        joined = ''.join(pieces)
        if amount:
            return isinstance(value, (int, Decimal)) and is_amount(joined, value)
        if isinstance(value, int):
            return to_ascii(joined).isdigit() and int(to_ascii(joined)) == value
        if not isinstance(value, str):
            return False
        return put_together(pieces, value) or (value.isdigit() and to_ascii(joined) == value)

    def overlaps(self):
        self.ranges.sort()
        for left, right in zip(self.ranges, self.ranges[1:]):
            if right[0] < left[1]:
                self.fault(f'{left[2]} and {right[2]} share bytes {right[0]} to {min(left[1], right[1])}')

    # What lies outside of all leaves

    def characters(self, begin, end):
        """Characters and their lengths between two leaves; None for bytes that are none."""
        step = 2 if self.encoding.startswith('UTF-16') else 1
        while begin < end:
            for length in (1, 2, 3, 4):
                text = self.decode(begin, begin + length) if length % step == 0 and begin + length <= end else None
                if text:
                    break
            if text and text != '\0':
                yield text, length
                begin += length
            else:
                yield None, min(step, end - begin)
                begin += step

    def gaps(self):
        at = 0
        for begin, end, _ in self.ranges:
            if begin > at:
                yield at, begin
            at = max(at, end)
        if at < len(self.data):
            yield at, len(self.data)

    def count_outside(self):
        """How many bytes outside of the leaves are of what kind."""
        count = dict.fromkeys(('breaks', 'blanks', 'form_feeds', 'letters', 'marks', 'bad'), 0)
        mark = BYTE_ORDER_MARKS[self.encoding]
        begin_of_text = len(mark) if self.data.startswith(mark) else 0
        for begin, end in self.gaps():
            for character, length in self.characters(max(begin, begin_of_text), end):
                if character is None:
                    kind = 'bad'
                elif character in LINE_ENDS:
                    kind = 'breaks'
                elif character == '\f':
                    kind = 'form_feeds'
                elif character in BLANKS:
                    kind = 'blanks'
                elif character.isalnum() or is_radical(character):
                    kind = 'letters'
                else:
                    kind = 'marks'
                count[kind] += length
        count['byte_order_mark'] = begin_of_text
        return count

    def accounting(self, source):
        said = source['accounting']
        if list(said) != FATES:
            return self.fault(f'accounting has the keys {list(said)}')
        size = len(self.data)
        if source['bytes'] != size:
            self.fault(f"source.bytes is {source['bytes']}, the input has {size}")
        if sum(said.values()) != size:
            self.fault(f'accounting adds up to {sum(said.values())}, the input has {size} bytes')
        in_ranges = sum(end - begin for begin, end, _ in self.ranges)
        if said['values'] != in_ranges:
            self.fault(f"accounting.values is {said['values']}, the ranges have {in_ranges} bytes")
        count = self.count_outside()
        if sum(count.values()) != size - in_ranges:
            self.fault('the bytes outside of the ranges could not be told apart')
        self.plausible(said, count)

    def plausible(self, said, count):
        anything = said['furniture'] + said['outside'] + said['unparsed']
        bounds = [
            ('letters and digits outside of values', count['letters'], said['labels'] + anything),
            ('letters, digits and marks outside of values', count['letters'] + count['marks'],
             said['labels'] + said['separators'] + anything),
            ('bytes that are no characters', count['bad'], said['unparsed']),
            ('form feeds and byte order mark', count['form_feeds'] + count['byte_order_mark'],
             said['furniture'] + said['outside'] + said['unparsed']),
            ('wraps', said['wraps'], count['breaks']),
            ('stray spaces', said['stray_spaces'], count['blanks']),
            ('line ends and blanks', count['breaks'] + count['blanks'],
             said['wraps'] + said['stray_spaces'] + said['separators'] + anything),
            ('labels', said['labels'], count['letters'] + count['marks']),
        ]
        for what, least, most in bounds:
            if least > most:
                self.fault(f'{what}: {least} bytes, accounting leaves room for {most}: {said} {count}')

    def verify(self, records):
        source = next((record['source'] for record in records if record.get('source')), None) or next(
            (record for record in records if record.get('type') == 'source'), None)
        if source is None:
            self.fault('the output has no source')
            return self.faults
        self.encoding = source['encoding'] or 'UTF-8'
        if self.encoding not in CODECS:
            self.fault(f'unknown encoding {self.encoding}')
            return self.faults
        for number, record in enumerate(records):
            self.walk(record, f'record {number}' if 'type' in record else '')
            if record.get('type') in ('table', 'spending_unit', 'project') and 'spans' not in record:
                self.fault(f'record {number}: no spans')
        self.overlaps()
        self.accounting(source)
        return self.faults


def verify(data, output):
    """What is wrong with an output (bytes of JSON or NDJSON) for an input (bytes), in words."""
    text = output.decode('utf-8')
    try:
        records = [json.loads(text, parse_float=Decimal)]
    except ValueError:
        records = [json.loads(line, parse_float=Decimal) for line in text.split('\n') if line]
    return Verifier(data).verify(records)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('input', type=Path)
    parser.add_argument('output')
    options = parser.parse_args()
    try:
        data = options.input.read_bytes()
        output = sys.stdin.buffer.read() if options.output == '-' else Path(options.output).read_bytes()
        faults = verify(data, output)
    except (OSError, ValueError) as error:
        print(f'verify.py: {error}')
        return 2
    for fault in faults[:MOST_FAULTS]:
        print(fault)
    if len(faults) > MOST_FAULTS:
        print(f'… and {len(faults) - MOST_FAULTS} more')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
