"""The report page: what stands on it, and that it works in a real browser (Chromium; skipped without one)."""
import html.parser
import json
import os
import re
import shutil
import subprocess
import unittest

import command

BROWSER = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
PUBLISHED = command.SAMPLES.parent / os.environ.get("JIXIAO_SHARED", "../shared") / "real" / "guangzhou-2024.txt"

# Put into the page: what goes wrong in it is kept from the very start, and at the end a person's steps are taken.
WATCH = "<script>window.faults = []; window.addEventListener('error', (e) => faults.push(String(e.message)));</script>"
STEPS = """<script>
const said = {};
const visible = (selector) => Array.from(document.querySelectorAll(selector)).filter((e) => e.offsetParent !== null).length;
const choose = (name, value) => {
  const control = document.getElementById("filters").elements[name];
  control.value = value;
  control.dispatchEvent(new Event("change", { bubbles: true }));
};
const tick = (value, on) => {
  const box = document.querySelector(`input[value=${value}]`);
  box.checked = on;
  box.dispatchEvent(new Event("change", { bubbles: true }));
};
said.overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
said.all = visible(".finding");
said.shown = document.getElementById("shown").textContent;
tick("info", false);
said.without_infos = visible(".finding");
tick("info", true);
choose("rule", RULE);
said.of_rule = visible(".finding");
choose("rule", "");
choose("unit", "u2");
said.of_unit = visible("#indicators tbody tr");
choose("unit", "");
const buttons = document.querySelectorAll("#indicators th button");
const column = (index) => Array.from(document.querySelectorAll("#indicators tbody tr")).map((row) => row.cells[index].dataset.value ?? row.cells[index].textContent);
buttons[7].focus();
said.focused = document.activeElement === buttons[7];
buttons[7].click();
said.rising = column(7);
buttons[7].click();
said.falling = column(7);
buttons[4].click();
said.names = column(4);
said.sort = document.querySelectorAll("#indicators th")[4].getAttribute("aria-sort");
const words = () => document.querySelector("h1").innerText;
said.before = words();
document.getElementById("language").click();
said.after = words();
said.lang = document.documentElement.lang;
said.faults = faults;
document.body.innerHTML = "";
const out = document.createElement("pre");
out.id = "said";
out.textContent = JSON.stringify(said);
document.body.append(out);
</script>"""


class Page(html.parser.HTMLParser):
    """All text of a page, and its elements by name."""

    def __init__(self, source):
        super().__init__()
        self.text, self.tags, self.links = [], [], []
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.links += [value for name, value in attributes if name in ("src", "href")]

    def handle_data(self, data):
        self.text.append(data)


class Report(command.CommandTest):
    def report(self, *arguments):
        done = self.expect(0, "report", "-o", "report.html", *arguments)
        return (self.here / "report.html").read_text(encoding="utf-8"), done

    def test_everything_of_the_rows_is_on_the_page(self):
        source, _ = self.report(str(command.DAMAGED))
        text = "".join(Page(source).text).replace("\n", "")
        for row in self.expect(0, "parse", "-f", "csv", str(command.CLEAN)).stdout.decode().splitlines()[1:2]:
            self.assertTrue(row)
        data = json.loads(self.run_program("parse", "-f", "json", str(command.DAMAGED)).stdout)
        for unit in data["tables"][0]["spending_units"]:
            for project in unit["projects"]:
                self.assertIn(project["name"], text)
                self.assertIn(project["objective"], text)
                for entry in project["indicators"]:
                    self.assertIn(entry["name"], text)
        for finding in data["diagnostics"]:
            self.assertIn(finding["excerpt"], text)

    def test_a_table_can_put_nothing_into_the_page(self):
        bad = command.CLEAN.read_text(encoding="utf-8").replace("数", "<script>alert(1)</script>\"'&数")
        source, _ = self.report(self.put("bad.txt", bad))
        self.assertEqual(Page(source).tags.count("script"), 1)
        self.assertNotIn("<script>alert", source)

    def test_it_needs_nothing_from_elsewhere(self):
        source, _ = self.report(str(command.CITY), str(command.DAMAGED))
        self.assertTrue(all(link.startswith("#") for link in Page(source).links))
        for word in ("http://", "https://", "@import", "url("):
            self.assertNotIn(word, source)

    def test_the_language_is_that_of_the_call_and_the_other_is_there_too(self):
        for language, first in (("zh", 'class="zh"'), ("en", 'class="en"')):
            source, _ = self.report("--lang", language, str(command.DAMAGED))
            self.assertIn("<html " + first, source)
            self.assertIn("no indicator can be read from", source)
            self.assertIn("无法", source)

    def test_it_is_the_same_every_time_and_small(self):
        inputs = [str(command.CITY)] + ([str(PUBLISHED)] if PUBLISHED.exists() else [])
        one, _ = self.report(*inputs)
        two, _ = self.report(*inputs)
        self.assertEqual(one, two)
        self.assertLess(len(one.encode()), 1_000_000)

    def test_what_is_no_table_is_said_and_what_is_no_text_refused(self):
        source, _ = self.report(self.put("prose.txt", "只有文字。\n"))
        self.assertIn("no-table", source)
        self.expect(3, "report", "-o", "x.html", self.put("x.pdf", b"%PDF-1.4\n"))
        self.expect(2, "report", "--format", "html", str(command.CLEAN))


