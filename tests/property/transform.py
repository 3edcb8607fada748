"""Transformations of a dump that must not change its records: seeded, so that a failure can be repeated.

`layouts` sets the cells of a dump in many styles; `bytes_of` and `surfaces` change what surrounds the lines.
"""
import random
from dataclasses import dataclass, replace

import typeset

WIDTHS = (8, 11, 14, 20, 21, 22, 25, 28, 31, 37, 44, 53, 71, 75, 100, 160, 250, 400, 1000)
BLANK_LINES = ('all', 'none', 'random')
MANY_BLANK_LINES = ('2', '3', '5')  # so many behind each line are no page breaks
INDENTS = ('    ', '\t', '\u3000\u3000', '  ', '\u3000 ', '')
AMOUNTS = ('name-line', 'own-line', 'line-each', 'before-objective', 'random')
# What a page carries at its head and its foot.
FURNITURE = (
    ((), ('第 {page} 页 共 45 页',)), ((), ('- {page} -',)), ((), ('— {page} —',)), ((), ('{page} / 45',)),
    ((), ('{page}',)), (('{page}',), ()), (('TITLE',), ()), (('DEPARTMENT',), ('{page}/45',)),
    (('UNIT',), ('Page {page}',)), (('TITLE', 'DEPARTMENT'), ('第{page}页',)),
    (('云岭省二〇二五年预算公开',), ('{page}',)), (('云岭省二〇二五年预算公开', 'TITLE'), ()),
    (('续表{page}',), ()), (('（续上表）',), ('（转下页）',)), (('TITLE (CONTINUED)', 'DEPARTMENT'), ()),
)
# What only stands between two rows of a table because its heads follow.
AROUND = (
    ((), ('注：第{page}页的金额为预算数。',)), ((), ('备注：1.数据截至上年末。', '2.第{page}页另有说明，详见附件。')),
    ((), ('填报人：某某 联系电话：000-12345678',)), (('填报日期：2025年1月{page}日',), ()),
    (('第{page}页续表 单位：万元',), ('说明：金额不含第{page}项。',)),
)


def widths(chance, thorough):
    """All widths if thorough, else a good many of them and some others."""
    if thorough:
        return [*range(8, 201), *range(201, 1001, 13), 1000]
    return [*WIDTHS, chance.randint(9, 60), chance.randint(61, 999)]


def layouts(seed, thorough=False):
    """Styles that cover widths, blank lines, indents and places of amounts."""
    chance = random.Random(seed)
    for number, width in enumerate(widths(chance, thorough)):
        modes = BLANK_LINES if thorough else BLANK_LINES[number % 3:][:1]
        for mode in modes:
            yield typeset.any_width(width, width, chance.getrandbits(32), blank_lines=mode,
                                    amounts=AMOUNTS[number % len(AMOUNTS)] if width > 13 else 'own-line',
                                    trailing_spaces=chance.choice([0, 0, 0.1, 1]),
                                    stray_spaces=chance.choice([0, 0, 0.05]))
    for mode in (*BLANK_LINES, *MANY_BLANK_LINES):
        yield typeset.any_width(20, 200, chance.getrandbits(32), blank_lines=mode)
    for indent in INDENTS:
        yield typeset.Style(seed=chance.getrandbits(32), indent=indent, amounts=chance.choice(AMOUNTS),
                            blank_lines=chance.choice(BLANK_LINES))
    for mode in (*BLANK_LINES, '3'):
        yield typeset.Style(seed=chance.getrandbits(32), cut_amounts=0.7, blank_lines=mode, amounts=chance.choice(AMOUNTS),
                            name_width=(chance.randint(8, 32), 32))
    yield typeset.Style(seed=chance.getrandbits(32), unit_width=(10, 16), amounts='name-line')
    yield typeset.Style(seed=chance.getrandbits(32), row_on_line=True)
    yield typeset.Style(seed=chance.getrandbits(32), row_on_line=True, blank_lines='none', indent='\t')
    yield typeset.any_width(100000, 100000, chance.getrandbits(32))
    published = typeset.Style(seed=chance.getrandbits(32), page_lines=37)
    yield published
    yield replace(published, newline='\r\n', byte_order_mark=True)
    yield replace(published, final_newline=False, trailing_spaces=1)


