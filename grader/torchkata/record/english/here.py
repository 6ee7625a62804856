"""The sentences on what this place does not have: packages, files, a network, a GPU, another version of Python."""

HERE = {
    "exit_called": "The code called exit(). Return a value instead: the check goes on with it.",
    "input_called": "The code read from input(), but there is no keyboard input. Use the function's parameters.",
    "exit_called_import": "The code called exit() while it was loaded. Remove it, or put it under "
    '`if __name__ == "__main__":`.',
    "input_called_import": "The code read from input() while it was loaded, but there is no keyboard input. Put it "
    'under `if __name__ == "__main__":`, or into a function that no check calls.',
    "debugger_called": "A debugger was started here, but there is nobody to use it. Remove the line that starts it.",
    "folder_full": "The folder that your code may write to holds {scratch_mb} MB and no more.",
    "too_many_threads": "No more threads can be started here: {threads} is the most, and each takes memory.",
    "confined": "Here your code has no network, no other programs or processes, and no files but its own folder.",
    "wrong_arguments": "It was called as the call above shows: keep the parameters of the skeleton.",
    "loader_without_workers": "DataLoader was given num_workers. No other process can be started here, so it works "
    "with num_workers=0; the values are the same.",
    "here_gpu": 'There is no GPU here. Write device = "cuda" if torch.cuda.is_available() else "cpu", and use device.',
    "here_forward": "The class has no method with the exact name `forward`, which runs when the module is called. "
    "Check how it is spelt, and that it is indented as a method of the class.",
    "here_network": "There is no network here. Download data in a function that no check calls, or in the main block.",
    "here_processes": "No other programs or processes can be started here. Do without multiprocessing and subprocess.",
    "here_outside": "{path} cannot be used: your code has no files here but those in its own folder.\n"
    "Give a name without a folder, or open it in a function that no check calls.",
    "here_outside_redacted": "Your code has no files here but those in its own folder. Give a name without a folder.",
    "here_file": "{path} is not here: only {file} is graded. Open it in a function that no check calls, "
    "or in the main block.",
    "here_file_redacted": "The code opened a file that is not here: only {file} is graded.",
    "here_helper": "{path} did not come with {file}. Hand in both, side by side.",
    "here_package": "{module} is not installed here; there are {installed:join} and Python's own modules.\n"
    "Remove the import, or import it inside the function that draws.",
    "here_module": "There is no module {module} here.\n"
    "Is it a file of yours? Only {file} is graded: copy what you need into it.\n"
    "Is it a package? Only {installed:join} are installed.",
    "here_module_redacted": "The code imported a module that is not here; there are {installed:join} and Python's own.",
    "here_relative": "Only {file} is graded, so nothing can be imported with a dot. Copy what you need into it.",
    "here_window": "Nothing can open a window here. Do it in a function that no check calls, or in the main block.",
    "here_window_module": "Nothing can open a window here, so there is no {module}. Import it inside the function "
    "that opens the window.",
    "here_version": "Graded with {package} {version}, which has no such name: a typing mistake, or a name of "
    "another version.",
    "here_version_redacted": "Graded with {versions:join}: a name of another version may not be there.",
    "here_module_name": "{module} has no such name: a typing mistake?",
    "python_newer": "Graded with Python {version}. If this is for a newer one: {remedy}",
    "python_newer_strings": "inside of an f-string use the other kind of quotes, no backslash and no comment.",
    "python_newer_alias": "write X = ... without the word type.",
    "python_newer_generics": "use TypeVar, or leave the [T] out.",
    "python_newer_except": "write except (A, B): with parentheses.",
    "python_newer_template": "write an f-string, or a plain string and .format().",
    "python_newer_module": "use what Python {version} has.",
    "python_2": "This is Python 2, and it is graded with Python {version}. Write print(...), range, input, and so on.",
}
