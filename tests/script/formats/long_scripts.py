"""Long scripts with everything that real ones have, made from a seed."""

import random

WORDS = """
    the a ferry night water door rain slowly lamp harbour captain rope window someone behind over
    and then under cold engine light two-way half-open mother's quietly runs holds waits deck
    morning letter photograph nobody listens turns breaks silence far away between them stairs
""".split()  # noqa: SIM905 - a list of so many words is longer
NAMES = ("MARA", "OLD TOM", "DR. VANCE", "YOUNG MARA", "JO-ANN", "O'NEILL", "GUARD #2", "R2")
PLACES = ("FERRY DECK", "HARBOUR OFFICE", "MARA'S FLAT", "ENGINE ROOM", "CAR PARK - LEVEL 2")
TIMES = ("DAY", "NIGHT", "DAWN", "CONTINUOUS", "LATER")


def sentence(chance, least, most):
    words = [chance.choice(WORDS) for _ in range(chance.randint(least, most))]
    return " ".join(words).capitalize() + chance.choice(".....?!")


def paragraph(chance, sentences):
    return " ".join(sentence(chance, 4, 14) for _ in range(chance.randint(1, sentences)))


def western(seed, scenes, *, dual=True, numbers=True, episodes=0):
    """A script in Fountain; every paragraph is one line."""
    chance = random.Random(seed)
    parts = []
    for at in range(1, scenes + 1):
        if episodes and (at - 1) % episodes == 0:
            parts.append(f"# Episode {(at - 1) // episodes + 1}")
        where = chance.choice(("INT.", "EXT.", "INT./EXT."))
        number = f" #{at}#" if numbers else ""
        place, time = chance.choice(PLACES), chance.choice(TIMES)
        parts.append(f"{where} {place} - {time}{number}")
        parts.append(paragraph(chance, 4))
        for _ in range(chance.randint(1, 9)):
            parts += beat(chance, dual=dual)
        if chance.random() < 0.2:
            parts.append(chance.choice(("> CUT TO:", "SMASH CUT TO:", "FADE OUT.")))
    parts.append("> THE END <")
    return "\n\n".join(parts) + "\n"


def beat(chance, *, dual):
    kind = chance.random()
    if kind < 0.3:
        return [paragraph(chance, 3)]
    if kind < 0.36 and dual:
        one, other = chance.sample(NAMES, 2)
        return [speech(chance, one, 1), speech(chance, other + " ^", 1)]
    return [speech(chance, chance.choice(NAMES), 5)]


def speech(chance, name, sentences):
    dual = name.endswith(" ^")
    name = name.removesuffix(" ^")
    if chance.random() < 0.15:
        name += chance.choice((" (O.S.)", " (V.O.)"))
    rows = [name + (" ^" if dual else "")]
    if chance.random() < 0.25:
        rows.append(f"({sentence(chance, 1, 3).lower().strip('.?!')})")
    rows.append(paragraph(chance, sentences))
    if chance.random() < 0.08:
        rows += [f"({sentence(chance, 1, 8).lower().strip('.?!')})", paragraph(chance, 2)]
    return "\n".join(rows)


HAN = "夜雨码头渡船灯光母亲信封照片沉默门外楼梯没有人听见他们之间的距离越来越远天亮以前必须离开这里"
PEOPLE = ("林晚", "陈默", "周伯", "沈知意", "保安甲")
SETS = ("老街修表铺", "医院走廊", "陈家别墅客厅", "码头", "总裁办公室")


def clause(chance, least, most):
    return "".join(chance.choice(HAN) for _ in range(chance.randint(least, most)))


def prose(chance, clauses):
    count = chance.randint(1, clauses)
    return "，".join(clause(chance, 3, 14) for _ in range(count)) + chance.choice("。。。！？")


def chinese(seed, episodes, *, tabs=False):
    """A season of Chinese episodes, every paragraph one line."""
    chance = random.Random(seed)
    rows = ["《渡船》", ""]
    for episode in range(1, episodes + 1):
        rows += [f"第{episode}集：{clause(chance, 2, 5)}", ""]
        for at in range(1, chance.randint(2, 4)):
            place, time = chance.choice(SETS), chance.choice("日夜")
            side = chance.choice("内外")
            if tabs:
                rows.append(f"{episode}-{at}场\t{place}\t{time}\t{side}")
            else:
                rows.append(f"{episode}-{at} {time} {side} {place}")
            rows.append("人物：" + "、".join(chance.sample(PEOPLE, 3)))
            for _ in range(chance.randint(3, 9)):
                rows.append(chinese_beat(chance))
            rows.append("")
    return "\n".join(rows)


def chinese_beat(chance):
    kind = chance.random()
    if kind < 0.4:
        return "△" + prose(chance, 5)
    if kind < 0.46:
        return f"【字幕：{clause(chance, 2, 6)}】"
    side = chance.choice(("", "", "", "（OS）", "（冷笑）"))
    return f"{chance.choice(PEOPLE)}{side}：{prose(chance, 6)}"
