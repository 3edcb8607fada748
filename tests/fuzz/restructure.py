"""A dump changed as pages, converters and people change one: by lines and by words. Anything may come of it; laws must hold."""

FEET = ('', '{}', '- {} -', '第 {} 页 共 45 页', '{} / 45', '\n\n')
INDENTS = (' ', '    ', '\t', '\u3000', '\u3000\u3000', ' ' * 20)
HEAD_LINES = 5


def some(lines, chance):
    """The ends of a stretch of lines, mostly a short one."""
    begin = chance.randrange(len(lines))
    return begin, min(len(lines), begin + 1 + chance.randrange(len(lines) if chance.random() < 0.2 else 3))


def remove(lines, chance):
    begin, end = some(lines, chance)
    del lines[begin:end]


def copy(lines, chance):
    begin, end = some(lines, chance)
    at = chance.randrange(len(lines) + 1)
    lines[at:at] = lines[begin:end]


def move(lines, chance):
    begin, end = some(lines, chance)
    taken = lines[begin:end]
    del lines[begin:end]
    at = chance.randrange(len(lines) + 1)
    lines[at:at] = taken


def swap(lines, chance):
    left, right = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[left], lines[right] = lines[right], lines[left]


def join(lines, chance):
    begin, end = some(lines, chance)
    lines[begin:end + 1] = [chance.choice(['', ' ']).join(lines[begin:end + 1])]


def cut(lines, chance):
    number = chance.randrange(len(lines))
    at = chance.randrange(len(lines[number]) + 1)
    lines[number:number + 1] = [lines[number][:at], *[''] * chance.choice([0, 0, 1, 3]), lines[number][at:]]


def wrap(lines, chance):
    """Every line cut at one width."""
    width = chance.randint(4, 100)
    lines[:] = [line[at:at + width] for line in lines for at in range(0, max(1, len(line)), width)]


def space(lines, chance):
    """Other empty lines."""
    if chance.random() < 0.3:
        lines[:] = [line for line in lines if line.strip()]
        return
    share = chance.choice([0.02, 0.5, 1])
    lines[:] = [each for line in lines for each in ([line, ''] if chance.random() < share else [line])]


def turn_pages(lines, chance):
    """Pages of some length, with numbers or without, with the head again or not."""
    length, foot, head = chance.randint(2, 40), chance.choice(FEET), lines[:chance.choice([0, 0, 1, HEAD_LINES])]
    feed, out = chance.choice(['\f', '\f', '', '\n\n\n']), []
    for page, begin in enumerate(range(0, len(lines), length)):
        top = [*head, *lines[begin:begin + length]] if page else lines[:length]
        out += [(feed if page else '') + top[0], *top[1:], *([foot.format(page + 1)] if foot else [])]
    lines[:] = out


def indent(lines, chance):
    begin, end = some(lines, chance)
    blank = chance.choice(INDENTS)
    lines[begin:end] = [line.lstrip() if chance.random() < 0.3 else blank + line for line in lines[begin:end]]


def move_words(lines, chance):
    """A cell that a converter gave to another place."""
    number = chance.randrange(len(lines))
    words = lines[number].split(' ')
    word = words.pop(chance.randrange(len(words)))
    if chance.random() < 0.5:
        lines[number] = ' '.join(words)
    other = lines[(number + chance.choice([-1, 0, 1, 2])) % len(lines)].split(' ')
    other.insert(chance.randrange(len(other) + 1), word)
    lines[(number + 1) % len(lines)] = ' '.join(other)


def repeat(lines, _):
    """A second table behind the first."""
    lines.extend(lines[:400])


CHANGES = (remove, copy, move, swap, join, cut, cut, wrap, space, turn_pages, indent, move_words, repeat)


def restructured(text, chance):
    """The text after some changes of its lines."""
    lines = text.split('\n')
    for _ in range(chance.choice([1, 1, 2, 4, 12])):
        chance.choice(CHANGES)(lines, chance)
        if not lines or len(lines) > 4000:
            break
    return chance.choice(['\n', '\n', '\n', '\r\n', '\r']).join(lines)
