#!/usr/bin/env python3
"""Validates what the program writes against the schemas that it prints, with a validator that is not ours
(python3-jsonschema). usage: validate.py PROGRAM

Inputs: all samples, and the published table of $JIXIAO_SHARED (default ../shared) if it is there. Beyond the schema it
looks at what a schema cannot say: keys in the order of the schema, one record a line, no key twice."""
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

try:
    import jsonschema
except ImportError:
    if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    print("python3-jsonschema is not installed: skipped")
    sys.exit(77)

PROJECT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("JIXIAO_SHARED", PROJECT.parent / "shared"))
USUAL_EXITS = (0, 1)


def run(program, *arguments, stdin=None):
    done = subprocess.run([program, *arguments], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stdout


def load(text):
    """JSON with exact numbers; a key that stands twice in one object is an error."""

    def pairs(items):
        keys = [key for key, _ in items]
        if len(keys) != len(set(keys)):
            raise ValueError(f"a key stands twice: {keys}")
        return dict(items)

    return json.loads(text, parse_float=Decimal, object_pairs_hook=pairs)


def resolve(schema, root):
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def branch(value, schema, root):
    """The schema of an object among the alternatives that the schemas here use."""
    schema = resolve(schema, root)
    if "if" in schema and "then" in schema:
        taken = "then" if all(key in value for key in schema["if"]["required"]) else "else"
        return branch(value, schema[taken], root)
    if "anyOf" in schema:
        return branch(value, next(each for each in schema["anyOf"] if each != {"type": "null"}), root)
    if "properties" not in schema or "required" not in schema:
        for each in schema.get("allOf", ()):
            if each["if"]["properties"]["type"]["const"] == value.get("type"):
                return branch(value, each["then"], root)
    return schema


def check_order(value, schema, root, where):
    """The keys of every object come in the order in which its schema lists them."""
    if isinstance(value, list):
        items = resolve(schema, root).get("items", {})
        for index, each in enumerate(value):
            check_order(each, items, root, f"{where}/{index}")
    elif isinstance(value, dict):
        known = branch(value, schema, root).get("properties", {})
        if known:
            wanted = [key for key in known if key in value]
            if list(value) != wanted:
                raise ValueError(f"{where}: keys {list(value)}, want {wanted}")
        for key, each in value.items():
            check_order(each, known.get(key, {}), root, f"{where}/{key}")


class Validator:
    def __init__(self, program, name):
        code, text = run(program, "schema", name)
        if code != 0:
            raise SystemExit(f"jixiao schema {name}: exit {code}")
        self.schema = json.loads(text)
        jsonschema.Draft202012Validator.check_schema(self.schema)
        self.validator = jsonschema.Draft202012Validator(self.schema)

    def problems(self, value):
        found = []
        for error in sorted(self.validator.iter_errors(value), key=lambda error: list(error.path)):
            best = jsonschema.exceptions.best_match([error])
            found.append(f"/{'/'.join(map(str, best.absolute_path))}: {best.message[:200]}")
        if not found:
            try:
                check_order(value, self.schema, self.schema, "")
            except ValueError as error:
                found.append(str(error))
        return found


def outputs(program, inputs):
    """Each output to look at: a name, the schema it has to fit, its JSON values."""
    for path in inputs:
        for extra in ((), ("--pretty",), ("--spans",)):
            code, text = run(program, "parse", "-f", "json", *extra, path)
            yield f"parse -f json {' '.join(extra)} {path}", "parse", code, [text]
        for extra in ((), ("--spans",)):
            code, text = run(program, "parse", "-f", "ndjson", *extra, path)
            if text and not text.endswith(b"\n"):
                raise SystemExit(f"parse -f ndjson {path}: the last line does not end")
            yield f"parse -f ndjson {' '.join(extra)} {path}", "parse", code, text.splitlines()
        code, text = run(program, "check", "-f", "json", path)
        yield f"check -f json {path}", "check", code, [text]
        code, text = run(program, "check", "-f", "ndjson", path)
        yield f"check -f ndjson {path}", "check", code, text.splitlines()
    for path in inputs:
        lines = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()[:80]
        places = [f"{number}:{column}" for number, line in enumerate(lines, 1) for column in {1, len(line)} if line]
        code, text = run(program, "trace", "-f", "json", path, *places)
        yield f"trace -f json {path}", "trace", code, text.splitlines()
    for old, new in zip(inputs, inputs[1:] + inputs[:1]):
        for extra in ((), ("--pretty",)):
            code, text = run(program, "diff", "-f", "json", *extra, old, new)
            yield f"diff -f json {old} {new}", "diff", code, [text]
    code, text = run(program, "parse", "-f", "json", *inputs)
    yield "parse -f json of all", "parse", code, text.splitlines()
    for command in ("parse", "check"):
        code, text = run(program, command, "-f", "json", stdin=b"")
        yield f"{command} -f json of nothing", command, code, [text]
    code, text = run(program, "check", "-f", "json", "--lang", "zh", *inputs)
    yield "check -f json --lang zh of all", "check", code, [text]


def check_rejects(validator, good):
    """Likewise for the findings."""
    problems = []
    record = {"type": "diagnostic", "path": "a", **good["diagnostics"][0]}
    summary = {"type": "summary", **good["summary"]}
    for value, spoil in (
        (good, lambda value: value.pop("summary")),
        (good, lambda value: value["diagnostics"][0].pop("path")),
        (record, lambda value: value.update(line=0)),
        (record, lambda value: value.pop("rule")),
        (record, lambda value: value.update(type="finding")),
        (summary, lambda value: value.update(files=-1)),
        (summary, lambda value: value.update(path="a")),
    ):
        spoiled = json.loads(json.dumps(value, default=float))
        if validator.problems(spoiled):
            problems.append("check: a document or record that is right does not fit the schema")
        spoil(spoiled)
        if not validator.problems(spoiled):
            problems.append("check: a spoiled document or record fits the schema")
    return problems


def rejects(validator, good):
    """A schema that accepts everything would pass unseen: these changes of a good document must be refused."""
    spoiled = []
    for spoil in (
        lambda document: document.pop("source"),
        lambda document: document.update(extra=1),
        lambda document: document["tables"][0].update(line=0),
        lambda document: document["tables"][0]["spending_units"][0].pop("name"),
        lambda document: document["tables"][0]["spending_units"][0]["projects"][0].update(amounts_basis="guess"),
        lambda document: document["tables"][0]["spending_units"][0]["projects"][0]["indicators"][0].update(number="1"),
        lambda document: document["tables"][0]["spending_units"][0]["projects"][0]["indicators"][0][
            "period_target"
        ].pop("unit"),
    ):
        document = json.loads(json.dumps(good, default=float))
        spoil(document)
        if not validator.problems(document):
            spoiled.append("a spoiled document fits the schema")
    return spoiled


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    program = sys.argv[1]
    inputs = [str(path) for path in sorted((PROJECT / "samples").glob("*.txt"))]
    published = SHARED / "real" / "guangzhou-2024.txt"
    if published.exists():
        inputs.append(str(published))
    validators = {name: Validator(program, name) for name in ("parse", "check", "diff", "trace")}
    values = 0
    problems = []
    for name, schema, code, texts in outputs(program, inputs):
        if code not in USUAL_EXITS:
            problems.append(f"{name}: exit {code}")
        for text in texts:
            try:
                value = load(text)
            except ValueError as error:
                problems.append(f"{name}: {error}")
                continue
            values += 1
            problems += [f"{name}: {problem}" for problem in validators[schema].problems(value)[:3]]
    code, text = run(program, "parse", "-f", "json", str(PROJECT / "samples" / "clean.txt"))
    problems += rejects(validators["parse"], load(text))
    code, text = run(program, "check", "-f", "json", str(PROJECT / "samples" / "sums-wrong.txt"))
    problems += check_rejects(validators["check"], load(text))
    for problem in problems[:40]:
        print(problem)
    print(f"{values} JSON values of {len(inputs)} inputs, {len(problems)} problems")
    return 1 if problems or not values else 0


if __name__ == "__main__":
    sys.exit(main())
