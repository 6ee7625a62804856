"""Archives that students hand in, and archives that attackers make: what is written, what is refused, and the words."""

import contextlib
import io
import os
import stat
import struct
import tarfile
import unicodedata
import zipfile
import zlib

import pytest
from torchkata.intake.archive import Unpacking
from torchkata.intake.quota import SUBMISSION, Meter
from torchkata.intake.refused import Refused

from tests.support.doors import SMALL


@pytest.fixture
def unpack(tmp_path):
    """Return a function that unpacks an archive and returns {path: bytes} of what was written."""
    outer = tmp_path / "outer"

    def run(archive, limits=SUBMISSION):
        into = outer / archive.name
        into.mkdir(parents=True)
        before, beside = archive.read_bytes(), sorted(os.listdir(outer))
        try:
            Unpacking(archive, into, Meter(limits)).run()
        finally:
            assert archive.read_bytes() == before
            assert sorted(os.listdir(outer)) == beside
            assert not any(p.is_symlink() for p in into.rglob("*"))
        return {str(p.relative_to(into)): p.read_bytes() for p in into.rglob("*") if p.is_file()}

    return run


@pytest.fixture
def refuse(unpack):
    """Return a function that unpacks what must be refused, and returns the sentence."""

    def run(archive):
        with pytest.raises(Refused) as raised:
            unpack(archive)
        assert archive.name in str(raised.value)
        assert str(raised.value).count(".") >= 2  # what is wrong, and the remedy
        return str(raised.value)

    return run


def make_zip(path, files, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, data)
    return path


def make_tar(path, *members, mode="w"):
    with tarfile.open(path, mode) as archive:
        for name, content in members:
            info = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(name)
            data = content if isinstance(content, bytes) else b""
            info.name, info.size = name, len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def special(kind, target=""):
    info = tarfile.TarInfo()
    info.type, info.linkname = kind, target
    return info


@pytest.mark.parametrize(
    ("suffix", "mode"),
    [(".tar", "w"), (".tar.gz", "w:gz"), (".tgz", "w:gz"), (".tar.bz2", "w:bz2"), (".tar.xz", "w:xz")],
)
def test_every_kind_of_tar(unpack, tmp_path, suffix, mode):
    archive = make_tar(
        tmp_path / f"alice{suffix}", ("alice/05_x/small.py", SMALL.encode()), ("b.ipynb", b"{}"), mode=mode
    )
    assert unpack(archive) == {"alice/05_x/small.py": SMALL.encode(), "b.ipynb": b"{}"}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip(unpack, tmp_path, method):
    archive = make_zip(tmp_path / "alice.zip", {"a/small.py": SMALL, "a/": b""}, method)
    assert unpack(archive) == {"a/small.py": SMALL.encode()}


def test_the_content_tells_the_kind_not_the_name(unpack, tmp_path):
    archive = make_tar(tmp_path / "alice.zip", ("small.py", b"x"), mode="w:gz")
    assert unpack(archive) == {"small.py": b"x"}


def test_litter_and_files_that_are_no_answer_are_left(unpack, tmp_path):
    names = ["__MACOSX/._small.py", ".DS_Store", ".git/hook.py", "a/.ipynb_checkpoints/small-checkpoint.ipynb"]
    names += ["desktop.ini", "Thumbs.db", "venv/lib/a.py", "data.csv", "essay.pdf"]
    archive = make_zip(tmp_path / "a.zip", {**dict.fromkeys(names, b"x"), "small.py": b"x = 1"})
    assert unpack(archive) == {"small.py": b"x = 1"}


def test_a_data_set_beside_the_answer_costs_nothing(unpack, tmp_path):
    archive = make_zip(tmp_path / "a.zip", {"data.bin": bytes(60 * 2**20), "small.py": b"x = 1"})
    assert unpack(archive) == {"small.py": b"x = 1"}


def test_backslashes_are_separators(unpack, tmp_path):
    archive = make_zip(tmp_path / "a.zip", {"hw\\part\\small.py": b"x", "hw\\": b""})
    assert unpack(archive) == {"hw/part/small.py": b"x"}


