"""What fuzzers begin with: a dictionary of the grammar's words, and inputs made of the samples.

Only samples/ and grammar/ are read, never a published document.
"""
import random
import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / 'tests' / 'property'))
import cells  # noqa: E402
import program  # noqa: E402
import transform  # noqa: E402
import typeset  # noqa: E402

ENCODINGS = (('gb18030', b'\x84\x31\x95\x33'), ('utf-16-le', b'\xff\xfe'), ('utf-16-be', b'\xfe\xff'))
MARKS = ['\n', '\r', '\r\n', '\f', ' ', '\t', '\0', '\u3000', '\u00a0', '\u0085', '\u2028', '\ufeff', '\u2f2f', '\u2ebb',
         '\uf900', '：', '；', '。', '、', '，', '-', '——', '%', '％', '≥', '》', '1', '０', '.00', '1,023.00', '1,54.96',
         '5O.65', '\n\n\n\n', '第 3 页 共 45 页', '- 3 -', '合合计计', '3、1-产出指标；11-', '\U00020000']
RAW = [b'\xff', b'\xe4\xb8', b'\xed\xa0\x80', b'\xf4\x90\x80\x80', b'\x81\x30', b'\x81\x30\x81\x30', b'\xff\xfe', b'\xfe\xff',
       b'\x00\xd8', b'\xd8\x00', b'%PDF-', b'PK\x03\x04']
LONGEST_WORD = 60
TAIL = b'\0\0\0\0'  # no choices: read as it seems to be meant, whole
AS_BASELINE = b'\0\0\0\1'


def words_of(value):
    """Every string of a grammar file but its patterns, samples and what explains it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from words_of(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in ('pattern', 'fragment', 'samples', 'sample', 'rejects', 'reject', 'summary', 'summary_zh'):
                yield from words_of(item)


def dump_words():
    """Words of forms, marks that mean something, and bytes that mean nothing."""
    found = set(MARKS)
    for path in sorted((PROJECT / 'grammar').glob('*.toml')):
        found |= set(words_of(tomllib.loads(path.read_text(encoding='utf-8'))))
    return sorted(word.encode() for word in found) + RAW


def grammar_words():
    """Keys and punctuation of grammar files, and pieces of patterns."""
    found = {'[[', ']]', "'", '"""', '= ', '(?P<', '%{', '{1,3}', '\\x{', '[^', '(?:', ')?', '|', '\n', ' = [', '{ text = '}
    for path in sorted((PROJECT / 'grammar').glob('*.toml')):
        found |= set(re.findall(r'^\[+[\w.]+\]+|^\w+ = |%\{\w+\}|\(\?P<\w+>', path.read_text(encoding='utf-8'), re.MULTILINE))
    return sorted(word.encode() for word in found)


def config_words():
    """Keys of configurations, rules, and what a baseline is made of."""
    found = {'"format":"jixiao-baseline/1"', '"fingerprint":"', '"rule":"', '"subject":', '{year}', '**/', '"off"', '"never"'}
    for path in sorted((PROJECT / 'tests' / 'cases' / 'config').glob('*.toml')):
        found |= set(re.findall(r'^\[+[\w.]+\]+|^[\w-]+ = |"[\w-]+"', path.read_text(encoding='utf-8'), re.MULTILINE))
    found |= {path.stem for path in (PROJECT / 'lib' / 'check' / 'rules').glob('*.md')}
    return sorted(word.encode() for word in found)


def write_dictionary(target, path):
    words = {'grammar': grammar_words, 'config': config_words}.get(target, dump_words)()
    lines = ('"' + ''.join(f'\\x{byte:02X}' for byte in word) + '"' for word in words if 0 < len(word) <= LONGEST_WORD)
    path.write_text('\n'.join(lines) + '\n', encoding='ascii')


def dumps(chance):
    """Samples, whole, set anew, in other encodings, and pieces of all of these."""
    for path in sorted((PROJECT / 'samples').glob('*.txt')):
        text = program.read_text(path)
        made = [text.encode()]
        made += [transform.resurface(text, surface, 1).encode() for surface in transform.SURFACES]
        styles = list(transform.layouts(chance.getrandbits(32)))
        tables = cells.read_dump(text)
        made += [typeset.typeset(tables, style).encode() for style in chance.sample(styles, 4)]
        for codec, mark in ENCODINGS:
            made.append(mark + text.encode(codec))
            made.append(mark + typeset.typeset(tables, chance.choice(styles)).encode(codec))
        for data in made:
            if len(data) <= 8192:
                yield data
            yield from pieces(data, chance)


def pieces(data, chance):
    """The head with some rows of the table behind it, small enough to be changed often."""
    head = data[:chance.choice([300, 420, 600])]
    for size in (200, 900, 2500):
        at = chance.randrange(0, max(1, len(data) - size), 2)
        yield head + data[at:at + size]
    yield data[:chance.randrange(0, min(len(data), 3000), 2)]


LONGEST_GRAMMAR = 4000


def grammars(chance):
    """Small grammar files, single sections of all, and some that were never together: samples take their time."""
    def made():
        for path in sorted((PROJECT / 'grammar').glob('*.toml')):
            text = path.read_text(encoding='utf-8')
            yield text.encode()
            sections = re.split(r'\n(?=\[)', text)
            for section in sections:
                yield section.encode() + b'\n'
            for _ in range(3):
                yield '\n'.join(chance.sample(sections, min(len(sections), chance.choice([2, 3])))).encode() + b'\n'
    return (seed for seed in made() if len(seed) <= LONGEST_GRAMMAR)


def configurations():
    """Configurations of the golden cases, and baselines that nobody wrote."""
    for path in sorted((PROJECT / 'tests' / 'cases' / 'config').glob('*.toml')):
        yield path.read_bytes()
    head, entry = b'{"format":"jixiao-baseline/1"}\n', b'{"fingerprint":"%s","rule":"%s","subject":"","message":""}\n'
    for rules in ((b'row-sum-mismatch',), (b'no-table', b'stray-space', b'unheard-of')):
        entries = [entry % (b'%032x' % (7 ** (number + 40) % 2 ** 128), rule) for number, rule in enumerate(rules)]
        yield head + b''.join(entries)


def write_corpus(target, folder):
    """Writes the inputs of a target; what is in the folder already stays."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(1)
    made = {'grammar': lambda: grammars(chance), 'config': configurations}.get(target, lambda: dumps(chance))
    for number, data in enumerate(made()):
        (folder / f'seed-{number:03}').write_bytes(data + TAIL)
        if target == 'config':
            (folder / f'seed-baseline-{number:03}').write_bytes(data + AS_BASELINE)
