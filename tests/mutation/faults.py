"""The faults that are planted, one function a rule: each changes a valid table and says what must be found.

A function gets the table and a source of chance, and gives back the findings that the fault calls for (`Expected`): most
faults call for one, a wrong figure for those of every sum that it enters. Anything else that is found is unrelated.
"""
import re
import unicodedata
from dataclasses import dataclass, replace

from tables import Entry, money


@dataclass
class Expected:
    rule: str
    text: str            # what stands at the place, without blanks
    project: str = None  # of the subject; None: not looked at
    number: int = None
    severity: str = None
    sure: bool = True    # false: it may be silent, because the table does not say enough


def some_project(table, chance):
    return chance.choice(table.projects())


def some_entry(table, chance, fits=lambda entry: True):
    """A project and one of its entries."""
    choices = [(project, entry) for project in table.projects() for entry in project.entries if fits(entry)]
    return chance.choice(choices)


def unit_of(table, project):
    return next(unit for unit in table.units if project in unit.projects)


def at_entry(rule, text, project, entry, **more):
    return Expected(rule, text, project.name, entry.number, **more)


def at_name(rule, project, entry):
    return at_entry(rule, entry.name + '；', project, entry)


def at_project(rule, project):
    return Expected(rule, project.name, project.name)


def mistyped(cents, chance):
    """A figure with two neighbouring digits swapped, or one digit changed, by more than rounding explains."""
    digits = list(str(cents))
    for _ in range(100):
        at = chance.randrange(len(digits) - 1)
        other = digits[:]
        if chance.random() < 0.5:
            other[at], other[at + 1] = other[at + 1], other[at]
        else:
            other[at] = chance.choice('123456789')
        value = int(''.join(other))
        if abs(value - cents) > 100:
            return value
    return cents + 123_45


def replace_figure(row, index, value):
    row.figures = row.figures[:index] + [value] + row.figures[index + 1:]


# ------------------------------------------------------------------------------------------------------- amounts
def row_sum_mismatch(table, chance):
    project = some_project(table, chance)
    unit = unit_of(table, project)
    replace_figure(project, 0, mistyped(project.figures[0], chance))
    wrong = money(project.figures[0])
    return [Expected('row-sum-mismatch', wrong, project.name), Expected('sum-single-row', wrong, project.name),
            Expected('spending-unit-sum-mismatch', money(unit.figures[0]))]


def spending_unit_sum_mismatch(table, chance):
    unit = chance.choice(table.units)
    project = chance.choice(unit.projects)
    more = chance.randint(2_00, 900_00)
    replace_figure(project, 0, project.figures[0] + more)
    replace_figure(project, 1, project.figures[1] + more)
    return [Expected('spending-unit-sum-mismatch', money(unit.figures[0]))]


def total_sum_mismatch(table, chance):
    more = chance.randint(2_00, 900_00)
    table.figures[0] += more
    table.figures[1] += more
    return [Expected('total-sum-mismatch', money(table.figures[0])),
            Expected('sum-single-row', money(table.figures[0]), sure=not table.blanks)]


def cent_of_yuan(table, chance):
    """One fen in a table in yuan, where nothing is rounded, with any number of parts."""
    unit = chance.choice(table.units)
    for row in (unit, table):
        row.figures[0] += 1
        row.figures[1] += 1
    return [Expected('spending-unit-sum-mismatch', money(unit.figures[0]))]


def row_lacks_a_project(table, chance):
    """A project that is left out of its spending unit."""
    unit = chance.choice(table.units)
    unit.projects.pop(chance.randrange(len(unit.projects)))
    return [Expected('spending-unit-sum-mismatch', money(unit.figures[0]))]


def wrong_funding(table, chance):
    """A funding figure of a project's row that is wrong beside its right total."""
    project = some_project(table, chance)
    unit = unit_of(table, project)
    replace_figure(project, 1, mistyped(project.figures[1], chance))
    here = money(project.figures[1])
    # With blank columns, those sums are looked at only where all their rows print the same number of amounts.
    sure = not table.blanks
    sums = [Expected('spending-unit-sum-mismatch', money(unit.figures[1]), sure=sure), Expected('sum-single-row', here, sure=sure)]
    return [Expected('row-sum-mismatch', money(project.figures[0]), project.name), *sums]


