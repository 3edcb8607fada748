#!/usr/bin/env python3
"""Sets a table in any layout: cells (cells.py) and a style give a dump.

A style changes what a converter, a page width or an editor would change, and nothing else: every style of the same
cells must parse to the same records. It never cuts inside a Latin word, inside an amount only where the row adds up
(else nobody could tell), and never makes a line of a text cell look like a line of amounts.

    typeset.py RECORDS.json        sets the output of `jixiao parse -f json` (or a truth file) in the published style
"""
import argparse
import json
import random
import re
import sys
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import cells


@dataclass(frozen=True)
class Style:
    """How a dump is laid out. Widths are display columns, drawn for each line from the range given."""
    seed: int = 0
    name_width: tuple = (28, 32)
    objective_width: tuple = (44, 47)
    indicator_width: tuple = (71, 75)
    unit_width: tuple = (400, 400)  # of a unit's name; narrow ones cut it over several lines
    indent: str = '    '            # before a project's name
    amounts: str = 'random'         # name-line, own-line, line-each, random (of the first two), before-objective
    cut_amounts: float = 0.0        # share of rows whose amounts are cut by line ends, which add up
    blank_lines: str = 'all'        # behind each line: all (one), none, random, or how many
    row_on_line: bool = False       # a whole row on one line
    page_lines: int = 0             # a page break after so many text lines; 0: never
    keep_rows: bool = False         # pages end only between rows, before they are too long
    page_break: str = 'blank'       # blank (three empty lines), form-feed or none
    page_head: tuple = ()           # lines at the top of each page but the first; {page} is its number
    page_foot: tuple = ()           # lines at the end of each page but the last
    first_head: bool = False        # the first page has its head as well
    repeat_heads: bool = False      # column heads again after a page break
    stray_spaces: float = 0.0       # share of places before a full-width mark that get a space
    trailing_spaces: float = 0.0    # share of lines with spaces at their end
    newline: str = '\n'
    final_newline: bool = True
    byte_order_mark: bool = False


def any_width(low, high, seed, **more):
    """A style of one width for all cells."""
    width = (low, high)
    return Style(seed=seed, name_width=width, objective_width=width, indicator_width=width, **more)


@lru_cache(maxsize=None)
def width_of(character):
    return 2 if unicodedata.east_asian_width(character) in 'WFA' else 1


def is_wide(character):
    return unicodedata.east_asian_width(character) in 'WF'


def may_cut(text, at):
    """Whether a line may end before text[at] so that joining the lines gives the text again."""
    left, right = text[at - 1], text[at]
    if left != ' ' and right != ' ':
        return not (cells.is_latin(left) and cells.is_latin(right))
    left, right = text[:at].rstrip()[-1:], text[at:].lstrip()[:1]
    if not left or not right:
        return False
    return is_wide(left) or is_wide(right) or (cells.is_latin(left) and cells.is_latin(right))


def is_like_a_row(line):
    return cells.AMOUNTS_AT_END.search(line) is not None


def adds_up(amounts):
    """Whether the first of several amounts is the sum of the others, and all are as they should be."""
    if not all(re.fullmatch(r'-?(?:\d+|\d{1,3}(?:,\d{3})*)\.\d\d', amount) for amount in amounts):
        return False
    first, *others = [Decimal(amount.replace(',', '')) for amount in amounts]
    return bool(others) and first == sum(others)


def next_cut(text, begin, width):
    """Where the line that begins at `begin` ends."""
    used, end = 0, begin
    while end < len(text) and used + width_of(text[end]) <= width:
        used += width_of(text[end])
        end += 1
    if end >= len(text):
        return len(text)
    end = max(end, begin + 1)
    candidates = [*range(end, begin, -1), *range(end + 1, len(text))]
    for at in candidates:
        if may_cut(text, at) and not is_like_a_row(text[begin:at]):
            return at
    return len(text)


def wrap(text, width_range, chance, indent=''):
    """The lines of a cell."""
    lines, begin, margin = [], 0, len(indent)
    while begin < len(text):
        end = next_cut(text, begin, max(2, chance.randint(*width_range) - margin))
        lines.append(text[begin:end].strip())
        begin = end + (len(text[end:]) - len(text[end:].lstrip()))
        margin = 0
    return lines


def with_stray_spaces(text, share, chance):
    """Spaces before full-width marks, as spreadsheets export them."""
    if not share:
        return text
    pieces = []
    for index, character in enumerate(text):
        before = text[index - 1:index]
        if character in '，；。、' and before and is_wide(before) and chance.random() < share:
            pieces.append(' ')
        pieces.append(character)
    return ''.join(pieces)


