#!/usr/bin/env python3
"""The rule pages of the documentation (docs/rules/) are what the program says of its rules: one page a rule and language, and a list
of all of them. usage: rule_pages_test.py PROGRAM

ACCEPT=1 writes them anew, and removes those of rules that are no more."""

import json
import os
import pathlib
import re
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "docs" / "rules"
MADE = "<!-- Made from lib/check/rules/ by tests/docs/rule_pages_test.py: change it there. -->\n"
WORDS = {
    "en": {"other": "中文", "severity": "severity", "family": "about", "profile": "profile", "message": "Message", "why": "Why",
           "example": "Example", "mend": "How to mend", "source": "Source", "title": "Rules", "id": "rule", "summary": "what it finds",
           "list": "All rules", "error": "error", "warning": "warning", "info": "info", "publish": "publish", "review": "review",
           "all": "all", "amounts": "amounts", "numbering": "numbering", "codes": "codes", "targets": "targets",
           "completeness": "completeness", "projects": "projects", "texts": "texts", "structure": "structure", "words": "words",
           "intro": "Made from what `jixiao rules` says. `publish` is what `jixiao check` runs by default; `--profile review` adds what is "
                    "worth a second look. A [configuration](../configuration.md) turns rules on and off and gives them other severities."},
    "zh": {"other": "English", "severity": "级别", "family": "类别", "profile": "范围", "message": "消息", "why": "为什么",
           "example": "示例", "mend": "如何处理", "source": "依据", "title": "规则", "id": "规则", "summary": "发现的问题",
           "list": "全部规则", "error": "错误", "warning": "警告", "info": "提示", "publish": "publish", "review": "review",
           "all": "all", "amounts": "金额", "numbering": "序号", "codes": "代码", "targets": "指标值", "completeness": "完整性",
           "projects": "项目", "texts": "文字", "structure": "表格结构", "words": "文字",
           "intro": "由 `jixiao rules` 的内容生成。`publish` 为 `jixiao check` 默认运行的规则，`--profile review` 另加值得复核的规则。"
                    "[配置文件](../configuration.zh.md)可以开关规则、更改级别。"},
}


def ask(program, language, *arguments):
    done = subprocess.run([program, "rules", "-f", "json", "--lang", language, *arguments], check=True, capture_output=True, timeout=60)
    return json.loads(done.stdout)


def name_of(page, language):
    return f"{page}.md" if language == "en" else f"{page}.zh.md"


def other_language(page, language):
    other = "zh" if language == "en" else "en"
    return f"[{WORDS[language]['other']}]({name_of(page, other)})"


def without_notation(message):
    """The places of a message without how they are written: {column:list}, {n|part|parts}."""
    message = re.sub(r"\{(\w+):\w+\}", r"{\1}", message)
    return re.sub(r"\{(\w+)\|[^|}]*\|([^|}]*)\}", r"{\1} \2", message)


def rule_page(rule, language):
    words = WORDS[language]
    sections = "".join(f"\n## {words[key]}\n\n{rule[key]}\n" for key in ("why", "example", "mend", "source"))
    return (f"{MADE}# {rule['id']}\n\n{other_language(rule['id'], language)} · [{words['list']}]({name_of('README', language)})\n\n"
            f"{rule['summary']}\n\n| {words['severity']} | {words['family']} | {words['profile']} |\n|---|---|---|\n"
            f"| {words[rule['severity']]} | {words[rule['family']]} | `{rule['profile']}` |\n\n"
            f"## {words['message']}\n\n```\n{without_notation(rule['message'])}\n```\n{sections}")


def list_page(rules, language):
    words = WORDS[language]
    out = f"{MADE}# {words['title']}\n\n{other_language('README', language)}\n\n{words['intro']}\n"
    for family in dict.fromkeys(rule["family"] for rule in rules):
        out += f"\n## {words[family]}\n\n| {words['id']} | {words['severity']} | {words['profile']} | {words['summary']} |\n|---|---|---|---|\n"
        for rule in rules:
            if rule["family"] == family:
                link = f"[{rule['id']}]({name_of(rule['id'], language)})"
                out += f"| {link} | {words[rule['severity']]} | `{rule['profile']}` | {rule['summary']} |\n"
    return out


def pages(program):
    """The pages as they should be, by name."""
    out = {}
    for language in WORDS:
        rules = ask(program, language)
        out[name_of("README", language)] = list_page(rules, language)
        for rule in rules:
            out[name_of(rule["id"], language)] = rule_page(ask(program, language, rule["id"]), language)
    return out


def main():
    wanted = pages(pathlib.Path(sys.argv[1]).resolve())
    accepting = os.environ.get("ACCEPT", "") not in ("", "0")
    found = {page.name: page.read_text(encoding="utf-8") for page in FOLDER.glob("*.md")}
    wrong = sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))
    for name in wrong if accepting else ():
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()
    for name in wrong:
        print(f"{'accepted' if accepting else 'out of step with the program:'} docs/rules/{name}")
    if wrong and not accepting:
        print("To write them anew: ACCEPT=1 and the same command.")
    print(f"{len(wanted)} pages, {len(wrong)} out of step")
    return 1 if wrong and not accepting else 0


if __name__ == "__main__":
    sys.exit(main())
