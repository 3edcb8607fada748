#!/usr/bin/env python3
"""The house rules that a program can check, over the sources as they stand:

- who may include whom (DIRECTION below): an arrow backwards fails
- a library is included only where it belongs (ONLY_IN)
- no Chinese text in lib/ outside comments, *.md and files whose name contains "messages": the words of forms are data
- no file over 500 lines
"""

import argparse
import fnmatch
import pathlib
import re
import sys

MOST_LINES = 500
SOURCES = (".cpp", ".h")

NOUNS = ["text", "finding", "grammar", "config", "model"]  # each may use those before it
# Verbs may use every noun, themselves, and these headers of the stage they pull from. run/ puts all together.
DIRECTION = {
    "decode": [],
    "lex": ["decode/*.h"],
    "parse": ["lex/*.h", "decode/byte_source.h"],
    "check": ["parse/parser.h"],
    "diff": [],
    "emit": [],
}
FREE = ["run"]

ONLY_IN = {
    "toml++/": ["lib/grammar/toml.h"],
    "grammar/toml.h": ["lib/grammar/load_table.h"],
    "CLI/": ["cmd/*"],
    "re2/": ["lib/grammar/*"],
    "catch2/": ["tests/*"],
    "unicode/": ["lib/text/embed/*", "tests/*"],
    "xxhash.h": ["lib/text/content_hash.cpp"],
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
# Han with their radicals and extensions, CJK and full-width marks. Kana and Hangul are no words of these forms.
CHINESE = re.compile("[\u2e80-\u2fdf\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003ffff]")
# Everything in C++ that hides or holds text; the first alternative that matches wins, as in the compiler.
TOKEN = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)'
    r'|(?P<raw>\bu?8?[LUR]*R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)")'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?:\b(?:u8|[uUL])|(?<![0-9A-Za-z_]))'(?:\\.|[^'\\\n])+'",  # not the ' of 1'000
    re.DOTALL)


def without_comments(source):
    """The source with every character of a comment but line ends made a space."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match[0]) if match["comment"] else match[0]
    return TOKEN.sub(blank, source)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def allowed(folder, included, has_folder):
    """Why `folder` of lib/ may not include `included`, or nothing."""
    target = included.split("/")[0]
    if folder in FREE or target == folder:
        return None
    if not has_folder(target):
        return f'name the folder: "{folder}/{included}"' if "/" not in included else f"there is no folder lib/{target}"
    if folder in NOUNS:
        before = NOUNS[:NOUNS.index(folder)]
        if target in before:
            return None
        return f"{folder}/ may use only {', '.join(before) if before else 'itself'}"
    if folder not in DIRECTION:
        return f"lib/{folder} has no place in the order: give it one in tests/layers/layers.py"
    if target in NOUNS or any(fnmatch.fnmatch(included, pattern) for pattern in DIRECTION[folder]):
        return None
    more = f" and {', '.join(DIRECTION[folder])}" if DIRECTION[folder] else ""
    return f"{folder}/ may use only the nouns{more}"


def check_includes(top, path, code):
    relative = path.relative_to(top).as_posix()
    parts = relative.split("/")
    for match in INCLUDE.finditer(code):
        quoted, system = match[1], match[2]
        place = f"{relative}:{line_of(code, match.start())}"
        for prefix, homes in ONLY_IN.items():
            name = quoted or system
            if name.startswith(prefix) and not any(fnmatch.fnmatch(relative, home) for home in homes):
                yield f"{place}: <{name}> belongs only in {', '.join(homes)}"
        if quoted and parts[0] == "lib" and len(parts) > 2:
            reason = allowed(parts[1], quoted, lambda folder: (top / "lib" / folder).is_dir())
            if reason:
                yield f'{place}: includes "{quoted}", but {reason}'


def check_chinese(top, path, code):
    relative = path.relative_to(top).as_posix()
    if not relative.startswith("lib/") or path.suffix == ".md" or "messages" in path.name:
        return
    for number, line in enumerate(code.splitlines(), 1):
        found = CHINESE.search(line)
        if found:
            yield f"{relative}:{number}: Chinese text {found[0]!r}: it belongs in grammar/ or in a messages file"


def check_length(top, path, source):
    lines = len(source.splitlines())
    if lines > MOST_LINES:
        yield f"{path.relative_to(top).as_posix()}: {lines} lines, {MOST_LINES} is the most: one idea a file"


def check_file(top, path):
    try:
        source = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        yield f"{path.relative_to(top).as_posix()}: not UTF-8: {error.reason} at byte {error.start}"
        return
    is_source = path.suffix in SOURCES
    code = without_comments(source) if is_source else source
    yield from check_chinese(top, path, code)
    if is_source:
        yield from check_includes(top, path, code)
        yield from check_length(top, path, source)


def check(top):
    problems = []
    for folder in ("lib", "cmd"):
        for path in sorted((top / folder).rglob("*")):
            if path.is_file():
                problems.extend(check_file(top, path))
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("top", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2],
                        help="the folder with lib/ and cmd/")
    problems = check(parser.parse_args().top.resolve())
    for problem in problems:
        print(problem)
    print(f"{len(problems)} against the house rules" if problems else "layers: all arrows point one way")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