@unittest.skipIf(BROWSER is None, "no Chromium is installed")
@unittest.skipIf(command.SANITIZED, "the page does not depend on how the program was built")
class InABrowser(command.CommandTest):
    def browse(self, *options):
        # Everything it would keep goes into the folder of this test.
        call = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
                f"--user-data-dir={self.here / 'browser'}", "--enable-logging=stderr", "--virtual-time-budget=5000", *options]
        done = subprocess.run(call, cwd=self.here, capture_output=True, timeout=120, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode(errors="replace"))
        console = [line for line in done.stderr.decode(errors="replace").splitlines() if "CONSOLE" in line]
        self.assertEqual(console, [])
        return done.stdout.decode()

    def steps(self, source, width, rule):
        watched = source.replace("<meta charset=\"utf-8\">", "<meta charset=\"utf-8\">" + WATCH, 1)
        watched = watched.replace("</body>", STEPS.replace("RULE", json.dumps(rule)) + "</body>")
        page = self.here / "steps.html"
        page.write_text(watched, encoding="utf-8")
        dom = self.browse(f"--window-size={width},900", "--dump-dom", page.as_uri())
        said = re.search(r'<pre id="said">(.*?)</pre>', dom, re.S)
        self.assertIsNotNone(said, dom[-2000:])
        return json.loads(html.unescape(said.group(1)))

    def test_filters_sorting_and_languages_work_at_both_widths(self):
        city = str(command.CITY)
        self.run_program("report", "--lang", "zh", "-o", "report.html", city)
        source = (self.here / "report.html").read_text(encoding="utf-8")
        found = json.loads(self.run_program("check", "-f", "json", city).stdout)
        rules = [finding["rule"] for finding in found["diagnostics"]]
        parsed = json.loads(self.run_program("parse", "-f", "json", city).stdout)
        units = parsed["tables"][0]["spending_units"]
        for width in (1280, 500):
            said = self.steps(source, width, rules[0])
            self.assertEqual(said["faults"], [])
            self.assertLessEqual(said["overflow"], 0)
            self.assertEqual((said["all"], int(said["shown"])), (len(rules), len(rules)))
            self.assertEqual(said["without_infos"], found["summary"]["errors"] + found["summary"]["warnings"])
            self.assertEqual(said["of_rule"], rules.count(rules[0]))
            self.assertEqual(said["of_unit"], sum(len(project["indicators"]) for project in units[1]["projects"]))
            self.assertTrue(said["focused"])
            rising = [float(value) for value in said["rising"] if value]
            self.assertEqual(rising, sorted(rising))
            falling = [float(value) for value in said["falling"] if value]
            self.assertEqual(falling, sorted(falling, reverse=True))
            self.assertTrue(all(not value for value in said["falling"][len(falling):]))
            self.assertEqual(said["sort"], "ascending")
            self.assertEqual(sorted(said["names"]), sorted(e["name"] for u in units for p in u["projects"] for e in p["indicators"]))
            self.assertNotEqual(said["before"], said["after"])
            self.assertEqual(said["lang"], "en")

    def test_it_is_drawn(self):
        self.run_program("report", "-o", "report.html", str(command.DAMAGED))
        for width in (1280, 500):
            picture = self.here / f"{width}.png"
            self.browse(f"--window-size={width},1200", f"--screenshot={picture}", (self.here / "report.html").as_uri())
            self.assertGreater(picture.stat().st_size, 20_000)


if __name__ == "__main__":
    command.main()
