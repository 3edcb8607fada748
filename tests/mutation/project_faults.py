"""Faults for the review rules about projects, their texts and what rows have in common: each changes a table that is sound but for it.

The words are invented for this study; none is a sample of a vocabulary. A rule may need its table prepared first: then the sound copy
is the prepared one.
"""
import random
import re

from faults import Expected, at_entry, at_name, at_project, some_entry, some_project, unit_of, without

BUILT = '船闸 渡口 骑楼 牌坊 滑雪道 窑炉 气象塔 码头吊机 苗圃 梯田 灯塔 缆车 酒窖 戏台 马厩 蓄水池'.split()
DONE = '防锈涂装 加固迁建 声光调试 三维建模 驱鸟布设 防冻包扎 夜景点亮 轮换晾晒'.split()
COUNTED = '公顷 延米 株 具 尾 册 羽 盏'.split()
READERS = '船员 牧户 游客 学员 摊主 邻里'.split()
OFFICES = '航务 文保 林政 渔政 信访接待 法规 热网 民宗 档案 水保 财审 工会'.split()
TOPICS = '骑楼修缮 渔港停泊 草原禁牧 湿地管护 井盖权属 夜市摊位 冷链追溯 古树名木'.split()
KINDS = '导则 办法 细则 规程 实施方案 专项规划 条例'.split()
SLIPS = '按装 布署 其它 台帐 记帐 竟争 签定 部份 防犯 峻工 精减 维休 既使 做为 洁静 座标 幅射 分辩率 编篡 陪训 拔款 隐换 抉贫 阻力我县 截止到 训炼 图象 松驰'.split()
SLIPS.remove('精减')  # also a word of its own
YEARS_PAST = '2019年 2023年 2024年度 2021-2023年 2022—2024年 2020年至2022年'.split()


def one(chance, choices):
    return chance.choice(choices)


def sentence(chance):
    return f'完成{one(chance, BUILT)}{one(chance, DONE)}{chance.randint(11, 999)}处，方便{one(chance, READERS)}往来'


def into_objective(project, chance, text):
    """Puts a sentence at the beginning, in the middle or at the end of an objective."""
    parts = [part for part in re.split('(?<=[。；])', project.objective) if part]
    parts.insert(chance.randint(0, len(parts)), text)
    # What stood before it ended with its mark, and so does the whole.
    project.objective = ''.join(parts)


def in_objective(rule, text, project):
    return [Expected(rule, text, project.name)]


def name_all(table, chance, count, same_unit=True):
    """Entries of as many projects, in the order of the table."""
    units = [unit for unit in table.units if len(unit.projects) >= count]
    projects = one(chance, units).projects if same_unit else table.projects()
    at = sorted(chance.sample(range(len(projects)), count))
    return [projects[index] for index in at]


def entry_of(project, chance, code=None):
    return one(chance, [entry for entry in project.entries if code is None or entry.code2 == code])


# ---------------------------------------------------------------------------------------------------------- rows
def same_indicator_other_type(table, chance):
    first, second = name_all(table, chance, 2)
    name = f'{one(chance, BUILT)[:2]}{one(chance, ("受检情况", "联调进展", "守护成效"))}'  # too short to be of one result only
    one_entry, other = entry_of(first, chance, '12'), entry_of(second, chance, '22')
    one_entry.name, other.name = name, name + one(chance, ('', '', '%', '（%）', '。'))
    for entry in (one_entry, other):
        entry.period = entry.annual = '≥95%'  # no number that adds up over the years
    found = [at_name('same-indicator-other-type', second, other)]
    return found + ([at_name('trailing-mark', second, other)] if other.name.endswith('。') else [])


def long_name(chance):
    return f'{one(chance, BUILT)}{one(chance, DONE)}累计实施规模'


def share_name(table, chance, targets):
    projects = name_all(table, chance, len(targets))
    name, entries = long_name(chance), []
    for project, target in zip(projects, targets):
        entry = entry_of(project, chance, '11')
        entry.name, entry.period, entry.annual = name, target, target
        entries.append(entry)
    return projects, entries


def same_indicator_other_target(table, chance):
    unit, low = one(chance, COUNTED), chance.randint(5, 400)
    projects, entries = share_name(table, chance, (f'≥{low}{unit}', f'≥{low + chance.randint(1, 90)}{unit}'))
    return [at_entry('same-indicator-other-target', entries[1].annual + '。', projects[1], entries[1])]


def same_result_twice(table, chance):
    unit, low = one(chance, COUNTED), chance.randint(5, 400)
    targets = (f'≥{low}{unit}', one(chance, (f'≥{low}{unit}', f'不少于{low}{unit}')))
    projects, entries = share_name(table, chance, targets)
    return [at_name('same-result-twice', projects[1], entries[1])]


