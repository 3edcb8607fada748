"""What fuzzers begin with: a dictionary of the grammar's words, and inputs made of the samples.

Only samples/ and grammar/ are read, never a published document.
"""
import random
import re
import sys
import tomllib
import unicodedata
from dataclasses import replace
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / 'tests' / 'property'))
import cells  # noqa: E402
import document_test  # noqa: E402
import padded  # noqa: E402
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
    words = {'grammar': grammar_words, 'pattern': grammar_words, 'config': config_words}.get(target, dump_words)()
    lines = ('"' + ''.join(f'\\x{byte:02X}' for byte in word) + '"' for word in words if 0 < len(word) <= LONGEST_WORD)
    path.write_text('\n'.join(lines) + '\n', encoding='ascii')


# Ideographs that a converter may print as the radicals which look like them.
RADICALS = {unicodedata.normalize('NFKC', chr(code)): chr(code) for code in range(0x2f00, 0x2fd6)}
FULL_WIDTH = {chr(code): chr(code + 0xfee0) for code in range(0x21, 0x7f)}


def dumps(chance):
    """Samples, whole, set anew, in other encodings, small tables of their rows, and pieces of all of these."""
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
        yield from small_dumps(tables, chance)


def small_dumps(tables, chance):
    """Whole tables of a few short rows: in every layout, on pages, side by side, in documents, in other characters and encodings."""
    styles = [*transform.layouts(chance.getrandbits(32)), *short_pages(chance), *short_pages(chance)]
    for style in chance.sample(styles, len(styles) // 2):
        yield typeset.typeset(small(tables, chance), style).encode()
    for codec, mark in ENCODINGS:
        yield mark + typeset.typeset(small(tables, chance), chance.choice(styles)).encode(codec)
    yield padded.padded(small(tables, chance), chance.getrandbits(32), chance.random() < 0.5, chance.random() < 0.5).encode()
    text = typeset.typeset(small(tables, chance), chance.choice(styles))
    before, after = (chance.choice([*around.values()]) for around in (document_test.BEFORE, document_test.AFTER))
    yield (before + '\f' + text + '\f' + after).encode()
    for spellings in (RADICALS, FULL_WIDTH):
        yield ''.join(spellings.get(each, each) if chance.random() < 0.2 else each for each in text).encode()


def short_pages(chance):
    """Styles whose pages end so soon that a small table has several."""
    return [replace(style, page_lines=chance.randint(2, 9)) for style in transform.pages(chance.getrandbits(32))]


def small(tables, chance):
    """One or two tables of a few neighbouring rows, each with a few sentences."""
    def sentences(text):
        return ''.join(re.findall(r'[^。]*。?', text)[:chance.choice([1, 2, 4])])

    def few(table):
        begin = chance.randrange(max(1, len(table.rows)))
        rows = table.rows[begin:begin + chance.randint(1, 4)]
        return replace(table, rows=[replace(row, objective=sentences(row.objective), indicators=sentences(row.indicators))
                                    for row in rows])
    return [few(chance.choice(tables)) for _ in range(chance.choice([1, 1, 2]))]


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


def patterns():
    """Expressions of the grammar, each with the texts of its samples and rejects."""
    files = [tomllib.loads(path.read_text(encoding='utf-8')) for path in sorted((PROJECT / 'grammar').glob('*.toml'))]
    fragments = {name: value for file in files for name, value in file.get('fragment', {}).items()}

    def expanded(expression):
        text = ''.join(expression) if isinstance(expression, list) else expression
        return re.sub(r'%\{([\w.]+)\}', lambda name: expanded(fragments.get(name[1], '(?:万|个|[0-9])')), text)

    def is_text(value):
        return isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))

    def found(value):
        if isinstance(value, dict) and is_text(value.get('pattern')):
            texts = [each['text'] for key in ('sample', 'samples', 'reject', 'rejects') for each in value.get(key, ())]
            yield from (f'{expanded(value["pattern"])}\n{text}'.encode() for text in texts or [''])
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from found(item)
    return [each for file in files for each in found(file)]


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
    made = {'grammar': lambda: grammars(chance), 'config': configurations, 'pattern': patterns}.get(target, lambda: dumps(chance))
    for number, data in enumerate(made()):
        (folder / f'seed-{number:03}').write_bytes(data + TAIL)
        if target == 'config':
            (folder / f'seed-baseline-{number:03}').write_bytes(data + AS_BASELINE)
