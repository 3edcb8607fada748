#!/usr/bin/env python3
"""What a competent user would write in an afternoon instead of jixiao: the same form read with regular expressions, a
dict and one call of a JSONEncoder for each record. Of what bench/generate makes as `varied` and `distinct` it writes the
bytes of `jixiao parse -f ndjson --lang en`; tests/cli/straightforward_test.py holds it to that.

It joins wrapped lines, finds entries and reads targets of the common forms. It knows one layout, gives no positions but
lines, checks nothing, and loses what it does not match without saying so. Of findings it has only the stray spaces that
each of those tables has. Its accounting is what the form must have; all other bytes it takes for values.

    bench/straightforward.py FILE
"""
import json
import os
import re
import sys
from bisect import bisect
from collections import Counter
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from types import SimpleNamespace

AMOUNTS = re.compile(r'(?:^|\s)((?:[\d,]+\.\d\d)(?:\s+[\d,]+\.\d\d)*)$')
ENTRY_START = re.compile(r'\d{1,3}、[1-3]-')
ENTRY = re.compile(r'(\d{1,3})、([1-9])-([^；]+)；(\d\d)-([^；]+)；([^；]+)；实施周期指标值:([^；]*)；年度指标值:(.*?)。'
                   r'(?=\d{1,3}、[1-9]-|$)')
TARGET = re.compile(r'(≥|≧|≤|≦|＞|＜|>|<|》|不少于|不低于|不小于|不超过|不高于|大于等于|小于等于|大于|小于|超过)?'
                    r'(\d+(?:\.\d+)?)(万|亿)?([^\d]*?)(以上|以下|以内)?。?$')
STRAY_SPACE = re.compile(r'(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])')
OPERATORS = {'≥': '>=', '≧': '>=', '不少于': '>=', '不低于': '>=', '不小于': '>=', '大于等于': '>=', '以上': '>=',
             '≤': '<=', '≦': '<=', '不超过': '<=', '不高于': '<=', '小于等于': '<=', '以下': '<=', '以内': '<=',
             '＞': '>', '>': '>', '》': '>', '大于': '>', '超过': '>', '＜': '<', '<': '<', '小于': '<'}
MULTIPLIERS = {'万': 10_000, '亿': 100_000_000}
LEVELS = {'1': 'output', '2': 'benefit', '3': 'satisfaction', '11': 'quantity', '12': 'quality', '13': 'timeliness',
          '14': 'cost', '21': 'economic', '22': 'social', '23': 'ecological', '24': 'sustainable', '31': 'service_recipient'}
COLUMNS = {'total': '总计', 'fiscal_appropriation': '财政拨款', 'special_account': '财政专户拨款', 'other_funds': '其他资金'}
SUBJECT = dict.fromkeys(('table', 'department', 'spending_unit', 'project', 'list', 'number', 'indicator', 'field'))
# Bytes of each table and of each entry that are no values.
TABLE_LABELS = len(('部门名称：单位：项目名称（资金使用单位）绩效目标绩效指标合计' + ''.join(COLUMNS.values())).encode())
TABLE_BLANKS = 7
ENTRY_LABELS = len('实施周期指标值:年度指标值:'.encode())
ENTRY_MARKS = len('、-；-；；；。'.encode())
ENCODE = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(',', ':')).encode


def exact(digits):
    """Digits as they are printed. json would write 8.5 for 8.50: they go through it as a marked text, see `encoded`."""
    return f'\ue000{digits}\ue001'


def encoded(record):
    return ENCODE(record).replace('"\ue000', '').replace('\ue001"', '') + '\n'


@lru_cache(maxsize=10_000)
def target(text):
    if not text:
        return None
    match = TARGET.match(text)
    if not match:
        return {'text': text, 'form': 'prose', 'op': None, 'value': None, 'unit': None}
    before, value, multiplier, unit, after = match.groups()
    if multiplier:
        value = str(Decimal(value) * MULTIPLIERS[multiplier])
    operator = OPERATORS[before or after] if before or after else '='
    return {'text': text, 'form': 'bounded' if before or after else 'exact', 'op': operator,
            'value': exact(value) if '.' in value else int(value), 'unit': unit}


@lru_cache(maxsize=1_000)
def level(code, name):
    return {'id': LEVELS.get(code), 'code': code, 'name': name}


def indicators(cell):
    result, number_of_list = [], 1
    offsets = list(accumulate(map(len, cell.texts), initial=0))
    for match in ENTRY.finditer(cell.text()):
        number, level1_code, level1, level2_code, level2, name, period, annual = match.groups()
        number = int(number)
        if number == 1 and result:
            number_of_list += 1
        result.append({'list': number_of_list, 'number': number, 'line': cell.lines[bisect(offsets, match.start()) - 1],
                       'level1': level(level1_code, level1), 'level2': level(level2_code, level2), 'name': name,
                       'period_target': target(period), 'annual_target': target(annual)})
    return result


def amounts(texts):
    values = [exact(text.replace(',', '')) for text in texts] + [None] * 4
    return dict(zip(COLUMNS, values))


def fingerprint(*fields):
    """FNV-1a of 128 bits; a text is followed by its length."""
    value = 0x6c62272e07bb014262b821756295c58d
    for field in fields:
        text, number = (field.encode(), len(field.encode())) if isinstance(field, str) else (b'', field)
        for byte in text + number.to_bytes(8, 'little'):
            value = (value ^ byte) * 0x1000000000000000000013b % 2**128
    return f'{value:032x}'


class Cell:
    """Lines of text and their numbers."""

    def __init__(self):
        self.texts, self.lines = [], []

    def add(self, number, text):
        self.texts.append(text)
        self.lines.append(number)

    def text(self):
        return ''.join(self.texts)