def objective_duplicate(table, chance):
    first, second = name_all(table, chance, 2, same_unit=chance.random() < 0.5)
    second.objective = first.objective
    return in_objective('objective-duplicate', first.objective, second)


def paragraph_twice(table, chance):
    project = some_project(table, chance)
    text = f'{sentence(chance)}，{sentence(chance)}。'
    project.objective = one(chance, ('', '一、')) + text + project.objective + one(chance, ('', '2、', '（三）')) + text
    return in_objective('objective-duplicate', text[:-1], project)


def project_of_other_unit(table, chance):
    unit, other = chance.sample(table.units, 2)
    project = one(chance, unit.projects)
    project.name = other.name + project.name
    return [at_project('project-of-other-unit', project)]


# --------------------------------------------------------------------------------------------------------- years
def spans_years(table, chance):
    for project in table.projects():
        project.name = one(chance, ('2024-2026年', '2025—2027年', '2023年至2025年')) + re.sub(r'^.*年', '', project.name)


def period_equals_annual(table, chance):
    project, entry = some_entry(table, chance, lambda e: e.code2 == '11')
    unit = one(chance, '次 场 份 人次 件 株 公里 批 户 吨'.split())
    entry.name = f'{one(chance, BUILT)}{one(chance, DONE)}数量'
    entry.period = entry.annual = f'{one(chance, ("≥", "不少于", ""))}{chance.randint(2, 800)}{unit}'
    return [at_entry('period-equals-annual', entry.annual + '。', project, entry)]


def project_year_past(table, chance):
    project = some_project(table, chance)
    project.name = one(chance, YEARS_PAST) + re.sub(r'^.*年', '', project.name)
    return [at_project('project-year-past', project)]


def year_missing(dump, chance):
    return dump.replace('2025年项目支出', '项目支出', 1), [Expected('year-missing', '项目支出绩效目标表')]


# --------------------------------------------------------------------------------------------------------- whole
def has_cost(table, chance):
    _, entry = some_entry(table, chance, lambda e: e.code2 == '12')
    entry.code2, entry.name2 = '14', '成本指标'


def cost_indicator_missing(table, chance):
    for project in table.projects():
        for entry in project.entries:
            if entry.code2 == '14':
                entry.code2, entry.name2 = '12', '质量指标'
    return [Expected('cost-indicator-missing', '2025年项目支出绩效目标表')]


def objective_unmeasured(table, chance):
    project = some_project(table, chance)
    without(project, '3')
    word = one(chance, ('满意', '好评'))
    into_objective(project, chance, f'打造{one(chance, READERS)}{word}的{one(chance, BUILT)}。')
    return [*in_objective('objective-unmeasured', word, project), at_project('satisfaction-missing', project)]


def objective_unfinished(table, chance):
    project = some_project(table, chance)
    into_objective(project, random.Random(0), sentence(chance) + '。')
    project.objective = project.objective.rstrip('。；')[:-chance.randint(1, 5)].rstrip('。；，') + one(chance, ('', '', '，', '、'))
    # The place is where the text breaks off: the beginning of its last line is not known here.
    return in_objective('objective-unfinished', '', project)


# --------------------------------------------------------------------------------------------------------- texts
def placeholder(table, chance):
    where = chance.randrange(4)
    project, entry = some_entry(table, chance, lambda e: e.code2 == '11')
    if where == 0:
        entry.period = entry.annual = one(chance, ('≥**个', '**元', '≥XX%', '待定', '××人次', '……', '20XX年12月底前'))
        return [at_entry('placeholder', '', project, entry)]
    if where == 1:
        sign = one(chance, ('XX', '××', '**', 'XXX'))
        entry.name = sign + one(chance, BUILT) + one(chance, DONE) + '数量'
        return [at_entry('placeholder', sign, project, entry)]
    if where == 2:
        entry.name = f'指标{chance.randint(1, 9)}：{entry.name}'
        return [at_entry('placeholder', '指标', project, entry)]
    sign = one(chance, ('XX', '**', '____', '××', '（此处填写', '（待定）', '20XX'))
    text = {'（此处填写': f'（此处填写{one(chance, BUILT)}情况）。', '（待定）': f'完成{one(chance, BUILT)}整治（待定）。',
            '20XX': f'20XX年{sentence(chance)}。'}.get(sign, f'完成{sign}处{one(chance, BUILT)}{one(chance, DONE)}。')
    into_objective(project, chance, text)
    return in_objective('placeholder', sign.lstrip('（') if sign == '（此处填写' else sign, project)


