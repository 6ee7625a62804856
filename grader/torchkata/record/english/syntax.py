"""What to do where a file cannot be read as Python: one sentence for each of the first mistakes."""

SYNTAX = {
    # characters that look like those of Python
    "look_alike_wide": "{char} ({place}, column {column}) is a full-width character of a Chinese or Japanese input "
    "method. Switch the input method to English and type {plain} instead.",
    "look_alike_quote": "{char} ({place}, column {column}) is a curly quote, as word processors and chats write it. "
    "Type the straight quote {plain} instead.",
    "look_alike_sign": "{char} ({place}, column {column}) looks like an operator of Python but is another character. "
    "Type {plain} instead.",
    "look_alike_power": "{char} ({place}, column {column}) is a raised digit, which Python cannot read. "
    "Type {plain} instead.",
    "look_alike_space": "The space at {place}, column {column} is a {name} ({code}), not an ordinary space. "
    "It often comes from a web page or an input method. Delete it and type a space instead.",
    "look_alike_invisible": "An invisible character, {name} ({code}), stands at {place}, column {column}. "
    "It often comes from a web page or a chat. Delete it.",
    "look_alike_other": "{char} ({place}, column {column}, {code}) is allowed in texts and comments only. "
    "Replace it by characters of an English keyboard, or delete it.",
    # indentation
    "syntax_tabs": "Tabs and spaces are mixed at the beginning of this line and of others. "
    "Indent with four spaces for each level; most editors have a command “Convert indentation to spaces”.",
    "syntax_block": "The lines that belong to a line with a colon at its end must be indented by four spaces. "
    "Where there is nothing to do yet, write `pass`.",
    "syntax_indent": "This line is indented further than the line above, without a reason. "
    "Begin both in the same column.",
    "syntax_unindent": "This line is indented like none of the lines above. "
    "Begin it in the same column as the lines that it belongs to.",
    # punctuation
    "syntax_colon": "A colon is missing at the end of this line. "
    "Lines with `if`, `else`, `for`, `while`, `def` and `class` need one.",
    "syntax_equals": "One = stores a value. To compare two values, write ==.",
    "syntax_assign": "What stands left of = must be a name. To compare two values, write ==.",
    "syntax_open": "The bracket {bracket} is opened here and never closed. Add the closing bracket.",
    "syntax_unmatched": "The bracket {bracket} closes nothing. Delete it, or add the opening bracket.",
    "syntax_brackets": "The brackets do not fit together. Close each one by its own kind: (...), [...], {{...}}.",
    "syntax_text": "The text that begins here has no closing quote. "
    "Close it on the same line, with the quote that it begins with.",
    "syntax_long_text": "The text that begins here with three quotes is never closed. Write three quotes at its end.",
    "syntax_comma": "Something is missing between two values: "
    "a comma, an operator such as *, or a bracket before them.",
    "syntax_number": "A number stands directly before a letter. A product needs *: write 2*x, not 2x. "
    "A name begins with a letter.",
    "syntax_print": "print is a function: write print(...), with brackets.",
    # words
    "syntax_return": "This `return` stands outside of any function. Indent it like the lines of the function.",
    "syntax_keyword": "`{word}` is a word of the Python language, so it cannot be a name. Choose another name.",
    "syntax_else": "`{word}` needs an `if` before it that begins in the same column, "
    "with nothing but the block of the `if` between.",
    "syntax_increment": "Python has no ++ and no --. Write x += 1 or x -= 1.",
    "syntax_logic": "Python writes `and`, `or`, `not` in place of &&, || and !.",
    "syntax_order": "Write >= and <=, with the = behind.",
    "syntax_merge": "This is the mark of an unfinished merge. Keep one of the two versions and delete the lines that "
    "begin with <<<<<<<, ======= and >>>>>>>.",
    "syntax_prompt": "This was copied from a session of Python. Delete the prompts (>>> and ...) and what Python "
    "printed.",
    "syntax_fence": "``` marks code in a chat or in Markdown. Delete this line, and whatever else is not Python.",
    "syntax_other": "Look at the place of the ^, just before it, and at the end of the line above: "
    "an operator, a comma, a quote or a bracket may be missing.",
}
