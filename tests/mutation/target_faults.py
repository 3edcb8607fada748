"""Faults for the review rules about indicators and their targets: each puts one entry into a table that is sound but for it.

The names are made of the tables' own things and of results that other departments name; none is a sample of a vocabulary.
"""
from faults import at_entry, at_name, some_entry

THINGS = ('窨井 花箱 护栏 校舍 病床 诊室 展柜 善本 球场 泳池 站台 候车亭 闸口 涵洞 鱼塘 蜂箱 茶园 果林 大棚 粮仓 税务窗口 审批窗口 '
          '热线坐席 服务器 网闸 机柜 标本 试剂 血袋 警车 消防栓 救生艇 哨所 法庭 卷宗 学籍 教具 食堂 宿舍 轮椅 假肢').split()
GOOD = ('合格率 完好率 达标率 准确率 通过率 知晓率 办结率 覆盖率 成功率 及时率 优良率 到位率 解决率 参训率 出勤率 '
        '不间断供应达标率 投诉处理满意率 验收一次通过率').split()
BAD = '投诉率 故障率 差错率 流失率 损坏率 事故率 超时率 返修率 逾期率 缺勤率 不合格率 停机次数 投诉件数 平均等待时间 故障恢复时间'.split()
DEEDS = '刷新油漆 更换标牌 清点入库 联合会审 巡回宣讲 试点推广 数字化编目 外观整治 例行消杀 应急储备'.split()
GRAVE = '重大安全事故发生率 安全责任事故数 泄密事件发生次数 群体性事件起数 重大负面舆情数量 食物中毒事件 人员伤亡人数 特大事故发生率'.split()
DENIED = '无责任事故 未发生泄密事件 不发生群体性事件 无有效投诉 未出现负面舆情 杜绝安全事故 没有发生踩踏 无重大差错'.split()
HEADS = '人数 次数 数量 场次 户数 套数 篇数'.split()
JUDGES = '牧民 渔民 驾驶员 考生 病友 访客 志愿者 纳税人 租户 球迷'.split()
PIECES = '个 件 台 座 项 份 条 间'.split()
LEVEL2 = {'12': ('1', '产出指标', '质量指标'), '13': ('1', '产出指标', '时效指标'), '22': ('2', '效益指标', '社会效益'),
          '11': ('1', '产出指标', '数量指标'), '31': ('3', '满意度指标', '服务对象满意度')}


def put(table, chance, name, period, annual=None, code='12'):
    """An entry anew: its type, name and targets."""
    project, entry = some_entry(table, chance, lambda e: e.code2 == code)
    entry.name, entry.period, entry.annual = name, period, annual or period
    return project, entry


def thing(chance):
    return chance.choice(THINGS)


def at_period(rule, project, entry):
    return [at_entry(rule, entry.period + '；', project, entry)]


def share(chance, low=60, high=99):
    return f'{chance.randint(low, high)}{chance.choice(("", ".5"))}%'


def target_implausible(table, chance):
    name = f'{chance.choice(JUDGES)}{chance.choice(("满意度", "满意率", "好评率", "对服务的满意程度", "总体评价满意度"))}'
    low = f'{chance.choice(("≥", "不低于", "大于"))}{chance.choice((chance.randint(1, 9), chance.randint(10, 59)))}%'
    project, entry = put(table, chance, name, low, code='31')
    return at_period('target-implausible', project, entry)


def unit_contradicts_name(table, chance):
    what = chance.randrange(3)
    if what == 0:
        name, target = f'{thing(chance)}受检{chance.choice(HEADS)}', chance.choice(('100%', f'≥{share(chance)}'))
    elif what == 1:
        named, other = chance.sample(PIECES, 2)
        name, target = f'{thing(chance)}更新（{named}）', f'≥{chance.randint(2, 900)}{other}'
    else:
        name, target = f'{thing(chance)}{chance.choice(GOOD)}', f'≥{chance.randint(2, 900)}{chance.choice(PIECES)}'
    project, entry = put(table, chance, name, target)
    found = at_period('unit-contradicts-name', project, entry)
    return found + (at_period('percent-without-rate', project, entry) if what == 0 else [])


def percent_without_rate(table, chance):
    target = chance.choice(('100%', f'≥{share(chance)}', f'不低于{share(chance)}'))
    project, entry = put(table, chance, thing(chance) + chance.choice(DEEDS), target)
    return at_period('percent-without-rate', project, entry)


