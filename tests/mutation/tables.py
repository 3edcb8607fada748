"""Valid tables to plant faults in: small, invented, and without a single finding.

They are made of the words of bench/generate and keep their parts apart (units, projects, entries, figures), so that a
fault can be planted in one of them and in nothing else.
"""
import importlib.machinery
import importlib.util
import random
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / 'bench'), str(PROJECT / 'tests' / 'property')]

import cells  # noqa: E402
import words  # noqa: E402

FOUR_HEADS = f'{cells.NAME_COLUMN} 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标'
LEVEL1 = {'1': '产出指标', '2': '效益指标', '3': '满意度指标'}
LEVEL2 = {'11': '数量指标', '12': '质量指标', '13': '时效指标', '21': '经济效益', '22': '社会效益', '23': '生态效益',
          '31': '服务对象满意度'}


def load_generator():
    """bench/generate as a module; its name has no ending."""
    loader = importlib.machinery.SourceFileLoader('generate', str(PROJECT / 'bench' / 'generate'))
    spec = importlib.util.spec_from_loader('generate', loader)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    loader.exec_module(module)
    return module.Generator


@dataclass
class Entry:
    number: int
    code1: str
    code2: str
    name: str
    period: str
    annual: str
    name1: str = ''
    name2: str = ''

    def __post_init__(self):
        self.name1 = LEVEL1[self.code1]
        self.name2 = LEVEL2[self.code2]

    def text(self):
        return (f'{self.number}、{self.code1}-{self.name1}；{self.code2}-{self.name2}；{self.name}；'
                f'实施周期指标值:{self.period}；年度指标值:{self.annual}。')


@dataclass
class Project:
    name: str
    figures: list  # in cents; a string is printed as it is
    objective: str
    entries: list


@dataclass
class Unit:
    name: str
    figures: list
    projects: list


@dataclass
class Table:
    department: str
    figures: list
    units: list
    money: str = '万元'
    blanks: bool = False  # columns of zero are printed as nothing, but in the total row

    def shown(self, figures):
        return printed([figure for figure in figures if figure != 0] if self.blanks else figures)

    def projects(self):
        return [project for unit in self.units for project in unit.projects]

    def add_up(self):
        """Makes all sums right."""
        for unit in self.units:
            unit.figures = add([project.figures for project in unit.projects])
        self.figures = add([unit.figures for unit in self.units])

    def cells(self):
        rows = []
        for unit in self.units:
            rows.append(cells.Row('unit', unit.name, self.shown(unit.figures)))
            for project in unit.projects:
                rows.append(cells.Row('project', project.name, self.shown(project.figures), project.objective,
                                      ''.join(entry.text() for entry in project.entries)))
        department = f'部门名称：{self.department}' + (f' 单位：{self.money}' if self.money else '')
        return cells.Table('2025年项目支出绩效目标表', department, FOUR_HEADS,
                           cells.Row('total', '合计', printed(self.figures)), rows)


def add(columns):
    return [sum(figures) for figures in zip(*columns)]


def money(cents):
    return cents if isinstance(cents, str) else f'{cents // 100:,}.{cents % 100:02d}'


def printed(figures):
    return [money(figure) for figure in figures]


class Maker:
    """Makes one valid table after another."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.words = load_generator()(seed, 'varied')

    def any_table(self, **more):
        """A table of any shape: one unit or several, few projects or many, two amounts a row, four, or as many as there are."""
        shape = self.chance.choice(({}, {}, {'units': (1, 1), 'projects': (3, 6)}, {'units': (2, 5), 'projects': (2, 3)},
                                    {'units': (1, 2), 'projects': (8, 20)}, {'blanks': True}, {'money': '元'}))
        return self.table(**{**shape, **more})

    def table(self, columns=4, units=(2, 3), projects=(2, 4), blanks=False, money='万元'):
        city = self.chance.choice(words.CITIES) + '市'
        agencies = self.chance.sample(words.AGENCIES, self.chance.randint(*units))
        names = iter(self.words.project_names(len(agencies) * projects[1]))
        made = [Unit(city + agency, [], [self.project(next(names), columns)
                                         for _ in range(self.chance.randint(*projects))]) for agency in agencies]
        table = Table(city + agencies[0], [], made, money, blanks)
        table.add_up()
        return table

    def project(self, name, columns):
        fiscal = self.chance.randint(100_000, 9_000_000)
        special, other = (self.chance.choice((0, self.chance.randint(1, 90_000))) for _ in range(2))
        figures = [fiscal + special + other, fiscal, special, other] if columns == 4 else [fiscal, fiscal]
        return Project(name, figures, self.words.objective().replace(' ', ''), self.entries())

    def entries(self):
        extra = [self.chance.choice(('11', '12', '13', '21', '22', '23')) for _ in range(self.chance.randint(0, 3))]
        codes = sorted(['11', '12', '22', '31', *extra])
        entries, seen = [], set()
        for code in codes:
            while True:
                name, period, annual = self.words.entry(code)
                if name not in seen:
                    break
            seen.add(name)
            entries.append(Entry(len(entries) + 1, code[0], code, name, period, annual))
        return entries
