"""The sentences of the command `fetch`, and of what it could not fetch."""

AGAIN = "Fetch again."
LIST = "Write its address into the list, then fetch again."
ACCESS = "Check address and access, then fetch again."
ONCE_MORE = "Fetch again; if that does not help, look at the repository."
SMALLER = "Ask for a repository with the exercise only."
BRANCH = "Choose one on the platform, then fetch again."
MOVE = "Move it away, then fetch again."
ASK = "Ask for the work, or leave it at zero points."
FILES = "Ask for the files themselves."
CHECK = "Check that this was right. It costs nobody points."
UNSEEN = ("address", "branch", "denied", "failed", "folder", "gone", "missing", "none", "slow", "unfinished")

FETCH = {
    # what the command prints
    "fetch_new": "{student}: {commit} of {date}",
    "fetch_about": "{student}: {text}",
    "fetch_kept_state": "{text} The state that was fetched on {date} stays.",
    "fetch_done": "Repositories: {counts:join}. Grade them: torchkata class {folder} --out {folder}-graded",
    "fetch_count_new": "{count} new or changed",
    "fetch_count_unchanged": "{count} unchanged",
    "fetch_count_empty": "{count} without a commit that counts",
    "fetch_count_failed": "{count} not fetched",
    "fetch_unlisted": "{student} is no longer in the list. {folder} stays; delete it if it is not to be graded.",
    "fetch_silent": "git gave no reason",
    # refusals
    "fetch_no_git": "torchkata fetch needs the program git. Install it.",
    "fetch_old_git": "torchkata fetch needs git {wanted} or newer, and this is {found}. Install a newer one.",
    "fetch_column": "{file}: the first line has no column {column} beside the student's id. Write "
    "student,{column} there.",
    "fetch_nobody": "{file}: there is no student in this list. Write a line for each.",
    "fetch_date": "--before {text}: give date, time and time zone, for example 2026-06-01T23:59+02:00.",
    "fetch_server": "{token} is set, but {name} does not say which server gets it. Set it, for example to {example}.",
    "fetch_busy": "{folder}: another command fetches into this folder. Wait for it.",
    "fetch_work": "{folder}: this folder exists and is not from torchkata fetch. Move it away.",
    "fetch_none_fetched": "No repository could be fetched. Look at the network, the token and the addresses.",
    "fetched_damaged": "{file}: this is not a file of torchkata fetch, or it is damaged ({problem}). Move it away, or "
    "fetch into another folder.",
    "fetched_version": "{file}: another version of torchkata wrote this file. Fetch into another folder.",
    # why there is no state: each sentence ends with what to do
    "fetch_none": f"{{student}} has no repository in the list. {LIST}",
    "title_fetch_none": "No repository in the list",
    "do_fetch_none": LIST,
    "fetch_address": "{student}: what the list gives is not the address of a repository. An address is https://..., "
    f"ssh://..., git@host:path, or a path that begins with / or ./. {LIST}",
    "title_fetch_address": "Not the address of a repository",
    "do_fetch_address": LIST,
    "fetch_missing": "{student}: there is no repository at {repository}, or the token may not read it ({problem}). "
    f"{ACCESS}",
    "title_fetch_missing": "No such repository, or the token may not read it",
    "do_fetch_missing": ACCESS,
    "fetch_denied": f"{{student}}: {{repository}} may not be read ({{problem}}). {ACCESS}",
    "title_fetch_denied": "The repository may not be read",
    "do_fetch_denied": ACCESS,
    "fetch_failed": f"{{student}}: {{repository}} could not be fetched ({{problem}}). {ONCE_MORE}",
    "title_fetch_failed": "The repository could not be fetched",
    "do_fetch_failed": ONCE_MORE,
    "fetch_slow": f"{{student}}: {{repository}} was not fetched within {{seconds}} s. {ONCE_MORE}",
    "title_fetch_slow": "Fetching took too long",
    "do_fetch_slow": ONCE_MORE,
    "fetch_large": f"{{student}}: {{repository}} has more than {{most}} MB. {SMALLER}",
    "title_fetch_large": "The repository is too large",
    "do_fetch_large": SMALLER,
    "fetch_files": f"{{student}}: the list of branches or files in {{repository}} has more than {{most}} MB. {SMALLER}",
    "title_fetch_files": "The repository has too many branches or files",
    "do_fetch_files": SMALLER,
    "fetch_branch": "{student}: {repository} has several branches ({names}) and none of them is the default branch. "
    f"{BRANCH}",
    "title_fetch_branch": "The repository has no default branch",
    "do_fetch_branch": BRANCH,
    "fetch_folder": f"{{folder}}: this folder exists and was not fetched. {MOVE}",
    "title_fetch_folder": "A folder is in the way",
    "do_fetch_folder": MOVE,
    "fetch_unfinished": f"{{student}}: not fetched yet, as the command was interrupted. {AGAIN}",
    "title_fetch_unfinished": "Not fetched yet",
    "do_fetch_unfinished": AGAIN,
    "fetch_gone": f"{{student}}: the folder {{folder}} is gone. {AGAIN}",
    "title_fetch_gone": "A folder that was fetched is gone",
    "do_fetch_gone": AGAIN,
    "fetch_empty": f"{{student}}: the repository has no commit. {ASK}",
    "title_fetch_empty": "The repository has no commit",
    "do_fetch_empty": ASK,
    "fetch_late": f"{{student}}: the repository has no commit up to {{date}}. {ASK}",
    "title_fetch_late": "No commit up to the due date",
    "do_fetch_late": ASK,
    # what is said beside a state
    "note_fetch_old": "{problem} Graded is the state that was fetched on {date}.",
    "title_note_fetch_old": "An older state was graded, as the repository could not be fetched again",
    "do_note_fetch_old": "Read why, then fetch again.",
    "note_fetch_branch": f"The default branch does not exist; the only branch was taken: {{name}}. {CHECK}",
    "title_note_fetch_branch": "The only branch was taken for the default branch",
    "do_note_fetch_branch": CHECK,
    "note_fetch_links": f"Links in the repository are not followed: {{names}}. {FILES}",
    "title_note_fetch_links": "Links in a repository were not followed",
    "do_note_fetch_links": FILES,
    "note_fetch_submodules": f"Submodules are not fetched: {{names}}. {FILES}",
    "title_note_fetch_submodules": "Submodules were not fetched",
    "do_note_fetch_submodules": FILES,
    "note_fetch_large": f"Left out, as the files are too large or too many: {{names}}. {SMALLER}",
    "title_note_fetch_large": "Files of a repository are too large or too many",
    "do_note_fetch_large": SMALLER,
    "note_fetch_names": "Left out, as the names are unsafe or stand there twice: {names}. Ask for other names.",
    "title_note_fetch_names": "Names in a repository are unsafe",
    "do_note_fetch_names": "Ask for other names.",
    "note_fetch_lfs": "In place of these files the repository has pointers of Git LFS, which are not followed: "
    f"{{names}}. {FILES}",
    "title_note_fetch_lfs": "Files are stored in Git LFS, and were not fetched",
    "do_note_fetch_lfs": FILES,
    "you_note_fetch_links": "Links in the repository are not followed: {names}. Commit the files themselves.",
    "you_note_fetch_submodules": "Submodules are not fetched: {names}. Commit the files themselves.",
    "you_note_fetch_large": "Left out, as the files are too large or too many: {names}. "
    "Commit the files of the exercise only.",
    "you_note_fetch_names": "Left out, as the names are unsafe or stand there twice: {names}. Choose other names.",
    "you_note_fetch_lfs": "In place of these files the repository has pointers of Git LFS, which are not followed: "
    "{names}. Commit the files themselves: git lfs untrack, then add them again.",
    "you_fetch_empty": "Your repository has no commit. Push your work.",
    "you_fetch_late": "Your repository has no commit up to {date}.",
    "you_note_fetch_old": "Your repository could not be fetched again. Graded is the state of {date}.",
    **{
        f"you_fetch_{cause}": "Your repository could not be fetched. Your teacher can see why."
        for cause in (
            "address",
            "branch",
            "denied",
            "failed",
            "folder",
            "gone",
            "missing",
            "none",
            "slow",
            "unfinished",
        )
    },
    "you_fetch_files": "Your repository has too many branches or files. Keep the exercise only.",
    "you_fetch_large": "Your repository has more than {most} MB. Keep the exercise only.",
}
