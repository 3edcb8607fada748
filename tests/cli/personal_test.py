#!/usr/bin/env python3
"""Numbers of persons in a table: found, and printed by no format, wherever they stand and however they are wrapped."""
import re

import command
from command import CITY, CommandTest

FORMATS = "text concise json ndjson csv sarif junit github gitlab rdjson".split()
NUMBERS = ("11010519491231002X", "13812345678", "１３９１２３４５６７８")
DIGITS = ("12345678", "19491231", "２３４５６７", "3812345", "1949123")


class Personal(CommandTest):
    def setUp(self):
        super().setUp()
        lines = CITY.read_text(encoding="utf-8").split("\n")
        at = next(index for index, line in enumerate(lines) if line.endswith("。"))
        identity, mobile, wide = NUMBERS
        lines[at:at + 1] = [f"{lines[at]}经办人身份证{identity[:9]}", f"{identity[9:]}，电话{mobile}，其它{wide[:6]}", f"{wide[6:]}。"]
        self.put("in.txt", "\n".join(lines).encode())

    def test_no_format_prints_them(self):
        for form in FORMATS:
            with self.subTest(form):
                more = ["--show", "info"] if form == "text" else []
                done = self.run_program("check", "--profile", "review", "-f", form, *more, "in.txt")
                out = done.stdout.decode() + (done.stderr if isinstance(done.stderr, str) else done.stderr.decode())
                self.assertIn("personal-data", out)
                for digits in NUMBERS + DIGITS:
                    self.assertNotIn(digits, out)

    def test_the_report_page_does_not(self):
        for profile in ("publish", "review"):
            self.run_program("report", "--profile", profile, "-o", "report.html", "in.txt")
            page = (self.here / "report.html").read_text(encoding="utf-8")
            for number in NUMBERS:
                self.assertNotIn(number, page)

    def test_nor_what_a_finding_there_is_related_to(self):
        text = CITY.read_text(encoding="utf-8")
        name = re.search(r"(?m)^    (\S+) [\d,.]+ [\d,.]+$", text)
        text = text[:name.start(1)] + f"热线{NUMBERS[1]}{name[1]} 900,000.00 900,000.00" + text[name.end():]
        self.put("in.txt", text.encode())
        self.run_program("report", "-o", "report.html", "in.txt")
        page = (self.here / "report.html").read_text(encoding="utf-8")
        self.assertIn("spending-unit-sum-mismatch", page)
        self.assertNotIn(NUMBERS[1], page)


if __name__ == "__main__":
    command.main()
