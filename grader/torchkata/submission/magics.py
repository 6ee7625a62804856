"""Translates IPython's additions (magics, shell lines, questions) to Python. Runs none of it."""

import re

OTHER = re.compile(  # cell magics of cells that are not run as Python; other magics time the cell, for example
    r"%%(?:!|sx\b|system\b|bash|sh\b|cmd|script|html|javascript|js\b|latex|markdown|svg|perl|ruby|r\b|rscript|julia"
    r"|octave|matlab|sql|bigquery|duckdb|cython|pypy|python[23]?\b|cpp|cuda|cu\b|fortran|writefile|file\b|skip"
    r"|cache_data|mermaid|dot\b|sass|css|typescript|node|ai\b|configure|manim)",
    re.IGNORECASE,
)
SETUP = re.compile(r"%%timeit\s+(?:-\S+\s+(?:\d+\s+)?)*([^\s\d-].*)")  # code that runs before what is timed
CAPTURED = re.compile(r"%%capture\s+(?:-\S+\s+)*([^\W\d]\w*)\s*")  # the name for the captured output
PROMPT = re.compile(r"(?:>>> ?|In \[\d+\]: ?)")  # IPython removes prompts
PROMPTS = re.compile(r"(?:>>>|\.\.\.|In \[\d+\]:|\s*\.{3,}:)(?: |$)")
TIMED = re.compile(  # the code that they run; `%time` also returns its value
    r"(\s*)%(?:time|timeit|prun)\s+(?:-\S+\s+(?:\d+\s+)?)*(\S.*)|(\s*[^\W\d]\w*\s*=\s*)%time\s+(\S.*)"
)
RUN = re.compile(r"(\s*)%run\s+(?:-\w+\s+)*([^\s-]\S*).*")
WRITTEN = re.compile(r"%%(?:writefile|file)\s+(-a\s+)?[\"']?(\w[\w.-]*)[\"']?\s*")  # a plain name: no folder
ASSIGNED = re.compile(r"(\s*[^\W\d]\w*\s*=)\s*([%!])(.*)")
# Magics that IPython accepts without `%`. What may be a sum or a quotient is left out, except for a path.
BARE = (
    r"(?:pip3?|conda|mamba)\s+(?:install|uninstall|list|show|freeze|-\S+)\b.*"
    r"|(?:matplotlib|load_ext|autoreload|mkdir)\s+\w[\w./-]*\s*|cd\s+[\w./~][^=]*"
    r"|(?:ls|ll|pwd|whos?|clear|cls)\s*|(?:ls|ll)\s+-[laRhtr1F]+\s*|(?:cat|cp|mv|rm|head|tail)\s+(?:-\w+\s+)*\w[\w./*-]*[^=(]*"
)
# No statement of Python begins with or is one of these.
MAGIC = re.compile(r"\s*(?:[%!?].*|[^\s=#'\"][^=#'\"]*=\s*[%!].*|[\w.%*]+\s*\?{1,2}\s*|" + BARE + ")")
TOKEN = re.compile(r"#.*|[rRbBuUfF]{0,2}('''|\"\"\"|'(?:\\.|[^'\\])*'?|\"(?:\\.|[^\"\\])*\"?)|[()\[\]{}]")
SUSPECT = re.compile(
    r"^[ \t]*(?:[%!?]|(?:pip3?|conda|mamba|matplotlib|load_ext|autoreload|mkdir|cd|ls|ll|cat|cp|mv|rm|head|tail)[ \t]"
    r"|(?:ls|ll|pwd|whos?|clear|cls)[ \t]*$|[\w.%*]+[ \t]*\?{1,2}[ \t]*$)|=[ \t]*[%!]",
    re.MULTILINE,
)
ENDS = re.compile(r"(\r\n|\r|\n)")
MARK = re.compile(r"#\s*(?:%%|In\s*\[[\d* ]*\])")  # begins a cell of a script


