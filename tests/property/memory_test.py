#!/usr/bin/env python3
"""Memory: what the program remembers of the rows before does not show. Each row of a table gives the same record as in a
table of its own.

The rows repeat a few names and shapes of targets with digits of their own: zeros in front, decimals, numbers too long to
be kept, ranges, dates, prose, empty targets, characters that JSON escapes.

    memory_test.py JIXIAO [--seed N] [--thorough]
"""
import json
import random

import program

HEAD = '2031年项目支出绩效目标表\n部门名称：云汀市试验局 单位：万元\n项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n'
LEVELS = ('1-产出指标；11-数量指标', '1-产出指标；12-质量指标', '1-产出指标；13-时效指标', '2-效益指标；22-社会效益', '3-满意度指标；31-满意度')
NAMES = ('巡检次数', '合格率', '按期完成率', '“云港通”用户数', '投诉件数', '公众满意度')
SHAPES = ('≥{}次', '≥{}%', '不低于{}%', '{}万人次', '{}千米', '={}', '{}', '≤{}天', '＞{}户', '{}-{}个', '{}月{}日前', '20{}年底前完成', '每{}天1次',
          '达到{}以上', '{}％以上。', '提高', '', '第{}名', '前{}', '{},{}元', '{}/{}', '约{}件', '0{}', '00{}次', '{}"平方米"', '{}\\件', '1{}年', '12{}热线')


def number(chance):
    """Digits as they are printed, with any oddity."""
    if chance.random() < 0.15:
        return f'{chance.choice((1234, 2031, 20, 203101))}.{chance.choice((5, 1, 12, "07", 56, 99, 123))}'
    digits = chance.choice((1, 1, 2, 2, 3, 4, 5, 6, 7, 12, 18))
    text = ''.join(chance.choice('0123456789') for _ in range(digits))
    return text + ('.' + ''.join(chance.choice('0059') for _ in range(chance.choice((1, 2, 3)))) if chance.random() < 0.2 else '')


def target(chance):
    """One target."""
    shape = chance.choice(SHAPES)
    return shape.format(*(number(chance) for _ in range(shape.count('{}'))))


def entry(index, chance):
    """An entry; mostly both of its targets are the same."""
    period = target(chance)
    annual = period if chance.random() < 0.6 else target(chance)
    if chance.random() < 0.3:
        annual = ''.join(chance.choice('0123456789') if c.isdigit() else c for c in period)
    return f'{index}、{chance.choice(LEVELS)}；{chance.choice(NAMES)}；实施周期指标值:{period}；年度指标值:{annual}。'


def table(rows):
    """A table of these rows, each on a few lines."""
    return HEAD + '合计 100.00 100.00\n试验局 100.00 100.00\n' + ''.join(rows)


def row(index, chance):
    """A row that ends with an entry that leaves no doubt."""
    entries = ''.join(entry(number_of + 1, chance) for number_of in range(chance.randint(1, 6)))
    last = f'9、1-产出指标；11-数量指标；巡检次数；实施周期指标值:≥{index}次；年度指标值:≥{index}次。'
    return f'    试验项目{index} 1.00 1.00\n保障运行。{entries}{last}\n'


def record(jixiao, text, name):
    """The record of a project, and what becomes of it as CSV."""
    _, out = program.run(jixiao, 'parse', text, '-q')
    found = [json.loads(line) for line in out.splitlines() if json.loads(line).get('name') == name]
    return [{key: value for key, value in project.items() if key not in program.POSITIONS} for project in found]


def without_positions(project):
    """A record without the places of its entries."""
    for indicator in project['indicators']:
        indicator.pop('line')
    return project


def main():
    options = program.arguments(__doc__)
    chance = random.Random(options.seed)
    count = 2000 if options.thorough else 400
    rows = [row(index, chance) for index in range(1, count + 1)]
    _, out = program.run(options.jixiao, 'parse', table(rows), '-q')
    together = {}
    for line in out.splitlines():
        project = json.loads(line)
        if project['type'] == 'project':
            together[project['name']] = without_positions({k: v for k, v in project.items() if k not in program.POSITIONS})
    assert len(together) == count, f'{len(together)} projects of {count}'
    tried = chance.sample(range(1, count + 1), count if options.thorough else 80)
    for index in tried:
        name = f'试验项目{index}'
        alone = [without_positions(project) for project in record(options.jixiao, table([rows[index - 1]]), name)]
        if alone != [together[name]]:
            raise SystemExit(f'seed {options.seed}: {name} differs\n{rows[index - 1]}\nalone    {alone}\ntogether {together[name]}')
    entries = sum(len(project['indicators']) for project in together.values())
    print(f'{count} rows, {entries} entries, {len(tried)} rows alone: the same')


if __name__ == '__main__':
    main()