def pages(seed, thorough=False):
    """Styles with pages: furniture of every kind at any place, also inside cells and entries."""
    chance = random.Random(seed)
    for head, foot in FURNITURE:
        for lines in (7, 23, 37) if thorough else (chance.randint(5, 40),):
            style = typeset.Style(seed=chance.getrandbits(32), page_lines=lines, page_break='form-feed',
                                  page_head=head, page_foot=foot, first_head='{' not in ''.join(head),
                                  repeat_heads=chance.random() < 0.5, blank_lines=chance.choice(BLANK_LINES),
                                  indent=chance.choice(INDENTS[:4]))
            yield style
    yield typeset.Style(seed=chance.getrandbits(32), page_lines=29, repeat_heads=True)
    # Nothing but the title and the heads tells that a page turned.
    yield typeset.Style(seed=chance.getrandbits(32), page_lines=chance.randint(5, 40), page_break='none', first_head=True,
                        page_head=('云岭省二〇二五年预算公开',), repeat_heads=True, blank_lines=chance.choice(BLANK_LINES))
    for head, foot in AROUND:
        yield typeset.Style(seed=chance.getrandbits(32), page_lines=chance.randint(5, 40), page_head=head, page_foot=foot,
                            page_break=chance.choice(['form-feed', 'blank', 'none']), repeat_heads=True, keep_rows=True,
                            blank_lines=chance.choice(BLANK_LINES), indent=chance.choice(INDENTS[:4]))
    yield typeset.Style(seed=chance.getrandbits(32), page_lines=29, page_break='form-feed', repeat_heads=True,
                        blank_lines=chance.choice(MANY_BLANK_LINES), page_foot=('{page}',))
    for repeat_heads in (False, True):  # rows that begin their pages and are called alike
        yield typeset.Style(seed=chance.getrandbits(32), name_width=(24, 28), page_lines=chance.choice([9, 20]), keep_rows=True,
                            page_break='form-feed', repeat_heads=repeat_heads, blank_lines=chance.choice(BLANK_LINES))


@dataclass(frozen=True)
class Surface:
    """What surrounds the lines of a dump, left as they are."""
    blank_lines: str = 'keep'  # keep, all (one), none, random, or how many
    trailing_spaces: float = 0.0
    newline: str = '\n'
    final_newline: bool = True
    byte_order_mark: bool = False


SURFACES = (
    Surface(newline='\r\n'), Surface(final_newline=False), Surface(byte_order_mark=True),
    Surface(trailing_spaces=0.5), Surface(blank_lines='all'), Surface(blank_lines='none'),
    Surface(blank_lines='random'), Surface('random', 0.3, '\r\n', False, True),
    *(Surface(blank_lines=number) for number in MANY_BLANK_LINES),
)


def resurface(text, surface, seed):
    """The same lines with other blank lines, line ends and spaces at the end."""
    chance = random.Random(seed)
    lines = text.lstrip('\ufeff').splitlines()
    if surface.blank_lines != 'keep':
        lines = [line for line in lines if line.strip()]
    out = []
    for line in lines:
        if chance.random() < surface.trailing_spaces:
            line += ' ' * chance.choice([1, 2, 60])
        out.append(line)
        number = int(surface.blank_lines) if surface.blank_lines.isdigit() else 0
        blanks = {'all': 1, 'random': chance.choice([0, 1, 2])}.get(surface.blank_lines, number)
        out.extend([''] * blanks)
    result = surface.newline.join(out) + (surface.newline if surface.final_newline else '')
    return ('\ufeff' if surface.byte_order_mark else '') + result
