#!/usr/bin/env python3
"""Whether layers.py notices: each source below is laid in a project of its own and must, or must not, be refused."""

import pathlib
import sys
import tempfile

import layers

HAN = "\u5408\u8ba1"  # a column head

REFUSED = {
    "a noun uses a later noun": ("lib/text/a.h", '#include "model/event.h"\n'),
    "a noun uses a verb": ("lib/model/a.h", '#include "parse/parser.h"\n'),
    "a verb uses a verb": ("lib/emit/a.cpp", '#include "check/checker.h"\n'),
    "a verb uses the stage after it": ("lib/decode/a.cpp", '#include "lex/lexer.h"\n'),
    "a verb uses more of the stage before it than its type": ("lib/check/a.cpp", '#include "parse/cells.h"\n'),
    "a verb uses what puts it together": ("lib/parse/a.cpp", '#include "run/pipeline.h"\n'),
    "spaces do not hide an include": ("lib/text/a.h", '  #  include  "emit/output.h"\n'),
    "an include without its folder": ("lib/text/a.cpp", '#include "a.h"\n'),
    "a folder that nobody placed": ("lib/other/a.cpp", '#include "text/position.h"\n'),
    "toml++ beside the loader": ("lib/grammar/load.cpp", "#include <toml++/toml.h>\n"),
    "the command line in the library": ("lib/run/a.cpp", "#include <CLI/CLI.hpp>\n"),
    "Chinese in a literal": ("lib/parse/a.cpp", f'auto a = "{HAN}";\n'),
    "Chinese in a raw literal with a quote": ("lib/parse/a.cpp", f'auto a = R"x(" // {HAN})x";\n'),
    "Chinese after a literal that looks like a comment": ("lib/parse/a.cpp", f'auto a = "//", b = "{HAN}";\n'),
    "a full-width mark in a character": ("lib/parse/a.cpp", "auto a = U'\uff1b';\n"),
    "Chinese in a schema": ("lib/emit/schema/a.json", f'{{"title": "{HAN}"}}\n'),
    "a long file": ("cmd/jixiao/a.cpp", "int x;\n" * (layers.MOST_LINES + 1)),
}
ACCEPTED = {
    "a noun uses an earlier noun": ("lib/model/a.h", '#include "finding/finding.h"\n'),
    "a verb uses a noun": ("lib/emit/a.h", '#include "model/event.h"\n'),
    "a verb names the type it pulls from": ("lib/check/a.h", '#include "parse/parser.h"\n'),
    "run puts verbs together": ("lib/run/a.cpp", '#include "emit/emitter.h"\n#include "parse/parser.h"\n'),
    "toml++ in the loader": ("lib/grammar/toml.h", "#include <toml++/toml.h>\n"),
    "an include in a comment": ("lib/text/a.h", '/*\n#include "emit/output.h"\n*/\n'),
    "Chinese in a comment": ("lib/text/a.h", f'int x;  // as in "{HAN}"\n/* {HAN} */\n'),
    "Chinese in a comment after a quote": ("lib/text/a.h", f"char x = '\"';  // {HAN}\n"),
    "Chinese in a comment after a number with '": ("lib/text/a.h", f"int x = 1'000;  // it's {HAN}\n"),
    "Chinese messages": ("lib/emit/messages.cpp", f'auto a = "{HAN}";\n'),
    "a rule page": ("lib/check/rules/a.md", f"{HAN}\n"),
    "a file as long as may be": ("lib/text/a.h", "int x;\n" * layers.MOST_LINES),
}


def problems_of(path, source):
    with tempfile.TemporaryDirectory() as scratch:
        top = pathlib.Path(scratch)
        for folder in [*layers.NOUNS, *layers.DIRECTION, *layers.FREE]:
            (top / "lib" / folder).mkdir(parents=True)
        file = top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")
        return layers.check(top)


def main():
    failed = 0
    for cases, refused in ((REFUSED, True), (ACCEPTED, False)):
        for what, (path, source) in cases.items():
            problems = problems_of(path, source)
            if bool(problems) != refused:
                failed += 1
                print(f"{'not noticed' if refused else 'refused'}: {what}", *problems, sep="\n    ")
    print(f"layers.py: {len(REFUSED) + len(ACCEPTED)} cases, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
