"""Sets a table in columns on pages, as a browser, a word processor or a spreadsheet prints it, and dumps it as `pdftotext -raw` and mutool
do: page by page and cell by cell, so that a row which a page cuts is in pieces. No browser is needed.
"""
import random
from dataclasses import dataclass

import typeset

NOT_FIRST = set('，。；：、）”》％%')  # on a line
NOT_LAST = set('（“《')


@dataclass(frozen=True)
class Sheet:
    """How the table is set. Widths are display columns, heights lines."""
    seed: int = 0
    name_width: int = 16
    objective_width: int = 30
    indicator_width: int = 50
    height: int = 40
    rules_of_marks: bool = True     # lines neither begin nor end with some marks, and numbers are not cut
    keeps_rows: bool = False        # a row that fits on a page is not cut
    least_lines: int = 1            # a page is turned when fewer are left
    amounts: str = 'own-line'       # own-line, name-line, objective-line, line-each
    heads: str = 'wrapped'          # one-line, wrapped
    repeats_heads: bool = True
    page_top: str = ''              # {page} is the number
    page_foot: str = ''
    form_feeds: bool = True
    indents: bool = False


def cuts_word(text, at):
    """Inside a Latin word a line end and a space between two words look alike."""
    return all(letter.isascii() and letter.isalpha() for letter in text[at - 1:at + 1])


def may_cut(text, at):
    left, right = text[at - 1], text[at]
    return not (right in NOT_FIRST or left in NOT_LAST or (left.isascii() and right.isascii() and left.isalnum() and right.isalnum()))


def wrap(text, width, rules_of_marks):
    """The lines of a cell: each is as full as it can be."""
    lines, begin = [], 0
    while begin < len(text):
        used, end = 0, begin
        while end < len(text) and used + typeset.width_of(text[end]) <= width:
            used += typeset.width_of(text[end])
            end += 1
        end = max(end, begin + 1)
        at = end
        while end < len(text) and at > begin and (cuts_word(text, at) or (rules_of_marks and not may_cut(text, at))):
            at -= 1
        end = at if at > begin else end
        lines.append(text[begin:end].strip())
        begin = end
    return [line for line in lines if line]


class Printer:
    def __init__(self, sheet):
        self.sheet = sheet
        self.chance = random.Random(sheet.seed)
        self.out, self.page, self.used = [], 1, 0
        self.feed = ''

    def add(self, line):
        self.out.append(self.feed + line)
        self.feed = ''

    def wrap(self, text, width):
        return wrap(text, width, self.sheet.rules_of_marks)

    def heads(self, table):
        heads = table.heads.split()
        if self.sheet.heads == 'one-line':
            return [' '.join(heads)]
        lines, at_hand = [], ''
        for number, head in enumerate(heads):  # a cell of several lines ends the line that the cells before it share
            pieces = self.wrap(head, self.sheet.name_width if number == 0 else 10)
            first = f'{at_hand} {pieces[0]}'.strip()
            lines += [first, *pieces[1:-1]] if len(pieces) > 1 else []
            at_hand = pieces[-1] if len(pieces) > 1 else first
        return [*lines, at_hand]

    def top(self):
        if self.sheet.page_top:
            self.add(self.sheet.page_top.format(page=self.page))

    def foot(self):
        if self.sheet.page_foot:
            self.add(self.sheet.page_foot.format(page=self.page))

    def turn_page(self, table):
        self.foot()
        self.page += 1
        self.used = 0
        self.feed = '\f' if self.sheet.form_feeds else ''
        self.top()
        if self.sheet.repeats_heads:
            for line in self.heads(table):
                self.add(line)
            self.used = 2

    def table(self, table):
        for line in [table.title, table.department, *self.heads(table)]:
            self.add(line)
        self.used += 4
        for row in [table.total, *table.rows]:
            self.row(row, table)

    def row(self, row, table):
        sheet = self.sheet
        cells = [self.wrap(row.name, sheet.name_width), self.wrap(row.objective, sheet.objective_width),
                 self.wrap(row.indicators, sheet.indicator_width)]
        count = max(1, *map(len, cells))
        if sheet.keeps_rows and self.used + count > sheet.height and count <= sheet.height:
            self.turn_page(table)
        done = 0
        while done < count:
            if sheet.height - self.used < sheet.least_lines:
                self.turn_page(table)
            piece = min(sheet.height - self.used, count - done)
            lines = self.piece(row if done == 0 else None, *(cell[done:done + piece] for cell in cells))
            if sheet.indents and row.kind == 'project' and done == 0:
                lines[0] = '    ' + lines[0]
            for line in lines:
                self.add(line)
            done += piece
            self.used += piece

    def piece(self, row, name, objective, indicators):
        """The lines of what one page shows of a row; cells of one line share it with what follows."""
        lines, shares = list(name), len(name) == 1
        if row and row.amounts:
            where = self.sheet.amounts
            amounts = list(row.amounts) if where == 'line-each' else [' '.join(row.amounts)]
            if where != 'line-each' and lines and (shares or where == 'name-line'):
                lines[-1] += ' ' + amounts.pop(0)
            lines += amounts
            shares = where == 'objective-line'
        for cell in (objective, indicators):
            if not cell:
                continue
            more = list(cell)
            if shares and lines and self.sheet.amounts != 'line-each':
                lines[-1] += ' ' + more.pop(0)
            lines += more
            shares = len(cell) == 1
        return lines


def printed(tables, sheet):
    """The dump of these tables."""
    printer = Printer(sheet)
    printer.top()
    for table in tables:
        printer.table(table)
    printer.foot()
    return '\n'.join(printer.out) + ('\n\f' if sheet.form_feeds else '\n')


FEET = ('', '', '- {page} -', '第 {page} 页 共 45 页', '{page}', '{page} / 45', '— {page} —', '·{page}·', '{page}/45')


def sheets(seed, count):
    """Sheets whose columns are told apart by their widths and whose pages by something."""
    chance = random.Random(seed)
    for _ in range(count):
        form_feeds = chance.random() < 0.75
        foot = chance.choice(FEET)
        name = chance.choice([8, 12, 16, 20, 28])
        objective = chance.choice([width for width in (16, 24, 30, 44) if width >= name * 1.3])
        indicator = chance.choice([width for width in (24, 36, 50, 72) if width >= objective * 1.2])
        yield Sheet(seed=chance.getrandbits(32), name_width=name, objective_width=objective, indicator_width=indicator,
                    height=chance.choice([20, 30, 40, 55, 80, 120]), rules_of_marks=chance.random() < 0.5,
                    keeps_rows=chance.random() < 0.2, least_lines=chance.choice([1, 1, 2, 3]),
                    amounts=chance.choice(['own-line', 'own-line', 'name-line', 'objective-line', 'line-each']),
                    heads=chance.choice(['one-line', 'wrapped']),
                    repeats_heads=chance.random() < 0.6 or (not form_feeds and foot in ('', '{page}', '{page}/45')),
                    page_top=chance.choice(['', '', '', '云岭省二〇二五年预算公开']), page_foot=foot, form_feeds=form_feeds,
                    indents=chance.random() < 0.2)