class Typesetter:
    """Lays tables out line by line."""

    def __init__(self, style):
        self.style = style
        self.chance = random.Random(style.seed)
        self.before_line = ''
        self.tables = []  # (first line behind its head, table), and (first line of its head, None)
        self.lines = []  # (text, glued to the line above: no blank line between)
        self.rows = []   # the first line of each row

    def add(self, text, glued=False):
        self.lines.append((text, glued))

    def head_of(self, number):
        """The table that line `number` is in the middle of; nothing in front of a table and in its head."""
        inside = [table for begin, table in self.tables if begin <= number]
        return inside[-1] if inside else None

    def table(self, table):
        head = [line for line in (table.title, table.department, table.heads) if line]
        self.tables.append((len(self.lines), None))
        for line in head:
            self.add(line)
        self.tables.append((len(self.lines), table))
        if table.total.amounts:
            self.add_cut(table.total.name + ' ', table.total.amounts)
        for row in table.rows:
            self.row(row)

    def row(self, row):
        self.rows.append(len(self.lines))
        project = row.kind == 'project'
        indent = self.style.indent if project else ''
        if self.style.row_on_line:
            cells_of_row = [indent + row.name, *row.amounts, self.stray(row.objective), self.stray(row.indicators)]
            self.add(' '.join(cell for cell in cells_of_row if cell))
            return
        lines = wrap(row.name, self.style.name_width if project else self.style.unit_width, self.chance, indent)
        for line in [indent + line if number == 0 else line for number, line in enumerate(lines)]:
            self.add(line)
        objective = wrap(self.stray(row.objective), self.style.objective_width, self.chance)
        self.amounts(row.amounts, objective, project)
        for line in objective:
            self.add(line)
        for line in wrap(self.stray(row.indicators), self.style.indicator_width, self.chance):
            self.add(line)

    def stray(self, text):
        return with_stray_spaces(text, self.style.stray_spaces, self.chance)

    def amounts(self, amounts, objective, project):
        where = self.style.amounts
        if where == 'random':
            where = self.chance.choice(['name-line', 'own-line'])
        if not amounts:
            return
        if where == 'name-line' or not project:
            name, glued = self.lines.pop()
            self.add_cut(name + ' ', amounts, glued=glued)
        elif where == 'line-each':
            for amount in amounts:
                self.add(amount)
        elif where == 'before-objective' and objective:
            self.add_cut('', amounts, ' ' + objective.pop(0))
        else:
            self.add_cut('', amounts, glued=self.chance.random() < 0.5)

    def add_cut(self, before, amounts, behind='', glued=False):
        """Adds a line with amounts, or several if line ends cut them."""
        line, cuts, at = before + ' '.join(amounts), [], len(before)
        is_cut = self.style.cut_amounts and adds_up(amounts) and self.chance.random() < self.style.cut_amounts
        for amount in amounts if is_cut else []:
            if self.chance.random() < 0.7:
                cuts.append(at + self.chance.randrange(1, len(amount)))
            at += len(amount) + 1
        for begin, end in zip([0, *cuts], [*cuts, None]):
            self.add(line[begin:end] + (behind if end is None else ''), glued=glued and begin == 0)

    def blank_after(self, glued):
        kind = self.style.blank_lines
        if kind == 'all' or kind.isdigit():
            return 0 if glued else int(kind) if kind.isdigit() else 1
        return self.chance.choice([0, 1, 1, 2]) if kind == 'random' else 0

    def text(self):
        style, out, page = self.style, [], 0
        if style.first_head:
            out.extend(self.page_head(None, 1))
        breaks = self.page_breaks()
        for number, (line, _) in enumerate(self.lines):
            if number in breaks:
                page += 1
                self.break_page(out, page, self.head_of(number))
            line, self.before_line = self.before_line + line, ''
            if style.trailing_spaces and self.chance.random() < style.trailing_spaces:
                line += ' ' * self.chance.choice([1, 3, 40, 200])
            out.append(line)
            glued = number + 1 < len(self.lines) and self.lines[number + 1][1]
            out.extend([''] * self.blank_after(glued))
        text = style.newline.join(out)
        text = text.rstrip('\r\n') + (style.newline if style.final_newline else '')
        return ('\ufeff' if style.byte_order_mark else '') + text

    def page_breaks(self):
        """The lines that begin a page, but the first one."""
        length = self.style.page_lines
        if not length:
            return set()
        if not self.style.keep_rows:
            return set(range(length, len(self.lines), length))
        breaks, begin = set(), 0
        for row, end in zip(self.rows, [*self.rows[1:], len(self.lines)]):
            if end - begin > length and row > begin:
                breaks.add(row)
                begin = row
        return breaks

    def page_head(self, table, page):
        """The lines at the top of a page; `table` is the one that goes on there."""
        lines = {'TITLE': table and table.title, 'DEPARTMENT': table and table.department,
                 'UNIT': table and table.department.split()[-1],
                 'TITLE (CONTINUED)': table and table.title + '（续）'}
        head = [lines.get(line, line.format(page=page)) for line in self.style.page_head]
        if table and self.style.repeat_heads:
            head.append(table.heads)
        return [line for line in head if line]

    def break_page(self, out, page, table):
        """Ends page number `page` and begins the next one."""
        out.extend(line.format(page=page) for line in self.style.page_foot)
        head = self.page_head(table, page + 1)
        if self.style.page_break == 'form-feed':
            self.before_line = '' if head else '\f'  # pdftotext puts it on the line that begins the page
            out.extend(['\f' + head[0], *head[1:]] if head else [])
            return
        if self.style.page_break == 'blank':
            while out and not out[-1]:
                out.pop()
            out.extend(['', '', ''])
        out.extend(head)


def typeset(tables, style=Style()):
    """The dump of these tables in this style."""
    setter = Typesetter(style)
    for table in tables:
        setter.table(table)
    return setter.text()


def main():
    arguments = argparse.ArgumentParser(description='sets records as a dump in the published style')
    arguments.add_argument('records')
    arguments.add_argument('--seed', type=int, default=0)
    options = arguments.parse_args()
    with open(options.records, encoding='utf-8') as file:
        document = json.load(file, parse_float=Decimal, parse_int=Decimal)
    tables = cells.tables_of_records(document) if 'tables' in document else cells.tables_of_truth(document)
    sys.stdout.write(typeset(tables, Style(seed=options.seed)))


if __name__ == '__main__':
    main()
