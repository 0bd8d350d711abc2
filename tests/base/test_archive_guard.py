"""Zip archives from outside are refused before a library opens them."""

import io
import struct
import zipfile

import pytest

from studio.base.archive_guard import ArchiveLimits, check_archive
from studio.base.errors import StudioError


def archive(*members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


def refused(data, words="more than a script needs", limits=None):
    with pytest.raises(StudioError, match=words) as error:
        check_archive(data, "x.docx", limits)
    assert "x.docx" in str(error.value)


def test_an_ordinary_archive_gives_its_names():
    data = archive(("word/document.xml", b"<w/>"), ("[Content_Types].xml", b"<t/>"))
    assert check_archive(data, "x.docx") == ["word/document.xml", "[Content_Types].xml"]


def test_a_bomb_is_refused_by_its_ratio_and_by_its_size():
    bomb = archive(("a.xml", bytes(40 << 20)))
    assert len(bomb) < 100_000
    refused(bomb)
    refused(archive(("a", bytes(3 << 20)), ("b", bytes(3 << 20))), limits=ArchiveLimits(
        inflated=4 << 20, ratio=100_000
    ))  # fmt: skip


def test_a_directory_that_lies_about_sizes_is_found_out():
    data = bytearray(archive(("a.xml", bytes(40 << 20))))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 100)
    struct.pack_into("<I", data, 22, 100)
    with pytest.raises(StudioError, match=r"x\.docx"):
        check_archive(bytes(data), "x.docx")


def test_too_many_members_are_refused():
    data = archive(*((f"{n}.xml", b"") for n in range(60)), method=zipfile.ZIP_STORED)
    refused(data, limits=ArchiveLimits(members=50))


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "a/../../b", "C:/x", "a\\b", "a:b"])
def test_names_that_lead_elsewhere_are_refused(name):
    refused(archive((name, b"x")))


def test_a_name_that_comes_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = archive(("a.xml", b"1"), ("a.xml", b"2"))
    refused(data)


def test_links_and_encrypted_members_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    refused(out.getvalue())
    locked = bytearray(archive(("a.xml", b"x")))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    refused(bytes(locked))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"text"])
def test_what_is_no_archive_is_told(data):
    refused(data, "damaged")


def test_a_member_with_a_wrong_checksum_is_told():
    data = bytearray(archive(("a.xml", b"x" * 50), method=zipfile.ZIP_STORED))
    data[40] ^= 1
    refused(bytes(data), "damaged")


def test_an_archive_that_is_cut_off_is_told():
    refused(archive(("a", b"x" * 900))[:-30], "damaged")