def identity_number(chance):
    region = one(chance, ('110105', '330282', '440106', '510107', '653101', '230103'))
    digits = f'{region}{chance.randint(1935, 2012)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}{chance.randint(0, 999):03}'
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + '10X98765432'[sum(int(digit) * weight for digit, weight in zip(digits, weights)) % 11]


def card_number(chance):
    digits = one(chance, ('622202', '621700', '622848', '625969')) + ''.join(chance.choices('0123456789', k=one(chance, (9, 12))))
    total = sum(sum(divmod(int(digit) * (2 - index % 2), 10)) for index, digit in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def mobile_number(chance):
    return one(chance, ('138', '159', '186', '177', '199')) + str(chance.randint(10_000_000, 99_999_999))


def personal_data(table, chance):
    make, called = one(chance, ((identity_number, '身份证号'), (mobile_number, '联系电话'), (card_number, '卡号')))
    number, project = make(chance), some_project(table, chance)
    before = one(chance, (called, called + '：', '经办人王某', '（'))
    into_objective(project, chance, f'{sentence(chance)}，{before}{number}{"）" if before == "（" else ""}。')
    return in_objective('personal-data', number, project)


def internal_note(table, chance):
    project = some_project(table, chance)
    note = f'（{one(chance, OFFICES)}{one(chance, "组处科")}）'
    into_objective(project, chance, one(chance, (f'{sentence(chance)}{note}。', f'{sentence(chance)}。{note}。')))
    return in_objective('internal-note', note, project)


def draft_as_basis(table, chance):
    project = some_project(table, chance)
    state = one(chance, '送审稿 征求意见稿 草案 讨论稿 报批稿'.split())
    title = f'《{one(chance, TOPICS)}{one(chance, KINDS)}（{state}）》'
    other = f'《{one(chance, TOPICS)}意见》、' if chance.random() < 0.3 else ''
    lead = one(chance, ('根据', '依据', '按照', '贯彻落实', '对照', '为落实'))
    into_objective(project, chance, f'{lead}{other}{title}{one(chance, ("要求，", "，", "有关规定，"))}{sentence(chance)}。')
    return in_objective('draft-as-basis', title, project)


def repeated_word(table, chance):
    project, entry = some_entry(table, chance, lambda e: e.code2 == '11')
    what = one(chance, BUILT)
    if chance.random() < 0.4:
        pair = one(chance, ('的的', '和和', '了了', '在在'))
        text = {'的的': f'建成{what}的的配套设施。', '和和': f'做好{what}和和渡桥管护。', '了了': f'巩固了了{what}成果。',
                '在在': f'在在辖内推开{what}整修。'}[pair]
        into_objective(project, chance, text)
        return in_objective('repeated-word', pair, project)
    if chance.random() < 0.5:
        entry.name = what * 2 + one(chance, DONE) + '数量'
        return [at_entry('repeated-word', what * 2, project, entry)]
    project.name += what * 2 + '修整'
    return in_objective('repeated-word', what * 2, project)


def likely_slip(table, chance):
    slip = one(chance, SLIPS)
    project, entry = some_entry(table, chance, lambda e: e.code2 == '11')
    if chance.random() < 0.4:
        entry.name = f'{one(chance, BUILT)}，{slip}，数量'
        return [at_entry('likely-slip', slip, project, entry)]
    into_objective(project, chance, f'{slip}{one(chance, BUILT)}{one(chance, DONE)}。')
    return in_objective('likely-slip', slip, project)


#: rule → (what its tables need before, fault, how they are made)
PROJECT_FAULTS = {
    'cost-indicator-missing': (has_cost, cost_indicator_missing, {}),
    'draft-as-basis': (None, draft_as_basis, {}),
    'internal-note': (None, internal_note, {}),
    'likely-slip': (None, likely_slip, {}),
    'objective-duplicate': (None, objective_duplicate, {}),
    'objective-duplicate (paragraph)': (None, paragraph_twice, {}),
    'objective-unfinished': (None, objective_unfinished, {}),
    'objective-unmeasured': (None, objective_unmeasured, {}),
    'period-equals-annual': (spans_years, period_equals_annual, {}),
    'personal-data': (None, personal_data, {}),
    'placeholder': (None, placeholder, {}),
    'project-of-other-unit': (None, project_of_other_unit, {'units': (2, 5)}),
    'project-year-past': (None, project_year_past, {}),
    'repeated-word': (None, repeated_word, {}),
    'same-indicator-other-target': (None, same_indicator_other_target, {}),
    'same-indicator-other-type': (None, same_indicator_other_type, {}),
    'same-result-twice': (None, same_result_twice, {}),
}