OUTSIDE = [
    "../evil.py",
    "a/../../evil.py",
    "/tmp/evil.py",
    "C:\\evil.py",
    "C:evil.py",
    "..\\evil.py",
    "\\\\host\\evil.py",
    "../.hidden/x.py",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_names_that_lead_out(refuse, tmp_path, name):
    assert "leads out of the archive" in refuse(make_zip(tmp_path / "alice.zip", {"good.py": b"x", name: b"x"}))
    assert "leads out of the archive" in refuse(make_tar(tmp_path / "alice.tar", (name, b"x")))


@pytest.mark.parametrize(
    "member",
    [
        special(tarfile.SYMTYPE, "/etc/passwd"),
        special(tarfile.SYMTYPE, "other.py"),
        special(tarfile.LNKTYPE, "/etc/passwd"),
        special(tarfile.LNKTYPE, "good.py"),
        special(tarfile.FIFOTYPE),
        special(tarfile.CHRTYPE),
        special(tarfile.BLKTYPE),
    ],
)
def test_links_and_devices_in_a_tar(refuse, tmp_path, member):
    assert "is a link or a device" in refuse(make_tar(tmp_path / "a.tar", ("good.py", b"x"), ("small.py", member)))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_links_and_devices_in_a_zip(refuse, tmp_path, kind):
    info = zipfile.ZipInfo("small.py")
    info.external_attr = (kind | 0o777) << 16
    assert "is a link or a device" in refuse(make_zip(tmp_path / "a.zip", {info: b"/etc/passwd"}))


def test_a_folder_that_is_a_link_cannot_be_written_through(refuse, tmp_path):
    members = [("door", special(tarfile.SYMTYPE, str(tmp_path))), ("door/evil.py", b"x")]
    refuse(make_tar(tmp_path / "a.tar", *members))
    assert not (tmp_path / "evil.py").exists()


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["small.py", "Small.py"], "differs from another name only in case"),
        (["é.py", unicodedata.normalize("NFD", "é.py")], "differs from another name"),
        (["small.py", "small.py/x.py"], "differs from another name"),
        (["x.py/y.py", "X.py"], "differs from another name"),
        (["a\x07.py"], "characters that no name should have"),
        (["a\n.py"], "characters that no name should have"),
        (["a" * 300 + ".py"], "is too long. Ask for a shorter one."),
        (["/".join("b" * 100 for _ in range(15)) + "/a.py"], "is too long. Ask for a shorter one."),
        (["/".join("d" * 30) + "/a.py"], "more than 20 folders deep"),
    ],
)
def test_names_that_cannot_be(refuse, tmp_path, names, sentence):
    assert sentence in refuse(make_tar(tmp_path / "a.tar", *((name, b"x") for name in names)))
    assert sentence in refuse(make_zip(tmp_path / "a.zip", dict.fromkeys(names, b"x")))


def test_a_name_twice_in_a_zip(refuse, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("small.py", b"one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("small.py", b"two")
    assert "is there twice" in refuse(tmp_path / "a.zip")


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_a_bomb_in_a_tar_is_stopped_by_what_comes_out(refuse, tmp_path, mode):
    archive = make_tar(tmp_path / "a.tar.x", ("zeros.bin", bytes(40 * 2**20)), mode=mode)
    assert "more than 100 times its size" in refuse(archive)


def test_a_bomb_in_a_zip(refuse, tmp_path):
    assert "more than 100 times" in refuse(make_zip(tmp_path / "a.zip", {"small.py": bytes(4 * 2**20)}))


def test_one_large_file_and_much_in_all(refuse, tmp_path):
    noise = os.urandom(2**20)
    assert "a.zip: small.py has more than 50 MB" in refuse(make_zip(tmp_path / "a.zip", {"small.py": noise * 51}, 0))
    many = {f"{i}.py": noise[:200_000] + bytes(4 * 2**20) for i in range(25)}
    assert "b.zip has more than 100 MB" in refuse(make_zip(tmp_path / "b.zip", many))
    with open(tmp_path / "c.zip", "wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(100 * 2**20 + 1)
    assert "c.zip has more than 100 MB" in refuse(tmp_path / "c.zip")


def test_too_many_files(refuse, tmp_path):
    assert "more than 2000 files" in refuse(make_zip(tmp_path / "a.zip", {f"{i}.py": b"" for i in range(2001)}))
    assert "more than 20000 files" in refuse(make_tar(tmp_path / "a.tar", *((f"{i}.txt", b"") for i in range(20_001))))


def test_a_list_of_a_million_members_is_not_even_read(refuse, tmp_path):
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<HHH", 1, 0, 0) + bytes(12) + b"x"
    count = 250_000
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, len(entry) * count, 4, 0)
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04" + entry * count + end)
    assert "damaged" in refuse(tmp_path / "a.zip")


def raw_zip(files, overlap=False):
    """Return a zip of deflated (name, packed bytes, claimed size, checksum), all at the first one's place if asked."""
    body, listing = b"", b""
    for name, packed, size, checksum in files:
        fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, checksum, len(packed), size, len(name), 0)
        start = 0 if overlap else len(body)
        if not (overlap and body):
            body += b"PK\x03\x04" + fields + name + packed
        listing += b"PK\x01\x02" + struct.pack("<H", 20) + fields + bytes(10) + struct.pack("<I", start) + name
    return (
        body
        + listing
        + b"PK\x05\x06"
        + struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(listing), len(body), 0)
    )


def deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def test_names_in_utf8_that_do_not_say_so(unpack, tmp_path):
    (tmp_path / "a.zip").write_bytes(raw_zip([("作业.py".encode(), deflate(b"x"), 1, zlib.crc32(b"x"))]))
    assert unpack(tmp_path / "a.zip") == {"作业.py": b"x"}


def test_a_size_in_the_header_that_is_too_small_is_no_way_in(refuse, tmp_path):
    data = bytes(3 * 2**20)
    (tmp_path / "a.zip").write_bytes(raw_zip([(b"small.py", deflate(data), 10, zlib.crc32(data))]))
    assert "damaged" in refuse(tmp_path / "a.zip")


def test_a_size_in_the_header_that_is_too_large_is_not_believed(unpack, tmp_path):
    data = b"x = 1"
    (tmp_path / "a.zip").write_bytes(raw_zip([(b"small.py", deflate(data), 2**31, zlib.crc32(data))]))
    assert unpack(tmp_path / "a.zip") == {"small.py": data}


def test_members_that_share_their_bytes(refuse, tmp_path):
    """The better bomb: many names for one lump of zeros. Each is small enough, together they are not."""
    data = bytes(900_000)
    names = [b"small%03d.py" % i for i in range(100)]
    (tmp_path / "a.zip").write_bytes(raw_zip([(n, deflate(data), len(data), zlib.crc32(data)) for n in names], True))
    assert refuse(tmp_path / "a.zip")


def test_a_locked_zip(refuse, tmp_path):
    archive = make_zip(tmp_path / "a.zip", {"small.py": b"x"})
    data = bytearray(archive.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(data)
    assert "locked with a password" in refuse(archive)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_ways_to_pack(refuse, tmp_path, method):
    assert "has an archive format" in refuse(make_zip(tmp_path / "a.zip", {"small.py": SMALL}, method))


@pytest.mark.parametrize("start", [b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c"])
def test_other_packers(refuse, tmp_path, start):
    (tmp_path / "a.zip").write_bytes(start + bytes(100))
    assert "Ask for a plain .zip" in refuse(tmp_path / "a.zip")


def whole_archives(tmp_path):
    content = os.urandom(3000)
    yield make_zip(tmp_path / "a.zip", {"small.py": content, "b.py": content})
    for suffix, mode in ((".tar", "w"), (".tgz", "w:gz"), (".tar.bz2", "w:bz2"), (".tar.xz", "w:xz")):
        yield make_tar(tmp_path / f"a{suffix}", ("small.py", content), ("b.py", content), mode=mode)


def test_archives_cut_short_anywhere_are_refused(tmp_path):
    for archive in list(whole_archives(tmp_path)):
        data = archive.read_bytes()
        end = len(data.rstrip(b"\0")) if archive.suffix == ".tar" else len(data)
        for size in [0, 1, 5, 600, end // 2, end - 1, *([512 * 7] if archive.suffix == ".tar" else [])]:
            archive.write_bytes(data[:size])
            into = tmp_path / f"{archive.name}-{size}"
            into.mkdir()
            with pytest.raises(Refused, match="damaged"):
                Unpacking(archive, into, Meter(SUBMISSION)).run()


def test_archives_with_any_byte_changed_are_read_or_refused_but_never_worse(tmp_path):
    for archive in list(whole_archives(tmp_path)):
        data = archive.read_bytes()
        for place in range(0, len(data), max(1, len(data) // 150)):
            archive.write_bytes(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :])
            into = tmp_path / f"{archive.name}-{place}"
            into.mkdir()
            with contextlib.suppress(Refused):
                Unpacking(archive, into, Meter(SUBMISSION)).run()
            assert sum(p.stat().st_size for p in into.rglob("*")) < 20_000


def test_a_sparse_file_is_refused(refuse, tmp_path):
    sparse = special(tarfile.GNUTYPE_SPARSE)
    assert "link or a device" in refuse(make_tar(tmp_path / "a.tar", ("small.py", sparse)))


def test_an_archive_that_is_a_link_is_not_followed(tmp_path):
    real = make_zip(tmp_path / "real.zip", {"small.py": b"x"})
    (tmp_path / "a.zip").symlink_to(real)
    with pytest.raises(OSError, match="symbolic"):
        Unpacking(tmp_path / "a.zip", tmp_path, Meter(SUBMISSION)).run()
    assert not (tmp_path / "small.py").exists()
