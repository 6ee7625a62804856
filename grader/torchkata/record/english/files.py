"""The sentences on what a student's file is, and on how far it could be run."""

FILES = {
    # what the bytes are
    "file_rich_text": "{file} is rich text, as TextEdit and WordPad save it. Ask for it saved as plain text.",
    "file_web_page": "{file} is a saved web page. Ask for the .py or .ipynb file itself.",
    "file_word": "{file} is a document of a word processor. Ask for it saved as plain text.",
    "file_pdf": "{file} is a PDF document. Ask for the .py or .ipynb file itself.",
    "file_link": "{file} holds only a link, and nothing is opened here. Ask for the .py or .ipynb file itself.",
    "file_archive": "{file} is an archive with another name. Unpack it, or ask for the file itself.",
    "file_merge": "{file} has the marks of an unfinished merge ({place}). Ask for a corrected file.",
    "read_as_utf8": "{file} is not saved as UTF-8; it was read as {encoding}.",
    "read_as_script": "{file} is plain Python, not a notebook; it was read as such.",
    "read_as_notebook": "{file} is a Jupyter notebook with another ending; it was read as one.",
    "other_files": "{file} uses {names}, which is not read here: only {file} is graded.",
    "uploads": "{file} asks for files with files.upload(), but nobody is there to choose one.",
    "no_regular_file": "it is not a regular file",
    # notebooks
    "notebook_foreign": "{file} is not a Jupyter notebook. Ask for it saved again in Jupyter, or for a .py file.",
    "notebook_old": "{file} is a notebook of version {version}. Ask for it opened and saved again in Jupyter.",
    "notebook_language": "{file} is a notebook for {language}. Ask for one in Python.",
    "notebook_large": "{file} has more than {most} MB. Ask for it with its outputs cleared.",
    "notebook_long": "{file} has more than {most} MB of text beside its outputs. "
    "Ask for what belongs to the exercise only.",
    "notebook_empty": "{file} has no code cell. Ask for the functions in code cells.",
    # running it
    "exit_raised": "exit() was called",
    "raised_partly": "The file stops there while it loads, so what stands below is missing.",
    "raised_cell": "This cell stops there, so what it defines below is missing.",
    "raised_absent": "What this cell defines with this module is missing.",
    "cell_failed": "{place}: {error}. The rest of this cell was not run; all other cells were.",
    "cell_import": "{place}: {error}. The rest of this cell was run, and so were all others: only what needs this "
    "module fails.",
    "cell_unread": "{place}: {error}. This cell was not run; all other cells were.",
    "cells_failed": "{count} more cells stop with an error.",
    "cell_late": "Cell {cell} needs what a cell below it defines, so it was run again at the end.",
    "cell_left_out": "{file} was graded without cell {cell}. {problem:first}",
    "file_unfinished": "{file}, {place}: this did not finish within {seconds:g} s and was stopped there; only what "
    "stands above was graded.",
    "file_stopped": "{file}, {place}: {error}. The file stops there while it loads; only what stands above was graded.",
    # names that are not there
    "name_lost": "{name} is not defined because the part of the file that defines it stopped while it was loaded "
    "({problem:clause}).",
    "missing_in_text": "{file} does not define {name}: it stands in a {kind} cell ({place}). Change the type of that "
    "cell to Code.",
    "missing_in_graded": "{file} does not define {name}: cell {cell} does, but it is a cell of tests, which nbgrader "
    "replaces. Write {name} into another cell.",
    "missing_in_tag": "{file} does not define {name}: cell {cell} does, but a tag leaves it out. Remove the tag.",
    "missing_in_magic": "{file} does not define {name}: cell {cell} does, but the %% line at its top keeps it from "
    "being run as Python here. Delete that line.",
    "missing_in_written": "{file} does not define {name}: cell {cell} only writes it to a file. Delete the line "
    "%%writefile there.",
    "missing_in_main": '{file} does not define {name}: it stands below `if __name__ == "__main__":` ({place}), which '
    "is not run here. Move it out of there, to the left edge.",
    "missing_in_function": "{file} does not define {name} for use from outside: it stands in the function {owner} "
    "({place}). Move it out of there, to the left edge.",
    "missing_in_class": "{file} does not define {name} as a function of its own: it stands in the class {owner} "
    "({place}). Move it out of there, to the left edge.",
    "missing_deleted": "{file} does not define {name} in the end: it is deleted ({place}). Remove that line.",
    "below_cell": "below cell {cell}",
    "above_cells": "above cell 1",
    "name_taken": "{name} is a plain value, not a function: {place} gives this name another value. Use another name "
    "there.",
}