def point_lost(table, chance):
    """An amount without its point: a whole number where all others have decimals."""
    project = some_project(table, chance)
    unit = unit_of(table, project)
    whole = str(project.figures[0])
    replace_figure(project, 0, whole)
    return [Expected('row-sum-mismatch', whole, project.name), Expected('spending-unit-sum-mismatch', money(unit.figures[0])),
            Expected('sum-single-row', whole, project.name)]


def sum_single_row(table, chance):
    """A spending unit's own row, wrong in total and appropriation: the sums on both sides of it do not hold."""
    unit = chance.choice(table.units)
    wrong = mistyped(unit.figures[1], chance)
    replace_figure(unit, 0, unit.figures[0] + wrong - unit.figures[1])
    replace_figure(unit, 1, wrong)
    return [Expected('sum-single-row', money(unit.figures[0])),
            Expected('spending-unit-sum-mismatch', money(unit.figures[0])),
            Expected('total-sum-mismatch', money(table.figures[0]))]


def sum_rounding(table, chance):
    unit = chance.choice(table.units)
    for row in (unit, table):
        row.figures[0] += 1
        row.figures[1] += 1
    return [Expected('sum-rounding', money(unit.figures[0]))]


def sum_rounding_unlikely(table, chance):
    unit = table.units[0]
    for row in (unit, table):
        row.figures[0] += 4
        row.figures[1] += 4
    return [Expected('sum-rounding-unlikely', money(unit.figures[0]))]


def amount_malformed(table, chance):
    project = some_project(table, chance)
    figure = money(project.figures[0])
    if chance.random() < 0.5 and '0' in figure:
        wrong = figure.replace('0', 'O', 1)
    else:
        wrong = re.sub(r'(\d)(\d\.\d\d)$', r'\1,\2', figure.replace(',', ''))
    replace_figure(project, 0, wrong)
    return [Expected('amount-malformed', wrong, project.name)]


def money_unit_missing(table, chance):
    table.money = ''
    return [Expected('money-unit-missing', '2025年项目支出绩效目标表')]


def amount_column_assumed(table, chance):
    return [Expected('amount-column-assumed', money(table.figures[0]) + money(table.figures[1]))]


# ----------------------------------------------------------------------------------------------------- numbering
def number_gap(table, chance):
    project = some_project(table, chance)
    at = chance.randrange(1, len(project.entries))
    for entry in project.entries[at:]:
        entry.number += 1
    return [at_entry('number-gap', f'{project.entries[at].number}、', project, project.entries[at])]


def entry_removed(table, chance):
    """An entry that is left out, not the last one: the next has the number to blame."""
    project = some_project(table, chance)
    at = chance.randrange(len(project.entries) - 1)
    kinds = [entry.code1 for entry in project.entries]
    project.entries.pop(at)
    following = project.entries[at]
    lacking = set(kinds) - {entry.code1 for entry in project.entries}
    rules = {'1': 'category-missing', '2': 'category-missing', '3': 'satisfaction-missing'}
    return [at_entry('number-gap', f'{following.number}、', project, following),
            *(at_project(rules[kind], project) for kind in sorted(lacking))]


def entry_repeated(table, chance):
    """An entry that stands twice, right after itself."""
    project = some_project(table, chance)
    at = chance.randrange(1, len(project.entries))
    entry = project.entries[at]
    project.entries.insert(at, replace(entry))
    return [at_entry('number-duplicate', f'{entry.number}、', project, entry), at_name('duplicate-indicator', project, entry)]


def entries_exchanged(table, chance):
    project = some_project(table, chance)
    at = chance.randrange(1, len(project.entries) - 1)
    project.entries[at:at + 2] = project.entries[at + 1], project.entries[at]
    return [at_entry('number-order', f'{project.entries[at + 1].number}、', project, project.entries[at + 1])]


