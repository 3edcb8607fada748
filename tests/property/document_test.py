#!/usr/bin/env python3
"""Documents: a table inside a larger document gives the same records as alone; all the rest is `outside`.

    document_test.py JIXIAO [DUMP]... [--seed N] [--thorough]

Around each dump stand prose, contents and other tables, with amounts and totals of their own; and, if they are in
JIXIAO_SHARED, whole published budgets without such a table.
"""
import json
import random

import program

CONTENTS = '''目 录
第一部分 部门概况 …………… 1
第二部分 部门预算表 …………… 5
项目支出绩效目标表（含转移支付项目） …………… 12
第三部分 名词解释 …………… 40
'''
OPENING = '''云岭市某某局2025年部门预算
第一部分 部门概况
一、主要职能
负责全市档案和气象资料的保管与利用。
二、机构设置
下设 4 家单位，2025年收入预算18,976.76万元，比上年增加 3,355.65 万元。
'''
BALANCE = '''表1
2025年部门收支预算总表
部门：云岭市某某局 单位：万元
收入 支出
项目 预算数 项目 预算数
一、财政拨款 18,330.37 一、一般公共服务支出 13,907.78
二、财政专户管理资金 二、外交支出
三、其他资金 120.00 三、国防支出 35.00
合计 18,450.37 合计 18,450.37
'''
OFFICIAL = '''2025年一般公共预算“三公”经费预算表
单位：万元
项目 预算数
合计 35.20
一、因公出国（境）费 12.00
二、公务接待费 3.20
三、公务用车购置及运行费 20.00
'''
PROJECTS = '''表8：项目支出表
部门：云岭市某某局 单位：万元
项目名称 合计 财政拨款 其他资金
合计 300.00 300.00
库房改造 100.00 100.00
资料数字化 200.00 200.00
'''
WHOLE = '''附件2
部门整体支出绩效目标表
部门名称：云岭市某某局
年度总体目标 完成年度任务
产出指标 数量指标 办件量 ≥100万件
'''
CLOSING = '''第三部分 2025年部门预算情况说明
一、部门预算收支增减变化情况
本年收入预算 18,976.76 万元，比上年增加 3,355.65 万元，主要原因是项目调整。
二、机关运行经费安排情况说明
机关运行经费 1,234.56 万元。
'''
NOTE = '注：本表按照部门预算公开的要求编制。\n'
SIGNED = '填报人：某某 联系电话：000-12345678 填报日期：2025年1月6日\n'

BEFORE = {'nothing': '', 'opening': OPENING, 'contents': CONTENTS, 'balance': BALANCE, 'official': OFFICIAL,
          'projects': PROJECTS, 'all': CONTENTS + OPENING + BALANCE + OFFICIAL + PROJECTS}
AFTER = {'nothing': '', 'closing': CLOSING, 'balance': BALANCE, 'official': OFFICIAL, 'note': NOTE + CLOSING,
         'signed': SIGNED, 'note and table': NOTE + OFFICIAL, 'projects': PROJECTS, 'whole': WHOLE,
         'all': NOTE + SIGNED + OFFICIAL + PROJECTS + CLOSING}


def published():
    """Published documents without such a table, by name."""
    return {path.name: program.read_text(path) for path in sorted(program.PUBLISHED.parent.glob('other-*.txt'))}


def answer(jixiao, text):
    """Records without positions, and the accounting."""
    _, output = program.run(jixiao, 'parse', text, '-f', 'json')
    document = json.loads(output)
    found = program.without_positions(document)
    return {'tables': found['tables'], 'diagnostics': found['diagnostics']}, document['source']['accounting']


def around(thorough, seed):
    """Pairs of names of what stands before and after."""
    chance = random.Random(seed)
    before, after = {**BEFORE, **published()}, {**AFTER, **published()}
    pairs = [(first, last) for first in before for last in after]
    some = [pair for pair in pairs if 'nothing' in pair or pair == ('all', 'all')]
    return before, after, pairs if thorough else some + chance.sample(pairs, 10)


def try_dump(options, path):
    text = program.read_text(path)
    expected, alone = answer(options.jixiao, text)
    before, after, pairs = around(options.thorough, options.seed)
    failures = tried = 0
    for first, last in pairs:
        for turn in ('', '\f'):
            tried += 1
            document = before[first] + (turn if before[first] else '') + text.rstrip('\f') + turn + after[last]
            found, accounting = answer(options.jixiao, document)
            faults = [program.first_difference(expected, found)]
            for fate in ('values', 'unparsed'):
                if accounting[fate] != alone[fate]:
                    faults.append(f'{fate}: {alone[fate]} bytes alone, {accounting[fate]} in the document')
            faults = [fault for fault in faults if fault]
            if faults:
                failures += 1
                print(f'FAIL {path.name}: {first} before, {last} after, form feeds: {bool(turn)}\n  '
                      + '\n  '.join(faults) + f'\n  kept in {program.keep(document, "document-" + path.name)}')
    return failures, tried


def main():
    options = program.arguments(__doc__)
    results = [try_dump(options, path) for path in program.inputs(options)]
    program.finish(sum(failures for failures, _ in results), sum(tried for _, tried in results))


if __name__ == '__main__':
    main()
