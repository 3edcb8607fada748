"""The cells of a table, and two ways to get them: from a dump in the published form (one cell after another, rows
marked by indentation), and from records as `jixiao parse -f json` writes them (or from a truth file).

It shares no code with the program. It reads only dumps that keep the published layout; that is enough to set the
same table again in any other layout (see typeset.py).
"""
import json
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

AMOUNT = r'-?[0-9OIl,]+\.[0-9OIl]{2}'  # also one that was misread or has its commas in the wrong places
AMOUNTS_AT_END = re.compile(rf'(?:^|\s)({AMOUNT}(?:\s+{AMOUNT})*)\s*$')
ENTRY_HEAD = re.compile(r'\d{1,3}、\s*[1-9]-')
TITLE = re.compile(r'绩效目标表')
DEPARTMENT = '部门名称'
FIRST_COLUMN = '项目名称（资金使用单位）'
TOTAL = '合计'
NAME_COLUMN, OBJECTIVE_COLUMN, INDICATOR_COLUMN = FIRST_COLUMN, '绩效目标', '绩效指标'


@dataclass
class Row:
    """A spending unit (`kind` "unit") or a project. Cells are joined text; amounts are as printed."""
    kind: str
    name: str
    amounts: list = field(default_factory=list)
    objective: str = ''
    indicators: str = ''


@dataclass
class Table:
    title: str
    department: str  # the whole line, with the money unit
    heads: str       # the whole line of column heads
    total: Row
    rows: list = field(default_factory=list)


def is_latin(character):
    return character.isascii() and character.isalpha()


def join(left, right):
    """What two lines of one cell are together: a space stays only between two Latin letters."""
    if left and right and is_latin(left[-1]) and is_latin(right[0]):
        return left + ' ' + right
    return left + right


class DumpReader:
    """Reads the lines of a dump in the published form into tables."""

    def __init__(self):
        self.tables = []
        self.row = None    # the open row
        self.cell = ''     # the cell of it that the next line may continue
        self.title = ''

    def read(self, text):
        for line in text.lstrip('\ufeff').splitlines():
            if line.strip():
                self.line(line.rstrip())
        return self.tables

    def line(self, line):
        stripped = line.strip()
        if TITLE.search(stripped) and ENTRY_HEAD.search(stripped) is None and '；' not in stripped:
            self.title, self.row = stripped, None
        elif stripped.startswith(DEPARTMENT):
            self.tables.append(Table(self.title, stripped, '', Row('total', TOTAL)))
        elif stripped.startswith(FIRST_COLUMN):
            self.tables[-1].heads = stripped
        elif not self.tables:
            return
        elif line[0].isspace():
            self.open('project')
            self.name(stripped)
        elif self.row is None:
            self.total(stripped)
        elif self.row.kind == 'project' and not self.row.amounts:
            self.name(stripped)
        elif AMOUNTS_AT_END.search(line) and self.cell != 'objective':
            self.open('unit')
            self.name(stripped)
        else:
            self.text(stripped)

    def open(self, kind):
        self.row = Row(kind, '')
        self.tables[-1].rows.append(self.row)
        self.cell = 'name'

    def total(self, line):
        match = AMOUNTS_AT_END.search(line)
        if match and line.startswith(TOTAL):
            self.tables[-1].total = Row('total', line[:match.start(1)].strip(), match[1].split())
        else:
            self.open('unit')
            self.name(line)

    def name(self, line):
        match = AMOUNTS_AT_END.search(line)
        self.row.name = join(self.row.name, line[:match.start(1)].strip() if match else line)
        if match:
            self.row.amounts = match[1].split()
            self.cell = 'amounts'

    def text(self, line):
        if self.cell != 'indicators' and ENTRY_HEAD.match(line):
            self.cell = 'indicators'
        elif self.cell == 'amounts':
            self.cell = 'objective'
        setattr(self.row, self.cell, join(getattr(self.row, self.cell), line))


def read_dump(text):
    return DumpReader().read(text)


def money(value):
    """An amount of a record as the published form prints it."""
    return f'{value:,}'


def amounts_of(amounts, columns):
    return [money(amounts[column['id']]) for column in columns if amounts.get(column['id']) is not None]


def entry_text(entry):
    """An entry of a record as the published form prints it."""
    fields = [f"{entry['level1']['code']}-{entry['level1']['name']}", f"{entry['level2']['code']}-{entry['level2']['name']}",
              entry['name']]
    for key, label in (('period_target', '实施周期指标值:'), ('annual_target', '年度指标值:')):
        target = entry[key]
        fields.append(label + (target['text'] if target else ''))
    return f"{entry['number']}、" + '；'.join(fields) + '。'


def tables_of_records(document):
    """The tables of one object of `jixiao parse -f json`."""
    result = []
    for record in document['tables']:
        columns = record['columns']
        heads = ' '.join([NAME_COLUMN, *(column['name'] for column in columns), OBJECTIVE_COLUMN, INDICATOR_COLUMN])
        table = Table(record['title'] or '', f"部门名称：{record['department'] or ''} 单位：{record['money_unit'] or ''}",
                      heads, Row('total', TOTAL, amounts_of(record['amounts'] or {}, columns)))
        for unit in record['spending_units']:
            if unit['name'] is not None:
                table.rows.append(Row('unit', unit['name'], amounts_of(unit['amounts'], columns)))
            for project in unit['projects']:
                table.rows.append(Row('project', project['name'], amounts_of(project['amounts'], columns),
                                      project['objective'] or '', ''.join(map(entry_text, project['indicators']))))
        result.append(table)
    return result


def load_records(text):
    """The tables of one JSON object of `jixiao parse -f json`, with amounts exactly as written."""
    return tables_of_records(json.loads(text, parse_float=Decimal, parse_int=Decimal))


def tables_of_truth(truth):
    """The table of a truth file that was read by hand."""
    heads = f'{NAME_COLUMN} 总计 财政拨款 财政专户拨款 其他资金 {OBJECTIVE_COLUMN} {INDICATOR_COLUMN}'
    table = Table(truth['title'], f"部门名称：{truth['department']} 单位：{truth['amount_unit']}", heads,
                  Row('total', TOTAL, truth['total']))
    for unit in truth['units']:
        table.rows.append(Row('unit', unit['name'], unit['amounts']))
        for project in unit['projects']:
            entries = ''.join(f"{e['seq']}、{e['l1']}-{e['l1n']}；{e['l2']}-{e['l2n']}；{e['name']}；实施周期指标值:{e['period']}；"
                              f"年度指标值:{e['annual']}。" for e in project['indicators'])
            table.rows.append(Row('project', project['name'], project['amounts'], project['goal'], entries))
    return [table]


def without_row(tables, table, row):
    """A copy that lacks one row; for shrinking."""
    rows = tables[table].rows[:row] + tables[table].rows[row + 1:]
    return tables[:table] + [replace(tables[table], rows=rows)] + tables[table + 1:]