def number_duplicate(table, chance):
    project = some_project(table, chance)
    at = chance.randrange(1, len(project.entries))
    for entry in project.entries[at:]:
        entry.number -= 1
    if at == 1:  # 1 1 2: the second 1 opens a list of its own, which is no fault
        project.entries[1].number = 2
        project.entries[2].number = 2
        at = 2
    return [at_entry('number-duplicate', f'{project.entries[at].number}、', project, project.entries[at])]


def number_order(table, chance):
    project = some_project(table, chance)
    at = chance.randrange(1, len(project.entries) - 1)
    one, other = project.entries[at], project.entries[at + 1]
    one.number, other.number = other.number, one.number
    return [at_entry('number-order', f'{other.number}、', project, other)]


def list_restart(table, chance):
    project = some_project(table, chance)
    at = chance.randrange(2, len(project.entries))
    for number, entry in enumerate(project.entries[at:], 1):
        entry.number = number
    return [at_entry('list-restart', '1、', project, project.entries[at])]


# --------------------------------------------------------------------------------------------------------- codes
def code_unknown(table, chance):
    project, entry = some_entry(table, chance)
    entry.code2 = entry.code2[0] + chance.choice('789')
    return [at_entry('code-unknown', f'{entry.code2}-{entry.name2}', project, entry)]


def code_name_mismatch(table, chance):
    project, entry = some_entry(table, chance, lambda e: e.code2 in ('11', '12', '13'))
    entry.name2 = chance.choice([name for name in ('数量指标', '质量指标', '时效指标') if name != entry.name2])
    return [at_entry('code-name-mismatch', f'{entry.code2}-{entry.name2}', project, entry)]


def code_parent_mismatch(table, chance):
    project, entry = some_entry(table, chance, lambda e: e.code1 == '2')
    entry.code1, entry.name1 = chance.choice((('1', '产出指标'), ('3', '满意度指标')))
    return [at_entry('code-parent-mismatch', f'{entry.code2}-{entry.name2}', project, entry)]


# ------------------------------------------------------------------------------------------------------- targets
COUNTERS = '个件座台'  # no two of them mean the same


def is_share(entry):
    return entry.annual.endswith('%')


def is_count(entry):
    return entry.code2 == '11'


def comparator_misused(table, chance):
    project, entry = some_entry(table, chance, is_share)
    wrong = '》' + re.search(r'[0-9.]+%', entry.annual)[0]
    which = chance.choice(('both', 'period', 'annual'))
    if which != 'annual':
        entry.period = wrong
    if which != 'period':
        entry.annual = wrong
    return [at_entry('comparator-misused', wrong + ('。' if which == 'annual' else '；'), project, entry)]


def percent_out_of_range(table, chance):
    project, entry = some_entry(table, chance, lambda e: is_share(e) and not e.name.endswith('完成率'))
    entry.period = entry.annual = f'{chance.choice(("≥", "", "不低于"))}{chance.randint(101, 900)}%'
    return [at_entry('percent-out-of-range', entry.period + '；', project, entry)]


def annual_exceeds_period(table, chance):
    project, entry = some_entry(table, chance, is_count)
    unit, low = chance.choice(COUNTERS), chance.randint(10, 900)
    first, second = chance.choice((('≥', '≥'), ('', ''), ('不少于', '≥'), ('≥', '')))
    entry.period = f'{first}{low}{unit}'
    entry.annual = f'{second}{low + chance.randint(1, 90)}{unit}'
    return [at_entry('annual-exceeds-period', entry.annual + '。', project, entry, severity='warning')]


def target_unit_mismatch(table, chance):
    project, entry = some_entry(table, chance, is_count)
    one, other = chance.sample(COUNTERS, 2)
    entry.period, entry.annual = f'≥{chance.randint(10, 90)}{one}', f'≥{chance.randint(1, 9)}{other}'
    return [at_entry('target-unit-mismatch', entry.annual + '。', project, entry)]


def target_missing(table, chance):
    project, entry = some_entry(table, chance)
    which = chance.choice(('both', 'period', 'annual'))
    if which != 'annual':
        entry.period = ''
    if which != 'period':
        entry.annual = ''
    return [at_entry('target-missing', '。' if which == 'annual' else '；', project, entry, severity='error')]


