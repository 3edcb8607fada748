#!/usr/bin/env python3
"""Converters: a table set on pages by a browser and dumped by real converters gives the same records.

    converter_test.py JIXIAO [DUMP]... [--thorough]

Needs chromium and at least one of pdftotext and mutool; skips in words without them.
"""
import html
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import cells
import program

BROWSER = shutil.which('chromium') or shutil.which('chromium-browser')
CONVERTERS = {
    'pdftotext -raw': ['pdftotext', '-raw', 'PDF', '-'],
    'pdftotext -raw -nopgbrk': ['pdftotext', '-raw', '-nopgbrk', 'PDF', '-'],
    'mutool': ['mutool', 'draw', '-q', '-F', 'txt', 'PDF'],
}


@dataclass(frozen=True)
class Page:
    """A way to set the table. Sizes are in points, column widths in per cent."""
    size: str
    font: float
    widths: tuple
    number: str = ''           # what the foot of a page says
    repeats_heads: bool = True
    indents: bool = False      # the names of projects


WIDE = (13, 8, 8, 6, 6, 25, 34)
PAGES = (
    Page('A4 landscape', 7, WIDE, '"- " counter(page) " -"'),
    Page('A4 portrait', 5.5, WIDE, '"第 " counter(page) " 页 共 " counter(pages) " 页"'),
    Page('A3 landscape', 8, WIDE, 'counter(page)', indents=True),
)
MORE_PAGES = (
    Page('Letter landscape', 8, WIDE, repeats_heads=False),
    Page('A5 landscape', 5.5, WIDE, 'counter(page) " / " counter(pages)'),
    Page('A3 portrait', 9, (15, 9, 9, 7, 7, 22, 31), 'counter(page)'),
)


def row_of(row, indents):
    amounts = [*row.amounts, '', '', '', ''][:4]
    name = 'name' if indents and row.kind == 'project' else ''
    texts = [f'<td class="{name}">{html.escape(row.name)}', *(f'<td class=amount>{each}' for each in amounts),
             f'<td>{html.escape(row.objective)}', f'<td>{html.escape(row.indicators)}']
    return '<tr>' + ''.join(texts)


def document(tables, page):
    """The tables as a document of the browser."""
    foot = f'@bottom-center {{ content: {page.number} }}' if page.number else ''
    parts = [f'''<meta charset=utf-8><style>@page {{ size: {page.size}; margin: 12mm; {foot} }}
body {{ font-family: "WenQuanYi Micro Hei", "Noto Sans CJK SC", sans-serif; font-size: {page.font}pt }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed }}
td, th {{ border: 0.5px solid black; vertical-align: top; overflow-wrap: anywhere; padding: 1pt 2pt }}
td.name {{ padding-left: 2em }} td.amount {{ text-align: right; white-space: nowrap; font-size: 70% }}
</style>''']
    for table in tables:
        heads = ''.join(f'<th>{html.escape(head)}' for head in table.heads.split())
        group = 'thead' if page.repeats_heads else 'tbody'
        columns = ''.join(f'<col style="width:{width}%">' for width in page.widths)
        rows = ''.join(row_of(row, page.indents) for row in [table.total, *table.rows])
        parts.append(f'<h1 style="font-size:{page.font + 3}pt">{html.escape(table.title)}</h1><div>{html.escape(table.department)}</div>'
                     f'<table><colgroup>{columns}</colgroup><{group}><tr>{heads}</{group}><tbody>{rows}</tbody></table>')
    return ''.join(parts)


def print_pages(text, folder):
    """A PDF of a document; None, said in words, when the browser cannot."""
    source, pdf = folder / 'table.html', folder / 'table.pdf'
    source.write_text(text, encoding='utf-8')
    pdf.unlink(missing_ok=True)
    call = [BROWSER, '--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', f'--user-data-dir={folder}/user',
            f'--print-to-pdf={pdf}', source.as_uri()]
    try:
        subprocess.run(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        pass
    if not pdf.is_file():
        print('SKIP a page: the browser prints nothing here')
        return None
    return pdf


def dumps(pdf, page):
    """What each converter at hand makes of it, if that tells at all where a page ends."""
    for name, call in CONVERTERS.items():
        is_told = page.number or page.repeats_heads or '-nopgbrk' not in call
        if is_told and shutil.which(call[0]):
            done = subprocess.run([str(pdf) if part == 'PDF' else part for part in call], stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, timeout=60, check=False)
            yield name, done.stdout


def data(found):
    """Tables only: what a finding says of pages is no part of the data."""
    return {'exit': found.get('exit'), 'tables': found.get('tables')}


def try_page(options, path, page, folder):
    text = program.read_text(path)
    pdf = print_pages(document(cells.read_dump(text), page), folder)
    wanted, failures, tried = data(program.records(options.jixiao, text)), 0, 0
    for name, dump in dumps(pdf, page) if pdf else ():
        tried += 1
        fault = program.first_difference(wanted, data(program.records(options.jixiao, dump)))
        if fault:
            failures += 1
            print(f'FAIL {path.name} on {page.size}, {page.font} pt, {name}: {fault}\n  kept in {program.keep(dump, "converter-" + path.name)}')
    return failures, tried


def main():
    options = program.arguments(__doc__.splitlines()[0])
    if not BROWSER or not any(shutil.which(call[0]) for call in CONVERTERS.values()):
        print('SKIP: chromium and pdftotext or mutool are not installed')
        sys.exit(0)
    paths = options.inputs or [program.PROJECT / 'samples' / 'city.txt']
    if not options.inputs and program.PUBLISHED.is_file():
        paths = [*paths, program.PUBLISHED]
    failures = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            for page in PAGES + (MORE_PAGES if options.thorough else ()):
                failed, more = try_page(options, path, page, Path(folder))
                failures, tried = failures + failed, tried + more
    program.finish(failures, tried)


if __name__ == '__main__':
    main()
