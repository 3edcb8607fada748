#!/usr/bin/env python3
"""What a competent user would write in an afternoon instead of jixiao: the same form read with regular expressions,
amounts as Decimal, one json.dumps a record, the main fields of `jixiao parse -f ndjson`.

It joins wrapped lines, finds entries, and reads targets of the common forms. It knows one layout, gives no positions
inside a row, checks nothing, and loses what it does not match.

    bench/straightforward.py FILE
"""
import json
import re
import sys
from decimal import Decimal
from functools import lru_cache

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
LEVEL1 = {'1': 'output', '2': 'benefit', '3': 'satisfaction'}
LEVEL2 = {'11': 'quantity', '12': 'quality', '13': 'timeliness', '14': 'cost', '21': 'economic', '22': 'social',
          '23': 'ecological', '24': 'sustainable', '31': 'service_recipient'}


ENCODE = json.JSONEncoder(ensure_ascii=False).encode


@lru_cache(maxsize=10_000)
def target(text):
    if not text:
        return None
    match = TARGET.match(text)
    if not match:
        return {'text': text, 'form': 'prose', 'op': None, 'value': None, 'unit': None}
    before, digits, multiplier, unit, after = match.groups()
    value = Decimal(digits)
    if multiplier:
        value = value * MULTIPLIERS[multiplier]
    value = int(value) if value == value.to_integral_value() else float(value)
    operator = OPERATORS[before or after] if before or after else '='
    return {'text': text, 'form': 'bounded' if before or after else 'exact', 'op': operator, 'value': value, 'unit': unit}


def indicators(cell):
    result, number_of_list = [], 1
    for match in ENTRY.finditer(cell):
        number, level1_code, level1, level2_code, level2, name, period, annual = match.groups()
        number = int(number)
        if number == 1 and result:
            number_of_list += 1
        result.append({'list': number_of_list, 'number': number,
                       'level1': {'id': LEVEL1.get(level1_code), 'code': level1_code, 'name': level1},
                       'level2': {'id': LEVEL2.get(level2_code), 'code': level2_code, 'name': level2},
                       'name': name, 'period_target': target(period), 'annual_target': target(annual)})
    return result


def amounts(texts):
    values = [Decimal(text.replace(',', '')) for text in texts] + [None] * 4
    keys = ('total', 'fiscal_appropriation', 'special_account', 'other_funds')
    return {key: None if value is None else float(value) for key, value in zip(keys, values)}


def joined(lines):
    text = ''.join(lines)
    return STRAY_SPACE.sub('', text) if ' ' in text else text


class Reader:
    def __init__(self, path, out):
        self.path, self.out = path, out
        self.table, self.unit, self.head = 0, None, {}
        self.project = None
        self.title = None

    def write(self, kind, record):
        self.out.write(ENCODE({'type': kind, 'path': self.path, 'table': self.table, **record}) + '\n')

    def flush(self):
        if self.project is None:
            return
        name, line, texts, objective, cell = self.project
        self.write('project', {'spending_unit': self.unit, 'name': joined(name), 'line': line, 'amounts': amounts(texts),
                               'objective': joined(objective) or None, 'indicators': indicators(joined(cell))})
        self.project = None

    def read(self, file):
        for number, line in enumerate(file, 1):
            stripped = line.strip()
            if stripped:
                self.line(number, line, stripped)
        self.flush()

    def line(self, number, line, stripped):
        if line.startswith('    '):
            self.flush()
            self.project = ([], number, None, [], [])
            self.name(stripped)
        elif self.project is not None and self.project[2] is None:
            self.name(stripped)
        elif stripped.startswith('项目支出绩效目标表'):
            self.flush()
            self.title = stripped
        elif stripped.startswith('部门名称：'):
            self.table += 1
            department, money_unit = stripped[5:].split(' 单位：')
            self.head = {'title': self.title, 'department': department, 'money_unit': money_unit, 'line': number}
        elif stripped.startswith('项目名称（'):
            pass
        else:
            self.other(number, stripped)

    def name(self, stripped):
        name, line, _, objective, cell = self.project
        match = AMOUNTS.search(stripped)
        if match:
            self.project = (name, line, match[1].split(), objective, cell)
            stripped = stripped[:match.start(1)].strip()
        name.append(stripped)

    def other(self, number, stripped):
        match = AMOUNTS.search(stripped)
        if match and match.start(1):
            self.flush()
            name, values = stripped[:match.start(1)].strip(), amounts(match[1].split())
            if name == '合计':
                self.write('table', {**self.head, 'amounts': values})
            else:
                self.unit = name
                self.write('spending_unit', {'name': name, 'line': number, 'amounts': values})
        elif self.project is not None:
            _, _, _, objective, cell = self.project
            if cell or ENTRY_START.match(stripped):
                cell.append(stripped)
            else:
                objective.append(stripped)


def main():
    path = sys.argv[1]
    sys.stdout.reconfigure(encoding='utf-8')
    with open(path, encoding='utf-8', errors='replace') as file:
        Reader(path, sys.stdout).read(file)


if __name__ == '__main__':
    main()