def comparator_direction(table, chance):
    if chance.random() < 0.5:
        mark = chance.choice(('≤', '＜', '不超过', '不高于', '小于等于'))
        name, target = chance.choice(GOOD), mark + share(chance)
    else:
        name, mark = chance.choice(BAD), chance.choice(('≥', '＞', '不低于', '不少于'))
        unit = '%' if name.endswith('率') else '分钟' if name.endswith('时间') else name[-2].replace('数', '件')
        target = f'{mark}{chance.randint(1, 9)}{unit}'
    project, entry = put(table, chance, thing(chance) + name, target)
    return at_period('comparator-direction', project, entry)


def tolerance_not_zero(table, chance):
    name = chance.choice(GRAVE)
    unit = '%' if name.endswith('率') else '人' if name.endswith('人数') else chance.choice('起次')
    target = f'{chance.choice(("≤", "不超过", ""))}{chance.randint(1, 5)}{unit}'
    project, entry = put(table, chance, thing(chance) + name, target, code='22')
    bare = [*at_period('comparator-missing', project, entry)] if target[0].isdigit() and unit == '%' else []
    return at_period('tolerance-not-zero', project, entry) + bare


def double_negative(table, chance):
    name = chance.choice(DENIED)
    project, entry = put(table, chance, name, chance.choice(('0起', '0次', '＝0起', '≤0件')), code='22')
    return at_period('double-negative', project, entry)


def target_without_unit(table, chance):
    target = f'{chance.choice(("≥", "", "不少于", "＞"))}{chance.choice((chance.randint(1, 20), chance.randint(100, 5000)))}'
    project, entry = put(table, chance, thing(chance) + chance.choice(DEEDS), target, code='11')
    return at_period('target-without-unit', project, entry)


def comparator_missing(table, chance):
    project, entry = put(table, chance, thing(chance) + chance.choice(GOOD), share(chance))
    return at_period('comparator-missing', project, entry)


def comparator_redundant(table, chance):
    first, last = chance.choice((('≥', '以上'), ('不低于', '以上'), ('≥', '及以上'), ('不少于', '以上'), ('至少', '以上')))
    project, entry = put(table, chance, thing(chance) + chance.choice(GOOD), f'{first}{share(chance)}{last}')
    return at_period('comparator-redundant', project, entry)


def comparator_conflict(table, chance):
    low, high = chance.randint(10, 40), chance.randint(50, 90)
    unit, name = chance.choice((('座', '巡护处所'), ('个', '在册样本'), ('人', '轮训规模')))
    period, annual = chance.choice(((f'≥{high}{unit}', f'≤{low}{unit}'), (f'不超过{high}{unit}', f'不少于{low}{unit}')))
    project, entry = put(table, chance, thing(chance) + name, period, annual, code='11')
    return [at_entry('comparator-conflict', annual + '。', project, entry)]


def indicator_type_doubtful(table, chance):
    """A name under another type. It is said of the project at its first entry in doubt, so all others are made sure."""
    words = {'13': ('办理及时率', '响应率', '按期交付率', '准时到达率'), '31': ('使用者满意度', '家属满意率'),
             '12': ('抽检合格率', '运行完好率', '录入准确率', '一次通过率')}
    right = chance.choice(sorted(words))
    project, entry = some_entry(table, chance, lambda e: e.code2 != '31' and e.code2 != right)
    for other in project.entries:
        if other is not entry:
            other.name, other.period, other.annual = f'{other.number}号{thing(chance)}{SOUND[other.code2]}', '≥95%', '≥95%'
    if entry.code2 in ('23', '24'):
        entry.code2, entry.name2 = '22', '社会效益'
    entry.name, entry.period, entry.annual = thing(chance) + chance.choice(words[right]), '≥95%', '≥95%'
    rate = entry.code2 == '11' and entry.name.endswith('率')
    return [at_name('indicator-type-doubtful', project, entry), *([at_name('rate-as-quantity', project, entry)] if rate else [])]


SOUND = {'11': '覆盖率', '12': '整洁度', '13': '进度', '21': '收益率', '22': '惠民程度', '23': '绿化程度', '31': '满意度'}

#: rule → fault
TARGET_FAULTS = {
    'comparator-conflict': comparator_conflict,
    'comparator-direction': comparator_direction,
    'comparator-missing': comparator_missing,
    'comparator-redundant': comparator_redundant,
    'double-negative': double_negative,
    'indicator-type-doubtful': indicator_type_doubtful,
    'percent-without-rate': percent_without_rate,
    'target-implausible': target_implausible,
    'target-without-unit': target_without_unit,
    'tolerance-not-zero': tolerance_not_zero,
    'unit-contradicts-name': unit_contradicts_name,
}