def clean_cell(text: str) -> list[str]:
    """Return the lines of a cell as Python: the same number of lines, empty for a cell in another language."""
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip())
    indent = lines[first][: len(lines[first]) - len(lines[first].lstrip())]
    lines = [line.removeprefix(indent) for line in lines]  # as IPython does
    if PROMPT.match(lines[first]):
        lines = [PROMPTS.sub("", line, count=1) if PROMPTS.match(line) else line for line in lines]
    if OTHER.match(lines[first]):
        return lines[:first] + replace_cell(lines[first:])
    if lines[first].startswith("%%"):
        lines[first] = replace_head(lines[first])
    return clean_lines(lines, [])


def replace_head(line: str) -> str:
    """Return the replacement of a cell magic's line: a comment, or an assignment."""
    if setup := SETUP.fullmatch(line):
        return setup[1]
    captured = CAPTURED.fullmatch(line)
    return f"{captured[1]} = get_ipython().captured  # {line}" if captured else f"# {line}"


def clean_script(text: str) -> str:
    """Return a script as Python; plain Python is returned unchanged."""
    if not SUSPECT.search(ENDS.sub("\n", text)):
        return text
    parts = ENDS.split(text)
    marks = [number for number, line in enumerate(parts[::2]) if MARK.match(line)]
    parts[::2] = clean_lines(parts[::2], [*marks, len(parts[::2])] if marks else [])
    return "".join(parts)


def replace_cell(lines: list[str]) -> list[str]:
    """Return the replacement of a cell that is not run as Python: a call if it is written to a file, else nothing."""
    written = WRITTEN.fullmatch(lines[0])
    if not written:
        return [""] * len(lines)
    body = "\n".join(lines[1:])
    words = f"-a {written[2]}" if written[1] else written[2]
    call = f"get_ipython().run_cell_magic('writefile', {words!r}, {body + chr(10)!r})"
    return [call, *[""] * (len(lines) - 1)]


def clean_lines(lines: list[str], ends: list[int]) -> list[str]:
    """Return lines with magics and shell lines replaced. A cell in a script ends at the next match of `ends`."""
    lines = list(lines)
    quote, depth, continued, dropped, resume = "", 0, False, False, 0
    for number, line in enumerate(lines):
        if number < resume:
            continue
        fresh = not quote and depth <= 0 and not continued
        if fresh and not dropped and ends and OTHER.match(line):
            resume = next(end for end in ends if end > number)
            lines[number:resume] = replace_cell(lines[number:resume])
            continue
        if dropped or (fresh and MAGIC.fullmatch(line)):
            timed = None if dropped else TIMED.fullmatch(line)
            rest = "".join(filter(None, timed.groups())) if timed else ""
            lines[number] = rest or (f"# {line}" if dropped else replace_line(line))
            dropped = not timed and line.endswith("\\")
            if not timed:
                continue
        quote, depth = scan(lines[number], quote, max(depth, 0))
        continued = not quote and lines[number].endswith("\\")
    return lines


def replace_line(line: str) -> str:
    """Return the replacement of a magic: a comment, a statement if it may be alone in its block, or a value."""
    if run := RUN.fullmatch(line):
        return f"{run[1]}get_ipython().run_line_magic('run', {run[2]!r})"
    if line.startswith("%%"):
        return replace_head(line)
    if assigned := ASSIGNED.fullmatch(line):
        return f"{assigned[1]} {'[]' if assigned[2] == '!' else 'get_ipython().result'}  # {assigned[2]}{assigned[3]}"
    code = line.lstrip()
    indent = line[: len(line) - len(code)]
    return f"{indent}pass  # {code}" if indent else f"# {code}"


def scan(line: str, quote: str, depth: int) -> tuple[str, int]:
    """Return the triple quote and the number of brackets that are open after a line, from those open before it."""
    place = 0
    while place < len(line):
        if quote:
            end = re.compile(r"(?:\\.|(?!" + quote + r")[^\\])*" + quote).match(line, place)
            if not end:
                return quote, depth
            quote, place = "", end.end()
            continue
        token = TOKEN.search(line, place)
        if not token:
            break
        place = token.end()
        if token[1] in ("'''", '"""'):
            quote = token[1]
        elif token[0] in "([{":
            depth += 1
        elif token[0] in ")]}":
            depth -= 1
    return quote, depth
