"""What costs more than it is long, unless somebody took care."""

from case import SOURCE, Case, Files, case, person

GOOD = f"name: 王一\n{SOURCE}"


def deeds(text: str) -> Files:
    """One person's long Markdown."""
    lines = "".join(f"  {line}\n" for line in text[:199_000].split("\n"))
    return person(f"{GOOD}deeds: |\n{lines}")


MARKDOWN = [
    case(f"Markdown: {name}", deeds(text))
    for name, text in (
        *((f"20,000 times {piece!r}", piece * 20_000) for piece in ("[", "*", "_", "`", "~", "!", "<", "&", "(", "|", "\\", "]", "#")),
        *((f"many times {piece!r}", piece * (199_000 // len(piece))) for piece in (
            "*a ", "_a*", "**a", "a**b", "![", "[](", "[a](", "[a][", "![[]](", "<a ", "<!--", "<![CDATA[", "<?", "</", "&#", "&a", "~~a", "`` ", "*a_ ", "[^", "|a", "\\[", "https://", "a@a.",
        )),
        ("quotes within quotes", ">" * 20_000),
        ("quotes within quotes, spaced", "> " * 20_000),
        ("lists within lists", "- " * 20_000),
        ("numbers within numbers", "1. " * 20_000),
        ("lists within quotes", "> - " * 20_000),
        ("indented ever more", "\n".join(" " * n + "- a" for n in range(600))),
        ("quotes, line by line", "\n".join(">" * n + " a" for n in range(1, 600))),
        ("fences of every length", "\n".join("`" * n for n in range(3, 600))),
        ("back-ticks of every length", " ".join("`" * n for n in range(1, 600))),
        ("twenty thousand headings", "# a\n" * 20_000),
        ("twenty thousand other headings", "\n".join(f"# {n}" for n in range(20_000))),
        ("one heading of it all", "# " + "王" * 190_000),
        ("a heading of hard readings", "# " + "重行长" * 60_000),
        ("footnotes, one often told", "[^a]" * 20_000 + "\n\n[^a]: x"),
        ("footnotes, each once", "".join(f"[^{n}]" for n in range(9_000)) + "\n\n" + "\n".join(f"[^{n}]: x" for n in range(9_000))),
        ("footnotes within footnotes", "[^0]\n\n" + "\n".join(f"[^{n}]: [^{n + 1}]" for n in range(9_000))),
        ("one address told often", "[a]\n" * 20_000 + "\n[a]: " + "x" * 20_000),
        ("addresses never told", "[a]: b\n" * 20_000),
        ("a wide table", "|" + "a|" * 5_000 + "\n|" + "-|" * 5_000 + "\n" + "|" + "b|" * 5_000),
        ("a wide table with short rows", "|" * 1_000 + "\n" + "|-" * 1_000 + "|\n" + "|\n" * 20_000),
        ("a long table", "| a |\n|---|\n" + "| b |\n" * 20_000),
        ("emphasis never closed", "*a **b " * 20_000),
        ("emphasis beside Han", "**王**一" * 20_000),
        ("links within links", "[" * 9_000 + "a" + "](b)" * 9_000),
        ("pictures within pictures", "![" * 9_000 + "a" + "](b)" * 9_000),
        ("spaces", "a" + " " * 190_000 + "b"),
        ("hard breaks", "a\\\n" * 40_000),
    )
]  # fmt: skip

LINES = [
    case("names of fields, glued", person("a：b\n" * 100_000), "Y102"),
    case("names of fields, glued deeper", person("a: b\n" + " a：b\n" * 100_000), "F201", "F202"),
    case("names of fields, glued below an error", person(" a：b\n" * 100_000 + "z: q: x\n"), "Y109"),
    case("a hash lost after many lines", person("a: b\n" * 2_000 + "z: q #x\n"), "Y115"),
    case("a hash lost after very many lines", person(GOOD + "honours:\n" + "- title: a\n" * 15_000 + "z: q #x\n"), "Y115"),
    case("many hashes lost", person("".join(f"k{n}: q #x\n" for n in range(20_000))), "Y115"),
    case("many bad numbers", person(f"{GOOD}honours:\n" + "- {title: a, year: x}\n" * 15_000), "F206", "F214"),
    case("many bad dates", person("name: 王一\nsource:\n" + "- {title: a, date: 2018年13月}\n" * 12_000), "F205", "F214"),
    case("many bad choices", person(f"{GOOD}honours:\n" + "- {title: a, level: cty}\n" * 15_000), "F204", "F214"),
    case("many unknown fields", person(f"{GOOD}honours:\n" + "".join(f"- {{title: a, k{n}: x}}\n" for n in range(15_000))), "F201", "F214"),
    case("many groups with too little", person(f"{GOOD}honours:\n" + "- {year: 2018}\n" * 15_000), "F210", "F214"),
    case("many long ids", person(f"{GOOD}related:\n" + f"- {'a' * 290}\n" * 3_000), "R301"),
    case("many ids of nobody", person(f"{GOOD}related: [" + ",".join(f"x{n}" for n in range(20_000)) + "]\n"), "R301"),
    case("one field repeated", person(GOOD + "a: 1\n" * 45_000), "Y104"),
    case("one field misspelt in a megabyte", person(f"{GOOD}{'nmae' * 200}: x\n"), "F201"),
    case("a field's name of a megabyte", person(f"? {'nmae' * 220_000}\n: x\n{GOOD}"), "F201"),
    case("an id of a megabyte", person(f"{GOOD}related: [{'sound' * 180_000}]\n"), "F209"),
    case("an id of a megabyte in a broken record", person(f"sex: x\n{GOOD}related: [{'sound' * 180_000}]\n"), "F204", "F209"),
    case("a date of a megabyte", person(f"{GOOD}born: {'2018-' * 180_000}\n"), "F205"),
    case("a number of a megabyte", person(f"{GOOD}honours: [{{title: a, year: {'1' * 900_000}}}]\n"), "F206"),
    case("a number among a megabyte of words", person(f"{GOOD}honours: [{{title: a, year: '{'约 1 ' * 100_000}'}}]\n"), "F206"),
    case("an address of a megabyte", person(f"{GOOD}video: https://{'a' * 900_000}\n"), "F209"),
    case("a choice of a megabyte", person(f"{GOOD}sex: {'男女' * 150_000}\n"), "F204"),
    case("a reading of a megabyte", person(f"{GOOD}reading: {'xian' * 200_000}\n"), "F209"),
    case("a truth of a megabyte", person(f"{GOOD}deceased: {'true' * 200_000}\n"), "F203"),
    case("a list of a megabyte for a text", person(f"{GOOD}trade: [" + "焊," * 40_000 + "]\n"), "F203"),
    case("an order of fifteen hundred names", {
        "content/awards/w.yml": f"title: 劳模\nlevel: city\n{SOURCE}",
        "content/rolls/r.yml": f"title: 榜\nawards: [w]\norder: surname-stroke\n{SOURCE}recipients:\n"
        + "".join(f"- {{name: 王一, unit_then: 第{n}厂}}\n" for n in range(1_500)),
    }),
    case("blank lines for a megabyte", person(GOOD + "\n" * 900_000)),
    case("comments for a megabyte", person(GOOD + "# 注\n" * 150_000)),
    case("spaces for a megabyte", person(GOOD + "trade: 焊" + " " * 900_000 + "工\n"), "F209"),
    case("a block of a megabyte", person(f"{GOOD}deeds: |\n" + "  王\n" * 160_000), "F209"),
    case("a folded block of a megabyte", person(f"{GOOD}deeds: >\n" + "  王\n" * 160_000), "F209"),
    case("escapes for a megabyte", person(f'{GOOD}deeds: "' + r"\u738b" * 150_000 + '"\n')),
    case("lines of quotes for a megabyte", person(f"{GOOD}deeds: '" + "''" * 300_000 + "'\n"), "F209"),
]  # fmt: skip

AWAITED = [
    case(
        "many ids of nobody among many people",
        {
            **{f"content/people/wang-yi-{n}.yml": GOOD for n in range(400)},
            **person(f"{GOOD}related: [" + ",".join(f"wang-er-{n}" for n in range(1_500)) + "]\n"),
        },
        "R301",
    ),
]
CASES: list[Case] = [*MARKDOWN, *LINES, *AWAITED]
