"""Inputs of any size, each of a shape that could make a program slow or large. Texts are invented."""

HEAD = """项目支出绩效目标表

部门名称：云汀市林业局 单位：万元

项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标

合计 80.00 80.00

云汀市林业局 80.00 80.00

    古树名木保护 80.00 80.00

为全市古树建立档案并修复树体。

""".encode()
TOTAL = HEAD.index('合计 80'.encode())
ENTRY = '%d、1-产出指标；11-数量指标；建档古树株数；实施周期指标值:≥320株；年度指标值:≥160株。'
COLUMNS = '项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标\n'
ROW = '\n    古树保护 80.00 80.00\n\n修复树体。\n\n' + ENTRY % 1 + '\n'
WRONG_ROW = '\n    古树保护 80.00 90.00\n\n修复树体。\n\n' + ENTRY % 2 + '5、1-产出指标；19-数量指标；建档；实施周期指标值:》3\n'
CUT_ROW = '\n    古树保护 80.00 80.00\n\n修复\n\f树体。\n\n' + (ENTRY % 1)[:30] + '\n\f' + (ENTRY % 1)[30:] + '\n'
BLOCK = 32 << 10


def repeated(unit, size, before=HEAD, behind=b''):
    """Pieces of an input: one text over and over."""
    if isinstance(unit, str):
        unit = unit.encode()
    times = max(1, BLOCK // len(unit))
    yield before
    for _ in range(size // (times * len(unit)) + 1):
        yield unit * times
    yield behind


def numbered(form, size, before=HEAD, behind=b''):
    """Pieces of an input: texts with a number each."""
    yield before
    number = written = 0
    while written < size:
        piece = ''.join(form(number + index) for index in range(100)).encode()
        number, written = number + 100, written + len(piece)
        yield piece
    yield behind


# Many rows, in which nothing may grow.
ROWS = {
    'rows': lambda size: repeated(ROW, size),
    'rows with findings': lambda size: repeated(WRONG_ROW, size),
    'rows cut by pages': lambda size: repeated(CUT_ROW, size),
    'rows of different names': lambda size: numbered(lambda n: ROW.replace('古树保护', f'古树保护{n}期'), size),
    'spending units': lambda size: repeated('云汀市林业局 80.00 80.00\n\n', size),
    'tables': lambda size: repeated(HEAD + ROW.encode(), size),
    'heads': lambda size: repeated(HEAD[:TOTAL], size),
    'heads of columns on each page': lambda size: repeated('\f' + COLUMNS + ROW, size),
    'heads without a table': lambda size: repeated(HEAD[:TOTAL], size, b''),
    'total rows': lambda size: repeated('合计 80.00 80.00\n\n', size),
    'amounts': lambda size: repeated('1.00 ', size),
    'amounts on lines': lambda size: repeated('1.00\n', size),
    'blank lines': lambda size: repeated('\n', size),
    'form feeds': lambda size: repeated('\f\n', size),
    'prose without a table': lambda size: repeated('为全市古树建立档案并修复树体', size, b''),
    'labels without a table': lambda size: repeated('实施周期指标值:', size, b''),
    'bad bytes and text without a table': lambda size: repeated(b'\xffabcdefg\n', size, b''),
}

# One row, which is bounded by --max-row.
ONE_ROW = {
    'a cell that never ends': lambda size: repeated('为全市古树建立档案并修复树体，改善生长环境\n', size),
    'a line that never ends': lambda size: repeated('为全市古树建立档案并修复树体', size),
    'one entry': lambda size: repeated('古', size, HEAD + '1、1-产出指标；11-数量指标；'.encode(), '；实施周期指标值:3株。\n'.encode()),
    'one target': lambda size: repeated('不少于3株，', size, HEAD + '1、1-产出指标；11-数量指标；株数；实施周期指标值:'.encode(), '。\n'.encode()),
    'entries': lambda size: numbered(lambda n: ENTRY % (n % 999 + 1), size),
    'entries with findings': lambda size: numbered(lambda n: (ENTRY % (n % 999 + 1)).replace('11-', '19-'), size),
    'damaged entries': lambda size: repeated('1、1-产出指标；11-数；建；', size),
    'heads of entries': lambda size: repeated('1、1-产出指标；', size),
    'labels': lambda size: repeated('实施周期指标值:', size),
    'separators': lambda size: repeated('；', size),
    'ends': lambda size: repeated('。', size),
    'numbers': lambda size: repeated('1、', size),
    'whole numbers': lambda size: repeated('1 ', size),
    'gaps': lambda size: repeated('为 ', size),
    'radicals': lambda size: repeated('⽂', size),
    'bad bytes': lambda size: repeated(b'\xff', size),
    'bad bytes between letters': lambda size: repeated(b'\xffa', size),
    'page numbers': lambda size: repeated('为全市古树建立档案并修复树体\n第 3 页 共 45 页\n\f', size),
    'an objective cut by pages': lambda size: repeated('为全市古树建立档案\n\f并修复树体，改善生长环境\n', size),
    # Their lines differ, so that none is a running title, and rows before tell how wide the columns are.
    'an objective of many pages': lambda size: numbered(
        lambda n: f'为第{n}处的古树建立档案，修复{n}株树体\n\f', size,
        HEAD + (ENTRY % 1 + '\n' + ROW.replace('修复树体', '为全市的古树建立档案并且修复树体，改善\n树木的生长环境') * 15
                + '    古树保护 80.00 80.00\n').encode(),
        (ENTRY % 1 + '\n' + ROW).encode()),
    'damaged entries of a row with a long name': lambda size: repeated(
        '5、1-产出指标；19-数量指标；建档；实施周期指标值:》3。\n', size // 2,
        HEAD + (ENTRY % 1 + '\n' + '古树名木的保护和修复\n' * int(size // 60) + '保护 80.00 80.00\n').encode()),
    'entries cut by pages': lambda size: repeated((ENTRY % 1)[:30] + '\n\f' + (ENTRY % 1)[30:] + '\n', size),
    'titles': lambda size: repeated('项目支出绩效目标表\n', size),
    'names without amounts': lambda size: repeated('    古树名木保护\n\n', size),
    'lone CR': lambda size: repeated('为全市古树建立\r', size),
}