class Reader:
    def __init__(self, path, out):
        self.path, self.out = path, out
        self.table, self.department, self.unit, self.head, self.title, self.project = 0, None, None, {}, None, None
        self.stray_spaces, self.first_stray_space, self.told = 0, None, Counter()
        self.lines = self.projects = self.indicators = 0
        self.wraps = self.blanks = self.left_out = 0  # line ends in cells, blanks between cells, other blanks and all line ends

    def write(self, kind, record):
        self.out.write(encoded({'type': kind, 'path': self.path, 'table': self.table, **record}))

    def read(self, file):
        for self.lines, line in enumerate(file, 1):
            stripped = line.strip()
            self.left_out += len(line) - len(stripped)
            if stripped:
                self.line(self.lines, line, stripped)
        self.end_table()
        self.end()

    def line(self, number, line, stripped):
        if line.startswith('    '):
            self.end_project()
            self.project = SimpleNamespace(name=Cell(), amounts=None, objective=Cell(), entries=Cell())
            self.name(number, stripped)
        elif self.project is not None and self.project.amounts is None:
            self.name(number, stripped)
        elif stripped.startswith('项目支出绩效目标表'):
            self.end_table()
            self.title = (number, stripped)
        elif self.project is not None:
            self.cell(number, stripped)
        elif stripped.startswith('部门名称：'):
            self.begin_table(stripped)
        elif not stripped.startswith('项目名称（'):
            self.row(number, stripped)

    def begin_table(self, stripped):
        self.table += 1
        self.department, money_unit = stripped[5:].split(' 单位：')
        number, title = self.title
        self.head = {'grammar': 'guangzhou', 'title': title, 'year': None, 'department': self.department,
                     'money_unit': money_unit, 'line': number,
                     'columns': [{'id': column, 'name': name} for column, name in COLUMNS.items()]}

    def name(self, number, stripped):
        match = AMOUNTS.search(stripped)
        if match:
            self.project.amounts = amounts(match[1].split())
            self.blanks += match[0].count(' ')
            stripped = stripped[:match.start()]
        if stripped:
            self.project.name.add(number, self.cleaned(number, stripped))

    def cell(self, number, stripped):
        if stripped[-3:-2] == '.' and self.row(number, stripped):
            return
        project, text = self.project, self.cleaned(number, stripped)
        cell = project.entries if project.entries.texts or ENTRY_START.match(text) else project.objective
        cell.add(number, text)

    def row(self, number, stripped):
        """Whether it is the row of a spending unit or of the whole table."""
        match = AMOUNTS.search(stripped)
        if not match or not match.start():
            return False
        self.end_project()
        self.blanks += match[0].count(' ')
        name, values = stripped[:match.start()], amounts(match[1].split())
        if name == '合计':
            self.write('table', {**self.head, 'amounts': values, 'amounts_line': number, 'amounts_basis': 'order'})
        else:
            self.unit = name
            self.write('spending_unit', {'name': name, 'line': number, 'amounts': values, 'amounts_basis': 'order'})
        return True

    def cleaned(self, number, text):
        """A line of a cell without its stray spaces, which are counted."""
        if ' ' not in text:
            return text
        for match in STRAY_SPACE.finditer(text):
            self.stray_spaces += 1
            self.left_out += len(match[0])
            self.first_stray_space = self.first_stray_space or (number, match.start() + 1, match.end() + 1)
        return STRAY_SPACE.sub('', text)

    def end_project(self):
        project, self.project = self.project, None
        if project is None:
            return
        entries = indicators(project.entries)
        self.write('project', {'spending_unit': self.unit, 'name': project.name.text(), 'line': project.name.lines[0],
                               'amounts': project.amounts, 'amounts_basis': 'order',
                               'objective': project.objective.text() or None, 'indicators': entries})
        self.projects += 1
        self.indicators += len(entries)
        for lines in (project.name.lines, project.objective.lines, project.entries.lines):
            self.wraps += lines[-1] - lines[0] if lines else 0

    def end_table(self):
        self.end_project()
        if not self.stray_spaces:
            return
        rule, count, (line, begin, end) = 'stray-space', self.stray_spaces, self.first_stray_space
        told = self.told[self.department]
        self.told[self.department] += 1
        self.write('diagnostic', {
            'rule': rule, 'severity': 'info',
            'message': f'{count} stray space{"s" if count > 1 else ""} inside cells, left out when read',
            'page': None, 'line': line, 'column': begin, 'end_line': line, 'end_column': end,
            'fingerprint': fingerprint(rule, self.department, *([told] if told else [])),
            'subject': {**SUBJECT, 'table': self.table, 'department': self.department},
            'excerpt': ' ', 'related': [], 'related_omitted': 0})
        self.stray_spaces, self.first_stray_space = 0, None

    def end(self):
        size = os.path.getsize(self.path)
        rest = {'labels': TABLE_LABELS * self.table + ENTRY_LABELS * self.indicators,
                'separators': (TABLE_BLANKS * self.table + ENTRY_MARKS * self.indicators + self.blanks
                               + self.lines - self.wraps),
                'wraps': self.wraps, 'stray_spaces': self.left_out - self.lines, 'furniture': 0, 'outside': 0, 'unparsed': 0}
        self.out.write(encoded({
            'type': 'source', 'path': self.path, 'encoding': 'UTF-8', 'bytes': size, 'lines': self.lines,
            'tables': self.table, 'projects': self.projects, 'indicators': self.indicators,
            'accounting': {'values': size - sum(rest.values()), **rest}}))


def main():
    path = sys.argv[1]
    sys.stdout.reconfigure(encoding='utf-8')
    with open(path, encoding='utf-8', errors='replace') as file:
        Reader(path, sys.stdout).read(file)


if __name__ == '__main__':
    main()
