"""A short production with a script, for the tests of the subtitles."""

from studio.script import editing as script

SCRIPT = {
    1: [
        ("action", "△贺明轩举杯。", ""),
        ("dialogue", "（冷笑）程小满，戒指还来，今天的新娘换人了。", "贺明轩"),
        ("dialogue", "退婚可以，请先结账。", "程小满"),
        ("caption", "应付四百万元", ""),
        ("note", "nobody hears this", ""),
    ],
    2: [("dialogue", "谁关的灯？", "柳曼华")],
}


def write_script(store):
    """Write the script and return the ids of its lines by episode number."""
    lines = {}
    for number, rows in SCRIPT.items():
        episode = script.add_episode(store, number)
        scene = script.add_scene(store, episode, f"{number}-1", set_name="宴会厅")
        lines[number] = [
            script.add_line(store, scene, kind, text, character=name) for kind, text, name in rows
        ]
    return lines
