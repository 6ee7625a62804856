"""What a notice says in the student's own feedback, where the sentence for the teacher speaks about the student.

The key is that of the teacher's sentence after ``you_``. A notice without an entry here reads the same for both.
"""

TO_STUDENT = {
    "you_stays": "Nothing was handed in for {exercises:join}. If that is a mistake, tell your teacher.",
    "you_handed_nothing": "You handed nothing in. If that is a mistake, tell your teacher and hand in your files.",
    "you_handed_empty": "You handed in an empty folder. Hand in the files of the exercise.",
    "you_handed_useless": "You handed in no .py or .ipynb file{others}. Hand in the file of the exercise.",
    "you_handed_closed": "The folder that you handed in cannot be read: {problem}. Tell your teacher.",
    "you_handed_link": "{file} is a link, and links are not followed. Hand in the files themselves.",
    "you_handed_special": "{file} is neither a file nor a folder. Hand in the files themselves.",
    "you_handed_large": "{file} has more than {most} MB. Hand in the files of the exercise only.",
    "you_handed_files": "You handed in more than {most} files. Hand in the files of the exercise only.",
    "you_handed_failed": "The grader itself failed while it read what you handed in. This is not your fault and costs "
    "you nothing. Your teacher can grade it again.",
    "you_handed_unreadable": "{file} cannot be read: {problem}. Hand it in again, or tell your teacher.",
    "you_archive_damaged": "{file} is damaged, or is not an archive. Pack the files again and hand that in.",
    "you_archive_foreign": "{file} is packed in a format that is not supported here. Hand in a plain .zip.",
    "you_archive_locked": "{file} is locked with a password. Hand it in without one.",
    "you_archive_large": "{file} has more than {most} MB. Pack only the files of the exercise.",
    "you_archive_ratio": "{file} unpacks to more than {most} times its size. Hand in the files themselves.",
    "you_archive_files": "{file} has more than {most} files. Pack only the files of the exercise.",
    "you_archive_unwritten": "{file} could not be unpacked here: {problem}. This is not your fault. Tell your teacher.",
    "you_member_outside": "{file}: the name {member} leads out of the archive. Zip the plain folder again.",
    "you_member_control": "{file}: the name {member} has characters that file names should not have. Rename the file.",
    "you_member_deep": "{file}: {member} lies more than {most} folders deep. Zip the plain folder again.",
    "you_member_long": "{file}: the name {member} is too long. Rename the file.",
    "you_member_twice": "{file}: {member} is in it twice, or differs from another name only in case. Keep one of them.",
    "you_member_special": "{file}: {member} is a link or a device, not a file. Zip the plain files.",
    "you_member_large": "{file}: {member} has more than {most} MB. Pack only the files of the exercise.",
    "you_note_archive_inside": "{file} holds another archive, {inside}, which was not opened. Hand in the plain files.",
    "you_note_archive_beside": "{file} was not opened, because you handed in loose files beside it.",
    "you_note_closed": "The folder {folder} cannot be read, so its files were not looked at. Check its permissions.",
    "you_note_cut_short": "You handed in more than {most} files; only the first ones were read. Hand in those needed.",
    "you_note_not_on_roster": "You are not on the list of the course. Ask your teacher to add you.",
    "you_note_many_on_roster": "Your name fits more than one line of the course list. Tell your teacher your id.",
    "you_note_same_id": "There are {count} submissions with your id, {student}. Each is graded; ask your teacher which "
    "one counts.",
    "you_note_id_changed": "Your id {id} cannot be used in file names; {student} is used instead.",
    "you_note_group": "You handed in together with {names}.",
    "you_note_latest": "You handed in more than once; the latest attempt is graded: {file}.",
    "you_note_leading_zeros": "Your id {student} was taken for {id} of the course list: leading zeros were ignored. "
    "Tell your teacher if that is not you.",
    "you_note_id_differs": "{student} was taken for {id} of the course list. Tell your teacher if that is not you.",
    "you_note_found_within": "{student} was taken for {id} of the course list. Tell your teacher if that is not you.",
    "you_note_name_differs": "{student} was taken for {id} of the course list, which spells the name differently. "
    "Tell your teacher if that is not you.",
    "you_note_user_guessed": "{student} was taken for your user name. Tell your teacher if that is wrong.",
    "you_note_group_unknown": "{group} seems to be a group. Tell your teacher who is in it.",
    "you_note_one_folder": "Everything in the folder {folder} was taken for yours. Tell your teacher if that is wrong.",
    "you_note_exercise_as_student": "{file} is named like the exercise, so the grader cannot tell whose it is. "
    "Tell your teacher.",
    "you_archive_names": "{file} does not state the encoding of its names; they were read as {encoding}: {name}. "
    "If that is wrong, use file names of English letters.",
    "you_archive_names_unknown": "{file} does not state the encoding of its names, and none makes sense: {name}. "
    "Use file names of English letters, and hand it in again.",
    # which file it is
    "you_missing_file": "{file} was not found in {place}. Hand it in under this name, or as {notebook}.",
    "you_missing_file_others": "{file} was not found in {place}. Found instead: {others}. "
    "If that is the answer, name it {file} or {notebook}.",
    "you_missing_file_near": "{file} was not found in {place}. Nearest: {near}. "
    "If that is the answer, name it {file} or {notebook}.",
    "you_file_renamed": "{file} was taken for {wanted}. Use this name next time.",
    "you_file_signed": "{file} was taken for {wanted}, as it defines what the exercise asks for. "
    "Use this name next time.",
    "you_file_owned": "{file} was taken for {wanted}; it has your name in its name, too. Use this name next time.",
    "you_lone_file": "{file} was taken for {wanted}, as it is your only file. Use this name next time.",
    "you_doubtful_beside": "Nothing was written in {file}. Not taken, as its name leaves a doubt: {near}. "
    "If that is the answer, give it the name of the exercise.",
    "you_ambiguous": "More than one {file} was found; graded: {chosen}. Passed over: {others}. "
    "Hand in one of them only.",
    # what is in it
    "you_empty_file": "{file} is empty. Save your work and hand it in again.",
    "you_not_text": "{file} is not a Python text file. Hand in the .py or .ipynb file itself.",
    "you_not_utf8": "{file} is not saved as UTF-8. Choose UTF-8 in your editor's Save dialog.",
    "you_not_regular": "{file} is not a regular file. Hand in the file itself.",
    "you_unreadable": "{file} cannot be read: {problem}. Hand it in again, or tell your teacher.",
    "you_too_big_file": "{file} has more than {most} bytes: that is not a solution of this exercise. "
    "Hand in the file of the exercise only.",
    "you_file_rich_text": "{file} is rich text, as TextEdit and WordPad save it. Save it as plain text, or copy the "
    "code into a Python editor, and hand it in again.",
    "you_file_web_page": "{file} is a saved web page. Download the file itself (on GitHub with the button Raw) and "
    "hand that in.",
    "you_file_word": "{file} is a document of a word processor. Copy the code into a plain text file and hand that in.",
    "you_file_pdf": "{file} is a PDF document. Hand in the .py or .ipynb file itself.",
    "you_file_link": "{file} holds only a link. Nothing is opened here: download the file itself and hand that in.",
    "you_file_unfinished": "{file}, {place}: this did not finish within {seconds:g} s and was stopped there; only what "
    'stands above was graded. Put work that takes long into a function, or under `if __name__ == "__main__":`.',
    "you_read_as_script": "{file} is plain Python, not a notebook; it was read as such. Name it .py.",
    "you_file_archive": "{file} is an archive with another name. Unpack it and hand in the .py or .ipynb file.",
    "you_file_merge": "{file} has the marks of an unfinished merge ({place}). Keep one of the two versions, delete the "
    "lines that begin with <<<<<<<, ======= and >>>>>>>, and hand it in again.",
    "you_read_as_utf8": "{file} is not saved as UTF-8; it was read as {encoding}. "
    "Choose UTF-8 in your editor's Save dialog.",
    "you_read_as_notebook": "{file} is a Jupyter notebook with another ending; it was read as one. Name it .ipynb.",
    "you_other_files": "{file} uses {names}, which is not read here: only {file} is graded. "
    "Copy what you need from there into {file}.",
    "you_uploads": "{file} asks for files with files.upload(), but nobody is there to choose one. "
    "Make the data in the code.",
    "you_notebook_foreign": "{file} is not a Jupyter notebook. Save it again in Jupyter, or hand in a .py file.",
    "you_notebook_old": "{file} is a notebook of version {version}. Open it in Jupyter and save it again.",
    "you_notebook_language": "{file} is a notebook for {language}. Write it in Python.",
    "you_notebook_large": "{file} has more than {most} MB. Clear its outputs and save it again.",
    "you_notebook_long": "{file} has more than {most} MB of text beside its outputs. "
    "Delete what does not belong to the exercise.",
    "you_notebook_empty": "{file} has no code cell. Write the functions into code cells, save, and hand it in again.",
    "you_cell_late": "Cell {cell} needs what a cell below it defines, so it was run again at the end. Put your cells "
    "in the order in which they have to run: Restart and run all shows whether they are.",
    "you_not_graded_yet": "This was not graded yet. Your teacher can grade it again.",
    "you_cell_left_out": "{file} was graded without cell {cell}. {problem:line}",
    "you_cell_failed": "{place}: {error}. The rest of this cell was not run; all other cells were.{advice}",
    "you_cell_import": "{place}: {error}. The rest of this cell was run, and so were all others: only what needs this "
    "module fails.{advice}",
    "you_file_stopped": "{file}, {place}: {error}. The file stops there while it loads; only what stands above was "
    "graded.{advice}",
}
