"""XML from outside is refused before it can do harm."""

import pytest

from studio.base.errors import StudioError
from studio.base.xml_guard import XmlLimits, parse_xml, utf8_xml


class Heard:
    def __init__(self):
        self.names = []
        self.words = ""
        self.places = []

    def start(self, name, attributes, at):
        self.names.append((name, attributes))
        self.places.append(at)

    def end(self, name, at):
        self.places.append(at)

    def text(self, data):
        self.words += data


def heard(data, limits=None):
    handler = Heard()
    parse_xml(utf8_xml(data, "x.fdx"), "x.fdx", handler, limits)
    return handler


def refused(data, words, limits=None):
    with pytest.raises(StudioError, match=words) as error:
        heard(data, limits)
    assert "x.fdx" in str(error.value)


LAUGHS = b'<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + at, (b"&%c;" % (97 + at)) * 10) for at in range(12)
)


@pytest.mark.parametrize(
    "declared",
    [
        b"<!DOCTYPE r [" + LAUGHS + b"]>",
        b'<!DOCTYPE r SYSTEM "http://localhost/r.dtd">',
        b'<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE r [<!ENTITY % p SYSTEM "p.dtd"> %p;]>',
        b"<!DOCTYPE r>",
    ],
)
def test_declared_entities_are_refused_before_the_first_element(declared):
    handler = Heard()
    with pytest.raises(StudioError, match="document type or entities"):
        parse_xml(b"<?xml version='1.0'?>" + declared + b"<r>&m;</r>", "x.fdx", handler)
    assert handler.names == []


def test_nesting_counts_and_attributes_are_bounded():
    refused(b"<a>" * 5000 + b"</a>" * 5000, "nested too deeply")
    refused(b"<r>" + b"<a/>" * 50 + b"</r>", "too many parts", XmlLimits(elements=50))
    refused(b'<r a="' + b"x" * 200_000 + b'"/>', "too many parts")
    many = b" ".join(b'a%d="1"' % at for at in range(300))
    refused(b"<r " + many + b"/>", "too many parts")
    refused(b"<r>" + b"x" * 100 + b"</r>", "larger than 0 MB", XmlLimits(bytes=50))


@pytest.mark.parametrize(
    "broken", [b"<r><a></r>", b"<r", b"<r>&nope;</r>", b"<r>\x01</r>", b"text", b"<a/><b/>", b""]
)
def test_what_is_not_well_formed_is_told_with_its_line(broken):
    refused(broken, "breaks at line")


def test_bytes_that_are_not_in_their_encoding_are_told():
    refused(b"<?xml version='1.0' encoding='UTF-8'?><r>\xff\xfe\xfa</r>", "not in the encoding")
    refused(b"\xff\xfe<\0r\0>\0\0\xd8", "not in the encoding")


@pytest.mark.parametrize(
    ("named", "encoding"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
        ("UTF-16", "utf-16-be"),
        ("GB2312", "gb18030"),
    ],
)
def test_every_common_encoding_gives_the_same_text(named, encoding):
    text = f'<?xml version="1.0" encoding="{named}"?><r>林晚 é</r>'
    assert heard(text.encode(encoding)).words == "林晚 é"


def test_an_encoding_that_only_python_knows_is_not_used():
    data = b'<?xml version="1.0" encoding="unicode_escape"?><r>\\x41</r>'
    assert heard(data).words == "\\x41"


def test_places_are_those_of_the_tags_in_the_bytes():
    data = "<r><é a='1'/>林<b>x</b></r>".encode()
    places = heard(data).places
    assert [data[at : at + 2] for at in places] == [
        b"<r", b"<\xc3", "林".encode()[:2], b"<b", b"</", b"</",
    ]  # fmt: skip