def target_vague(table, chance):
    project, entry = some_entry(table, chance, lambda e: e.code1 == '2')
    entry.period = entry.annual = chance.choice(
        ('提升', '有效提升', '明显改善', '位于全市前列', '名次靠前', '进一步优化', '逐步提高', '良好', '效果显著'))
    return [at_entry('target-vague', entry.period + '；', project, entry)]


def trailing_mark(table, chance):
    project, entry = some_entry(table, chance)
    mark = chance.choice('。.')
    if chance.random() < 0.5:
        entry.name += mark
        return [at_name('trailing-mark', project, entry)]
    entry.period += mark
    return [at_entry('trailing-mark', entry.period + '；', project, entry)]


def rate_as_quantity(table, chance):
    project, entry = some_entry(table, chance, lambda e: e.code2 == '11')
    entry.name = f'{entry.name[:4]}复核{chance.choice(("合格率", "完好率", "达标率", "及时率", "准确率"))}' + chance.choice(('', '（%）', '%'))
    entry.period = entry.annual = '≥95%'
    return [at_name('rate-as-quantity', project, entry)]


# -------------------------------------------------------------------------------------------------- completeness
def objective_missing(table, chance):
    project = some_project(table, chance)
    project.objective = ''
    return [at_project('objective-missing', project)]


def indicators_missing(table, chance):
    project = chance.choice(table.projects()[:-1])  # behind the last row nothing tells a missing cell from a cut one
    project.entries = []
    return [at_project('indicators-missing', project)]


def without(project, code1):
    project.entries = [entry for entry in project.entries if entry.code1 != code1]
    for number, entry in enumerate(project.entries, 1):
        entry.number = number


def category_missing(table, chance):
    project = some_project(table, chance)
    without(project, chance.choice('12'))
    return [at_project('category-missing', project)]


def satisfaction_missing(table, chance):
    project = some_project(table, chance)
    without(project, '3')
    return [at_project('satisfaction-missing', project)]


def duplicate_indicator(table, chance):
    project = some_project(table, chance)
    one, other = sorted(chance.sample(project.entries, 2), key=lambda entry: entry.number)
    other.name = one.name + chance.choice(('', '%', '（%）', '（年度）'))
    # The same words under quantity may be a rate, which is another fault.
    if other.code2 == '11' and '率' in other.name:
        other.code2, other.name2 = '12', '质量指标'
    return [at_name('duplicate-indicator', project, other)]


def duplicate_project(table, chance):
    unit = chance.choice(table.units)
    unit.projects[-1].name = unit.projects[0].name
    return [at_project('duplicate-project', unit.projects[0])]


# ----------------------------------------------------------------------------------------------------- structure
def entry_unparsed(table, chance):
    """A comma for a semicolon, in an entry that is not the last of its project."""
    project = some_project(table, chance)
    entry = chance.choice(project.entries[:-1])
    entry.text = lambda: Entry.text(entry).replace('；', '，', 1)
    return [Expected('entry-unparsed', f'{entry.number}、{entry.code1}-{entry.name1}，', project.name)]


def doubled_character(table, chance):
    unit = table.units[-1]
    name = ''.join(character * 2 for character in unit.name)
    unit.name = name
    return [Expected('doubled-character', name)]


RADICALS = {unicodedata.normalize('NFKC', chr(radical)): chr(radical) for radical in range(0x2F00, 0x2FD6)}


def look_alike_character(table, chance):
    """A radical in the place of the first character in an objective that has one."""
    project = chance.choice([project for project in table.projects() if set(project.objective) & RADICALS.keys()])
    at = next(at for at, character in enumerate(project.objective) if character in RADICALS)
    radical = RADICALS[project.objective[at]]
    project.objective = project.objective[:at] + radical + project.objective[at + 1:]
    return [Expected('look-alike-character', radical)]


def stray_space(table, chance):
    """A blank before each comma of the objective that has most of them; some fall on a line's end."""
    project = max(table.projects(), key=lambda project: project.objective.count('，'))
    project.objective = project.objective.replace('，', ' ，')
    return [Expected('stray-space', '，')]


