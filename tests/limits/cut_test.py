#!/usr/bin/env python3
"""An input that was cut at any byte: the table is read as far as it goes, and the end says that it breaks off.

    cut_test.py JIXIAO [--thorough]

The text is put together from parts, so the test knows what every cut hits. Inside an entry, an objective, the name of a
project or behind a first amount the table must be said to break off; behind a whole entry it must not, because nobody can know.
"""
import argparse
import json
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
AMOUNTS = '80.00 80.00'
# What a part is, and its text. `gap` stands between things; where a row ends nothing is cut in it.
PARTS = [
    ('head', '项目支出绩效目标表\n\n部门名称：云汀市林业局 单位：万元\n\n'),
    ('head', '项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标\n\n'),
    ('total', '合计 '), ('first amount', '160.00'), ('gap', ' '), ('amount', '160.00'), ('gap', '\n\n'),
    ('unit', '云汀市林业局 '), ('first amount', '160.00'), ('gap', ' '), ('amount', '160.00'), ('gap', '\n\n    '),
    ('name', '古树名木保护'), ('name', ' '), ('first amount', '80.00'), ('gap', ' '), ('amount', '80.00'), ('gap', '\n\n'),
    ('objective', '为全市古树建立档案。\n\n'),
    ('entry', '1、1-产出指标；11-数量指标；建档古树株数；实施周期指标值:≥320株；年度指标值:≥160株。'),
    ('entry', '2、2-效益指标；22-社会效益；修复后树体成活率；实施周期指标值:≥95%；年度指标值:≥95%。'),
    ('gap', '\n\n    '),
    ('name', '森林防火宣传'), ('name', ' '), ('first amount', '80.00'), ('gap', ' '), ('amount', '80.00'), ('cells', '\n\n'),
    ('objective', '让进山人员知道防火规定。\n\n'),
    ('entry', '1、1-产出指标；13-时效指标；宣传按时率；实施周期指标值:100%；年度指标值:100%。'),
    ('entry', '2、3-满意度指标；31-服务对象满意度；进山人员满意度；实施周期指标值:≥90%；年度指标值:≥90%。'),
    ('gap', '\n'),
]
MUST = {'entry', 'objective', 'name', 'cells'}
MUST_NOT = {'gap'}


def places():
    """For every cut what it hits: the part that the last byte before it is in, and whether that part is whole."""
    found = [('head', True)]
    for kind, text in PARTS:
        size = len(text.encode())
        for byte in range(1, size + 1):
            found.append((kind, byte == size))
    return found


def expected(kind, whole, text):
    """True or False: whether the table must be said to break off. None: either is right."""
    if kind == 'entry' and whole:
        return False
    if kind in MUST:
        return True
    if kind in MUST_NOT and text.rstrip(' \n').endswith('。'):
        return False
    return None


def read(jixiao, data):
    done = subprocess.run([jixiao, 'parse', '-q', '-f', 'json', '--encoding', 'utf-8'], input=data, capture_output=True,
                          timeout=60, check=False)
    if done.returncode not in (0, 1):
        return None, f'exit {done.returncode}: {done.stderr[:300]!r}'
    document = json.loads(done.stdout)
    source = document['source']
    if sum(source['accounting'].values()) != len(data):
        return None, f'accounting: {source}'
    return {finding['rule'] for finding in document['diagnostics']}, ''


def cuts(jixiao):
    """Faults of the text that is known part by part."""
    data = ''.join(text for _, text in PARTS).encode()
    for at, (kind, whole) in enumerate(places()):
        rules, fault = read(jixiao, data[:at])
        if rules is None:
            yield at, fault
            continue
        try:
            text = data[:at].decode()
        except UnicodeDecodeError:
            if 'encoding-invalid' not in rules:
                yield at, 'half a character is not said'
            continue
        wanted = expected(kind, whole, text)
        if wanted is not None and wanted != ('table-truncated' in rules):
            yield at, f'{sorted(rules)} at the end of {text[-30:]!r}, in {kind}'


def samples(jixiao):
    """Faults of every sample, cut at every byte: only that it ends well."""
    for path in sorted((PROJECT / 'samples').glob('*.txt')):
        data = path.read_bytes()
        for at in range(len(data)):
            _, fault = read(jixiao, data[:at])
            if fault:
                yield at, f'{path.name}: {fault}'


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('jixiao')
    parser.add_argument('--thorough', action='store_true', help='every sample as well')
    options = parser.parse_args()
    faults = list(cuts(options.jixiao)) + (list(samples(options.jixiao)) if options.thorough else [])
    for at, fault in faults:
        print(f'FAIL cut at byte {at}: {fault}')
    print(f'{len(places())} cuts, {len(faults)} failed')
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
