"""Sets a table with its columns side by side, padded with blanks, as `pdftotext -layout` and others do."""
import random
from itertools import zip_longest

import typeset

GAP = 2


def cell_lines(row, widths, chance):
    """The lines of each cell of a row: name, four amounts, objective, indicators."""
    amounts = [*row.amounts, *[''] * (4 - len(row.amounts))]
    texts = [row.name, *amounts, row.objective, row.indicators]
    return [typeset.wrap(text, (width, width), chance) if text else [] for text, width in zip(texts, widths)]


def put(cells, begins, measure):
    """One line with each cell where its column begins, or behind the cell before it."""
    line = ''
    for text, begin in zip(cells, begins):
        if not text:
            continue
        gap = 1 if line else 0
        line += ' ' * max(gap, begin - measure(line)) + text
    return line


def display_width(text):
    return sum(typeset.width_of(character) for character in text)


def padded(tables, seed, by_width=False, wrap_heads=False):
    """The dump of these tables with columns that begin at the same character, or at the same display column."""
    chance = random.Random(seed)
    widths = [chance.choice([12, 16, 24]), 12, 12, 12, 12, chance.choice([24, 30, 40]), chance.choice([30, 44, 60])]
    measure = display_width if by_width else len
    unit = 1 if by_width else 2  # a full-width character is one character and two columns
    begins = [0]
    for number, width in enumerate(widths[:-1]):
        begins.append(begins[-1] + (width // unit if number in (0, 5) else width) + GAP)
    out = []
    for table in tables:
        out.append(' ' * 30 + table.title)
        out.append(table.department)
        heads = table.heads.split()
        out.append(put([head[:5] if wrap_heads else head for head in heads], begins, measure))
        if wrap_heads:
            out.append(put([head[5:] for head in heads], begins, measure))
        for row in [table.total, *table.rows]:
            for line in zip_longest(*cell_lines(row, widths, chance), fillvalue=''):
                out.append(put(line, begins, measure))
    return '\n'.join(out) + '\n'
