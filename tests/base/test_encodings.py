"""Old encodings told apart by the characters that they would give."""

import pytest

from studio.base.encodings import likely_encoding
from studio.base.errors import StudioError
from studio.base.text import decode, encoding_of
from tests.script.formats.long_scripts import chinese

SIMPLIFIED = chinese(1, 2).replace("△", "")
TRADITIONAL = """第一集：雨夜歸人
1-1場　日　內　客廳
人物：林曉、陳總
林曉：（冷笑）你終於回來了？這個家還有什麼值得你留戀的嗎？
陳總：我對不起你，可是當年的事情，並不是你想像的那樣。
"""
JAPANESE = """1-1 昼 内 喫茶店
太郎：おはようございます。今日はとても良い天気ですね。
花子：ええ、そうですね。でも電車が遅れています。
"""
FRENCH = """INT. CAFÉ - JOUR

HÉLÈNE
Ça va ? C’est déjà l’été… “Oui” — à bientôt.
"""


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "cp950"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (JAPANESE, "shift_jis", "cp932"),
        (FRENCH, "cp1252", "cp1252"),
        ("JOSÉ\nMañana.", "latin-1", "cp1252"),
        ("林晚：好。", "gb18030", "gb18030"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (FRENCH, "utf-16-le", "utf-16-le"),
        (FRENCH, "utf-8", "utf-8"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_it_is_in(text, encoding, found):
    data = text.encode(encoding)
    assert encoding_of(data, "a.txt") == (found, 0)
    assert decode(data, "a.txt") == text


def test_chinese_samples_in_old_encodings_are_never_taken_for_another():
    for seed in range(12):
        text = chinese(seed, 1)[: 40 + 30 * seed]
        assert likely_encoding(text.encode("gb18030")) == "gb18030"


@pytest.mark.parametrize(
    "data", [bytes(range(128, 256)) * 20, b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9, b"\0" * 99]
)
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(StudioError, match=r"a\.txt is "):
        encoding_of(data, "a.txt")
