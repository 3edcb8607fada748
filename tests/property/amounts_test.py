#!/usr/bin/env python3
"""Amounts: each on a line of its own they are those that stand on one line, in whatever way they are printed.

    amounts_test.py JIXIAO [--seed N] [--thorough]

A line end may cut an amount (rewrap_test.py cuts some); where none does, none may be put together with the next. Zeros
without decimals, dashes, thousands without decimals, rows that do not add up and one to four columns are all there.
"""
import random

import program

HEAD = '''项目支出绩效目标表
部门名称：云汀市航务局 单位：万元
项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标
'''
ENTRY = '1、1-产出指标；11-数量指标；检查站点数；实施周期指标值:≥10个；年度指标值:≥10个。\n'
# How an amount of so many hundredths is printed, and how many of them the smallest one has. Without decimals or separators
# nobody knows of a single number whether it is money.
PRINTINGS = {
    'decimals': (1, lambda cents: f'{cents / 100:,.2f}'),
    'one decimal': (10, lambda cents: f'{cents / 100:,.1f}'),
    'thousands': (100_000, lambda cents: f'{cents // 100:,}'),
    'bare zero': (1, lambda cents: f'{cents / 100:,.2f}' if cents else '0'),
    'dash': (1, lambda cents: f'{cents / 100:,.2f}' if cents else '—'),
}


def row_of(columns, unit, chance):
    """The amounts of a row in hundredths; it adds up, mostly."""
    funds = [chance.choice([0, 0, chance.randrange(1, 10 ** chance.randrange(1, 10))]) // unit * unit for _ in range(columns - 1)]
    if not any(funds):
        return [chance.randrange(1, 10 ** 3) * unit] + funds
    wrong = chance.choice([0, 0, 0, unit, 10 * unit])
    return [sum(funds) + wrong] + funds


def dump(rows, between):
    """A table of a total row, a unit and two projects; `between` gives what stands between two amounts of a row."""
    total, unit, first, second = (between(row).join(row) for row in rows)
    return (f'{HEAD}合计\n{total}\n云汀市航务局本级 {unit}\n    航道疏浚\n{first}\n保障航道畅通。\n{ENTRY}'
            f'    浮标更换 {second}\n完成更换任务。\n{ENTRY}')


def main():
    options = program.arguments(__doc__.splitlines()[0])
    chance = random.Random(options.seed)
    failures, tried = 0, 3000 if options.thorough else 300
    for number in range(tried):
        printing = chance.choice(list(PRINTINGS))
        unit, printed = PRINTINGS[printing]
        columns = chance.randint(1, 4)
        rows = [[printed(cents) for cents in row_of(columns, unit, chance)] for _ in range(4)]
        separators = {id(row): chance.choice([' ', '\n', '\n\n']) for row in rows}
        lines = dump(rows, lambda row: separators[id(row)])
        difference = program.first_difference(program.records(options.jixiao, dump(rows, lambda row: ' ')),
                                              program.records(options.jixiao, lines))
        if difference:
            failures += 1
            print(f'FAIL {number}: {printing}, {rows}\n  {difference}\n  kept in {program.keep(lines, f"amounts-{number}.txt")}')
    program.finish(failures, tried)


if __name__ == '__main__':
    main()
