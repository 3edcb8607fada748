"""Transformations of a dump that must not change its records: seeded, so that a failure can be repeated.

`layouts` sets the cells of a dump in many styles; `bytes_of` and `surfaces` change what surrounds the lines.
"""
import random
from dataclasses import dataclass, replace

import typeset

WIDTHS = (20, 21, 22, 25, 28, 31, 37, 44, 47, 53, 60, 71, 75, 83, 100, 127, 160, 200)
BLANK_LINES = ('all', 'none', 'random')


def layouts(seed, thorough=False):
    """Styles that cover every width of the list (all of 20 to 200 if thorough) with every mode of blank lines."""
    chance = random.Random(seed)
    for number, width in enumerate(range(20, 201) if thorough else WIDTHS):
        modes = BLANK_LINES if thorough else BLANK_LINES[number % 3:][:1]
        for mode in modes:
            yield typeset.any_width(width, width, chance.getrandbits(32), blank_lines=mode,
                                    amounts=chance.choice(['name-line', 'own-line', 'random']),
                                    trailing_spaces=chance.choice([0, 0, 0.1, 1]),
                                    stray_spaces=chance.choice([0, 0, 0.05]))
    for mode in BLANK_LINES:
        yield typeset.any_width(20, 200, chance.getrandbits(32), blank_lines=mode)
    published = typeset.Style(seed=chance.getrandbits(32), page_lines=37)
    yield published
    yield replace(published, newline='\r\n', byte_order_mark=True)
    yield replace(published, final_newline=False, trailing_spaces=1)


@dataclass(frozen=True)
class Surface:
    """What surrounds the lines of a dump, left as they are."""
    blank_lines: str = 'keep'  # keep, all, none, random
    trailing_spaces: float = 0.0
    newline: str = '\n'
    final_newline: bool = True
    byte_order_mark: bool = False


SURFACES = (
    Surface(newline='\r\n'), Surface(final_newline=False), Surface(byte_order_mark=True),
    Surface(trailing_spaces=0.5), Surface(blank_lines='all'), Surface(blank_lines='none'),
    Surface(blank_lines='random'), Surface('random', 0.3, '\r\n', False, True),
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
        blanks = {'all': 1, 'random': chance.choice([0, 1, 2])}.get(surface.blank_lines, 0)
        out.extend([''] * blanks)
    result = surface.newline.join(out) + (surface.newline if surface.final_newline else '')
    return ('\ufeff' if surface.byte_order_mark else '') + result