# ------------------------------------------------------------------------------------------------------- the dump
# These are planted in the bytes of the finished dump.
def table_truncated(dump, chance):
    """The end is missing, from somewhere inside the last entry."""
    text = dump.rstrip()
    start = max(match.start() for match in re.finditer(r'\d+\s*、\s*\d\s*-', text))
    cut = chance.randrange(start + 12, len(text) - 1)
    return text[:cut].encode(), [Expected('table-truncated', ''.join(text[start:start + 9].split())[:4])]


def encoding_invalid(dump, chance):
    """Bytes that are no character, before a comma of some objective."""
    commas = [match.start() for match in re.finditer('，', dump)]
    at = chance.choice(commas)
    bad = chance.choice((b'\xff', b'\xfe\xff', b'\xe4\xb8', b'\x80'))
    return dump[:at].encode() + bad + dump[at:].encode(), [Expected('encoding-invalid', '\ufffd')]


def no_table(dump, chance):
    """Only the sentences before the head are left, or less."""
    prose = ''.join(re.findall(r'[\u4e00-\u9fff]+[，。]', dump))
    return prose[:chance.randrange(200)].encode(), [Expected('no-table', '')]


#: rule → fault
DUMP_FAULTS = {'encoding-invalid': encoding_invalid, 'no-table': no_table, 'table-truncated': table_truncated}

#: rule → (fault, how its tables are made)
FAULTS = {
    'amount-column-assumed': (amount_column_assumed, {'columns': 2}),
    'amount-malformed': (amount_malformed, {}),
    'annual-exceeds-period': (annual_exceeds_period, {}),
    'category-missing': (category_missing, {}),
    'code-name-mismatch': (code_name_mismatch, {}),
    'code-parent-mismatch': (code_parent_mismatch, {}),
    'code-unknown': (code_unknown, {}),
    'comparator-misused': (comparator_misused, {}),
    'doubled-character': (doubled_character, {}),
    'duplicate-indicator': (duplicate_indicator, {}),
    'duplicate-project': (duplicate_project, {}),
    'entry-unparsed': (entry_unparsed, {}),
    'indicators-missing': (indicators_missing, {}),
    'list-restart': (list_restart, {}),
    'look-alike-character': (look_alike_character, {}),
    'money-unit-missing': (money_unit_missing, {}),
    'number-duplicate': (number_duplicate, {}),
    'number-duplicate (entry)': (entry_repeated, {}),
    'number-gap': (number_gap, {}),
    'number-gap (entry)': (entry_removed, {}),
    'number-order': (number_order, {}),
    'number-order (entries)': (entries_exchanged, {}),
    'objective-missing': (objective_missing, {}),
    'percent-out-of-range': (percent_out_of_range, {}),
    'rate-as-quantity': (rate_as_quantity, {}),
    'row-sum-mismatch': (row_sum_mismatch, {}),
    'row-sum-mismatch (funding)': (wrong_funding, {}),
    'row-sum-mismatch (point)': (point_lost, {'blanks': False}),
    'satisfaction-missing': (satisfaction_missing, {}),
    'spending-unit-sum-mismatch': (spending_unit_sum_mismatch, {}),
    'spending-unit-sum-mismatch (row)': (row_lacks_a_project, {'projects': (3, 6)}),
    'spending-unit-sum-mismatch (yuan)': (cent_of_yuan, {'money': '元'}),
    'stray-space': (stray_space, {}),
    'sum-rounding': (sum_rounding, {'money': '万元'}),
    'sum-rounding-unlikely': (sum_rounding_unlikely, {'projects': (7, 7), 'units': (2, 2), 'money': '万元'}),
    'sum-single-row': (sum_single_row, {}),
    'target-missing': (target_missing, {}),
    'target-unit-mismatch': (target_unit_mismatch, {}),
    'target-vague': (target_vague, {}),
    'total-sum-mismatch': (total_sum_mismatch, {}),
    'trailing-mark': (trailing_mark, {}),
}
