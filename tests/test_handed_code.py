"""From bytes to code: encodings, magics, documents of other kinds, large notebooks. Only the tests' own code is run."""

import base64
import json
import random

import pytest
from torchkata.inside.shell import Shell
from torchkata.submission.notebook_trimming import without_outputs
from torchkata.submission.source_code import read_code, remarks_on

from tests.support.notebooks import notebook

CODE = "def twice(x):\n    return 2 * x\n"


def run_script(text):
    """Return what a script defines, run as it was read, with a shell for its magics."""
    code = read_code(text.encode(), "hw.py")
    assert code.refused is None, code.refused
    space = {"__name__": "hw"}
    space["get_ipython"] = lambda: Shell(space)
    exec(compile(code.source, "hw.py", "exec"), space)
    return space


def causes(code):
    return [notice.cause for notice in code.notices]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be-mark", "utf-32", "utf-16-le", "utf-16-be"])
def test_a_file_with_the_mark_of_utf16_is_decoded_and_that_is_noted(encoding):
    text = "# Lösung 解\n" + CODE
    data = "\ufeff".encode("utf-16-be") + text.encode("utf-16-be") if "mark" in encoding else text.encode(encoding)
    code = read_code(data, "hw.py")
    assert (code.source.decode(), causes(code)) == (text, ["read_as_utf8"])
    assert f"read as {encoding[:6].upper()}" in code.notices[0].text
    book = read_code(notebook(CODE).decode().encode("utf-16"), "hw.ipynb")
    assert b"def twice" in book.source
    assert "it was read as UTF-16" in book.notices[0].text


def test_a_notebook_in_another_encoding_is_read_as_well():
    book = json.dumps(json.loads(notebook("name = 'größer'")), ensure_ascii=False)
    code = read_code(book.encode("latin-1"), "hw.ipynb")
    assert (code.source.decode().strip(), causes(code)) == ("name = 'größer'", ["read_as_utf8"])


@pytest.mark.parametrize(
    ("comment", "encoding"),
    [
        ("für größere Werte", "latin-1"),
        ("l’été, c’est déjà fini… “oui”", "cp1252"),
        ("这里计算均方误差，然后返回结果", "gbk"),
        ("coding: utf-8 für alle", "latin-1"),
    ],
)
def test_an_encoding_that_can_only_be_one_is_guessed_and_that_is_noted(comment, encoding):
    text = f"# {comment}\n{CODE}"
    code = read_code(text.encode(encoding), "hw.py")
    assert (code.refused, code.source.decode(), causes(code)) == (None, text, ["read_as_utf8"])


@pytest.mark.parametrize(
    "data",
    [
        b"# \x90\x81\n",  # nobody's
        "# это решение\n".encode("cp1251"),  # letters of cp1252, many in a row
        "# für ".encode() + "größer\n".encode("latin-1"),  # two at once
        "# ソフト\n".encode("shift_jis"),
        b"# \xe9\x01\n",
        "# für\n".encode("utf-16")[:-1],
    ],
)
def test_what_may_be_several_encodings_is_not_guessed(data):
    code = read_code(data + (CODE.encode() if b"\0" not in data else b""), "hw.py")
    assert code.refused is not None
    assert code.refused.cause == "not_utf8"


