#!/usr/bin/env python3
"""Reads `jixiao parse -f csv` and shows one indicator of each kind of target as a table for the terminal."""

import csv
import sys
import unicodedata

COLUMNS = [("project", "project", 24), ("indicator", "indicator", 24), ("annual_text", "as printed", 30),
           ("annual_form", "form", 9), ("annual_op", "op", 3), ("annual_value", "value", 9), ("annual_unit", "unit", 6)]


def width(text):
    """Columns of a terminal: a wide character takes two."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def fitted(text, columns):
    """The text cut or filled to exactly so many columns."""
    if width(text) > columns:
        while width(text) > columns - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (columns - width(text))


def one_of_each_form(rows):
    seen = set()
    for row in rows:
        if row["annual_form"] and row["annual_form"] not in seen:
            seen.add(row["annual_form"])
            yield row


def main():
    print("  ".join(fitted(head, columns) for _, head, columns in COLUMNS).rstrip())
    print("  ".join("-" * columns for _, _, columns in COLUMNS))
    for row in one_of_each_form(csv.DictReader(sys.stdin)):
        print("  ".join(fitted(row[key], columns) for key, _, columns in COLUMNS).rstrip())


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    main()