def test_a_declared_encoding_is_left_to_python():
    data = f"# coding: latin-1\n# für\n{CODE}".encode("latin-1")
    assert read_code(data, "hw.py").source == data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{\\rtf1\\ansi import numpy", "rich text"),
        (b"\xef\xbb\xbf\n  <!DOCTYPE HTML><html>", "saved web page"),
        (b"<html lang=de>", "saved web page"),
        (b"<!-- saved from url=(0014) -->", "saved web page"),
        (b"bplist00\xd1\1", "saved web page"),
        (b"%PDF-1.4\n", "PDF"),
        (b"PK\x03\x04" + b"\0" * 30 + b"word/document.xml", "word processor"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "word processor"),
        (b"PK\x03\x04\0\0hw.py", "archive"),
        (b"[InternetShortcut]\r\nURL=https://x.example/drive/1\r\n", "holds only a link"),
        (b'{"url": "https://docs.example/open?id=1", "doc_id": "1"}', "holds only a link"),
        (b"https://x.example/drive/1abc?usp=sharing\n", "holds only a link"),
        (b'<?xml version="1.0"?>\n<plist><dict><key>URL</key></dict></plist>', "holds only a link"),
        (b"\x1f\x8b\x08\0", "archive"),
        ("<html>".encode("utf-16"), "saved web page"),
        (b"x = 1\n<<<<<<< HEAD\nx = 2\n=======\nx = 3\n", "marks of an unfinished merge (line 2)"),
        (b"x = 1\n>>>>>>> origin/main\n", "marks of an unfinished merge (line 2)"),
    ],
)
@pytest.mark.parametrize("name", ["hw.py", "hw.ipynb"])
def test_a_document_of_another_kind_has_a_sentence_of_its_own(data, words, name):
    code = read_code(data, name)
    assert code.refused is not None
    assert words in code.refused.text
    assert code.refused.text.startswith(name)
    assert code.source == b""


def test_marks_within_a_text_are_no_merge():
    text = 'HELP = """\n<<<<<<< HEAD\n=======\n"""\n# =======\n'
    assert read_code(text.encode(), "hw.py").source.decode() == text


def test_a_notebook_of_another_name_is_read_as_one():
    code = read_code(notebook(CODE), "hw.py")
    assert causes(code) == ["read_as_notebook"]
    assert code.places[0] == (1, 1)
    assert read_code(b"{'nbformat', 'cells'}\n", "hw.py").source == b"{'nbformat', 'cells'}\n"


def test_a_script_with_the_ending_of_a_notebook_is_read_as_one():
    code = read_code(CODE.encode() + b"\x1a", "hw.ipynb")
    assert (code.source.decode(), causes(code), code.places) == (CODE, ["read_as_script"], ())
    assert read_code(b"My notes on\nimporting things", "hw.ipynb").refused


def test_pictures_in_the_text_of_a_notebook_are_not_counted():
    code = read_code(notebook(CODE, f"#markdown ![x](data:image/png;base64,{'A' * 6 * 2**20})"), "hw.ipynb")
    assert (code.refused, code.source.decode()) == (None, CODE + "\n")


@pytest.mark.parametrize(
    "line",
    [
        "ls",
        "ls -la",
        "pwd",
        "cat notes.txt",
        "rm -rf data/old",
        "%%timeit -n 3 a = 1",
        "!pip install x",
        "%matplotlib inline",
        "!pip install \\\n  x",
        "if True:\n    !ls",
        "%%time",
        "len?",
        "%cd ..",
        "!ls",
        "pip install -q torchinfo",
        "cd /content/drive",
        "matplotlib inline",
        "load_ext autoreload",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_magics_are_taken_out_of_a_script(line, end):
    text = f"# -*- coding: utf-8 -*-\na = 1\n{line}\nb = 2\n".replace("\n", end)
    space = run_script(text)
    assert (space["a"], space["b"]) == (1, 2)


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        "x = (7\n  % 4)\r\ny = 1  # why?\r\n",
        's = """\n%time\n!ls\nhelp?\n"""\n',
        "x = 7 \\\n % 4\n",
        "pip = cd = 3\ncd = pip -1\n",
        "mkdir (x)\nmatplotlib .use(1)\n",
        "ls = rm = 3\nls -rm\n",
        "x = 5\nx %= 3\nok = x != 4 # =!\n",
        'u = f"""{x\n%2}"""\n',
    ],
)
def test_a_script_without_magics_is_left_byte_for_byte(text):
    assert read_code(text.encode(), "hw.py").source == text.encode()


def test_what_a_magic_gives_is_empty_and_not_undefined():
    space = run_script("files = !ls\ntook = %timeit -o f()\n%time a = 3\n%timeit -n 10 -r3 b = 4\n%prun c = 5\n")
    assert (space["files"], bool(space["took"]), f"{space['took'].average:.3f}") == ([], False, "")
    assert [space[name] for name in "abc"] == [3, 4, 5]
    space = run_script("a = %time max(\n  3,\n  4)\nif a:\n    b = %time -1\n")
    assert (space["a"], space["b"]) == (4, -1)


def test_cells_of_a_script_in_another_language_end_at_the_next_mark():
    space = run_script("# %%\n%%bash\nls (\n# %%\na = 1\n# In[3]:\n%%html\n<b>\n# %% [markdown]\n# text\nb = 2\n")
    assert (space["a"], space["b"]) == (1, 2)
    assert run_script("%%bash\na = 1\n")["a"] == 1  # without marks it is a line like others


def test_a_cell_is_written_to_a_file_of_a_plain_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", ["somewhere"])
    run_script("# %%\n%%writefile part.py\na = '\\n'\n# %%\n%%writefile -a part.py\nb = 2\n# %%\n%%file ../up.py\nc\n")
    assert (tmp_path / "part.py").read_text() == "a = '\\n'\nb = 2\n"
    assert sorted(path.name for path in tmp_path.parent.iterdir()).count("up.py") == 0
    space = run_script("%run part.py\n%run -i absent.py\n")
    assert (space["a"], space["b"]) == ("\n", 2)


def test_what_is_asked_for_and_does_not_come_is_told():
    def told(text, *beside):
        return [
            one.text for one in remarks_on(read_code(text.encode(), "hw.py").source, "hw.py", beside, ("allowed*.py",))
        ]

    assert told("import numpy, losses as l\n", "losses.py", "other.py")[0].startswith("hw.py uses losses.py, which is")
    assert told("from losses.part import x\n", "losses.py")
    assert told("%run helpers.py\n")[0].startswith("hw.py uses helpers.py")
    assert told("get_ipython().run_line_magic('run', '-i helpers.py')\n")
    assert told("from google.colab import files\nfiles.upload()\n")[0].startswith("hw.py asks for files")
    assert told("# %%\n%%writefile losses.py\nx = 1\n# %%\nimport losses\n%run losses.py\n", "losses.py") == []
    assert told("import numpy\n# import losses\n", "losses.py") == []
    assert told("import allowed\n%run allowed_too.py\n", "allowed.py") == []


def large_notebook(outputs):
    cells = [{"cell_type": "code", "source": ["a = '\"outputs\": ['\n"], "outputs": outputs, "attachments": {"a": [1]}}]
    return json.dumps({"metadata": {"widgets": {"x": [{}]}}, "cells": cells, "nbformat": 4}).encode()


def test_a_notebook_full_of_pictures_is_read_without_them():
    picture = base64.b64encode(random.Random(1).randbytes(9_000_000)).decode()
    data = large_notebook([{"data": {"image/png": picture, "text": ['"', "\\", "]}"]}}] * 2)
    assert len(data) > 20 * 2**20
    assert b"a = '\"outputs\": ['" in read_code(data, "hw.ipynb").source
    trimmed = json.loads(without_outputs(data))
    assert [trimmed["cells"][0][key] for key in ("outputs", "attachments")] == [[], []]
    assert trimmed["metadata"]["widgets"] == []


def test_what_is_large_beside_pictures_is_refused():
    long = notebook(*["x = 1\n" * 100_000] * 10)
    assert read_code(long, "hw.ipynb").refused.cause == "notebook_long"
    bomb = large_notebook([]).replace(b'"outputs": []', b'"outputs": [' + b"[]," * 2_000_000 + b"1]")
    assert read_code(bomb, "hw.ipynb").refused.cause == "notebook_large"


def test_a_text_that_never_ends_is_no_notebook():
    data = b'{"nbformat": 4, "cells": "' + b'\\"' * 3_000_000
    assert read_code(data, "hw.ipynb").refused.cause == "notebook_long"
