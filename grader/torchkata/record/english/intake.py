"""The sentences on what was handed in: which file is whose answer, whose submission it is, what could not be read."""

INTAKE = {
    # the files of one submission
    "missing_file": "{file} was not found in {place}.",
    "missing_file_near": "{file} was not found in {place}, nor {notebook}. Nearest: {near}. "
    "If that is the answer, rename it, and run the same command again.",
    "missing_file_others": "{file} was not found in {place}, nor {notebook}. Found instead: {others}. "
    "If one of them is the answer, rename it, and run the same command again.",
    "file_renamed": "{file} was taken for {wanted}.",
    "file_signed": "{file} was taken for {wanted}, as it defines what the exercise asks for.",
    "file_owned": "{file} was taken for {wanted}; its name also contains the name of the student.",
    "lone_file": "{file} was taken for {wanted}, as it is the only .py or .ipynb file.",
    "ambiguous": "More than one {file} was found; graded: {chosen}. Passed over: {others}.",
    "skeleton_beside": "More than one {file} was found; graded: {chosen}. "
    "Passed over, as nothing was written there: {others}.",
    "doubtful_beside": "Nothing was written in {file}. Not taken, as its name leaves a doubt: {near}. "
    "If that is the answer, rename it, and run the same command again.",
    "nothing_handed_in": "There is nothing to grade. Hand in at least one of these files: {files:join}. "
    "A notebook (.ipynb) with the same name is accepted, too.",
    "notebook_too": "A notebook (.ipynb) with the same name is accepted, too.",
    "near": "Nearest: {near}. If that is the answer, rename it.",
    "near_others": "Found instead: {others}.",
    "near_file": "To grade it anyway, name the exercise: --only NAME (EX=NAME with make).",
    # taking a class in
    "class_missing": "{folder}: there is no such folder. Give the folder, or the zip, with one submission per student.",
    "class_closed": "{folder}: cannot be read: {problem}. Give yourself permission to read it.",
    "class_empty": "{folder}: there is no submission here. Give the folder with one submission per student.",
    "class_misread": "Not graded: the names were not understood. {misread} of {count} submissions hold no file that "
    "answers an exercise. Found: {shown}. Recognised are: {files} (or .ipynb), in a folder or archive named after each "
    "student. Rename the files, or choose the exercise with --only. To grade anyway: --anyway (make: ANYWAY=1).",
    "class_archive": "{problem} Or unpack {file} yourself and give the folder.",
    "metadata_unreadable": "{file}: cannot be read: {problem}. Export the submissions from Gradescope again.",
    "roster_unreadable": "{file}: cannot be read: {problem}. Save the roster as a CSV file.",
    "roster_encoding": "{file}: it is in no usual encoding. Save it as “CSV UTF-8”.",
    "roster_assumed": "{file} does not state its encoding; it was read as {encoding}: {name}. "
    "If a name is wrong, save the roster as “CSV UTF-8”.",
    "groups_header": "{file}: the first line has no columns for group and id. Write group,id there.",
    "roster_large": "{file}: has more than {most} MB. Give a CSV file with the columns id, name, email.",
    "roster_header": "{file}: the first line has no column {column}. Write id,name,email there.",
    "roster_column_twice": "{file}: the first line names the column {column} twice. Keep one of them.",
    "roster_no_id": "{file}: line {line} has no id. Give that student an id, or delete the line.",
    "roster_id_twice": "{file}: lines {first} and {line} have the same id, {student}. Give each student one id.",
    "handed_nothing": "{student} handed nothing in. Ask for the work, or leave it at zero points.",
    "handed_empty": "{student} handed in an empty folder. Ask for the files.",
    "handed_useless": "{student} handed in no .py or .ipynb file{others}. Ask for the file of the exercise.",
    "handed_others": ", only {names}",
    "handed_closed": "{student}: the folder cannot be read: {problem}. "
    "Give yourself permission to read it, and run the same command again.",
    "handed_link": "{file} is a link, and links are not followed. Put the files themselves there.",
    "handed_special": "{file} is neither a file nor a folder. Ask for the files themselves.",
    "handed_large": "{file} has more than {most} MB. Ask for the files of the exercise only.",
    "handed_files": "{student} handed in more than {most} files. Ask for the files of the exercise only.",
    "handed_failed": "{student}: the grader itself failed while it read what was handed in ({problem}). "
    "The student is not at fault. Look at the files, then run the same command again.",
    "handed_unreadable": "{file} cannot be read: {problem}. "
    "Give yourself permission to read it, and run the same command again.",
    "archive_damaged": "{file} is damaged, or not an archive. Ask for it again.",
    "archive_foreign": "{file} has an archive format that is not supported. Ask for a plain .zip.",
    "archive_locked": "{file} is locked with a password. Ask for it without one.",
    "archive_large": "{file} has more than {most} MB. Ask for the files of the exercise only.",
    "archive_ratio": "{file} unpacks to more than {most} times its size. Ask for the files themselves.",
    "archive_files": "{file} has more than {most} files. Ask for the files of the exercise only.",
    "archive_unwritten": "{file} could not be unpacked: {problem}. "
    "Look at permissions and disk space, and run the same command again.",
    "member_outside": "{file}: the name {member} leads out of the archive. Ask for a zip of the plain files.",
    "member_control": "{file}: the name {member} has characters that no name should have. Ask for other names.",
    "member_deep": "{file}: {member} lies more than {most} folders deep. Ask for a zip of the plain files.",
    "member_long": "{file}: the name {member} is too long. Ask for a shorter one.",
    "member_twice": "{file}: {member} is there twice, or differs from another name only in case. Ask for one of them.",
    "member_special": "{file}: {member} is a link or a device, not a file. Ask for a zip of the plain files.",
    "member_large": "{file}: {member} has more than {most} MB. Ask for the files of the exercise only.",
    "note_archive_inside": "{file} holds another archive, {inside}, which was not opened. Ask for the plain files.",
    "note_archive_beside": "{file} was not opened: there are loose files beside it.",
    "note_closed": "The folder {folder} cannot be read. "
    "Give yourself permission to read it, and run the same command again.",
    "note_cut_short": "There are more than {most} files; only the first ones were read. "
    "Delete those that do not belong to the exercises, and run the same command again.",
    "note_deep": "Files more than {most} folders deep, or with too long a path, were skipped. "
    "Put the files further up, and run the same command again.",
    "note_not_on_roster": "{student} is not in {file}. Add a line to the roster, or correct the id.",
    "note_many_on_roster": "{student} fits more than one line of {file}. Write the id into the submission's name.",
    "note_same_id": "{count} submissions have the id {student}: {names}. Each is graded. "
    "Keep one of them, and run the same command again.",
    "note_id_changed": "The id {id} cannot be used in file names; {student} is used instead.",
    "note_group": "Handed in together with {names}.",
    "note_latest": "There is more than one attempt; the latest is graded: {file}. Passed over: {others}.",
    "note_leading_zeros": "{student} was taken for {id} of {file}: leading zeros were ignored.",
    "note_found_within": "{student} was taken for {id} of {file}, which is a part of it.",
    "note_id_differs": "{student} was taken for {id} of {file}: characters between letters and digits were ignored.",
    "note_name_differs": "{student} was taken for {id} of {file}, which spells the name differently.",
    "note_group_unknown": "{group} seems to be a group. "
    "Put a table groups.csv with the columns group and id into the folder; then each member gets a row.",
    "note_group_missing": "{group} seems to be a group, but {file} does not list it. "
    "Add its members to groups.csv, and run the same command again.",
    "note_user_guessed": "{head}: it is not certain where the name of the work ends and the user name begins; "
    "{student} was taken for the user name. If it is wrong, put a roster.csv with the user names into the folder.",
    "note_section": "This lies in the folder {folder}, which was taken for a part of the class, with the work of "
    "several. If all in it is one student's, grade it with make grade.",
    "note_one_folder": "All lies in the folder {folder}, which was read as the work of one student. "
    "If it holds the work of several students, give that folder.",
    "note_exercise_as_student": "{file} is named like the exercise, so its owner is unknown. "
    "To grade {folder} as the work of one student: make grade SUBMISSION={folder}. "
    "Put the files of each student into a folder with the student's name.",
    "archive_names": "{file} does not state the encoding of its names; they were read as {encoding}: {name}. "
    "If a name is wrong, unpack the archive yourself and give the folder.",
    "archive_names_unknown": "{file} does not state the encoding of its names, and none makes sense: {name}. "
    "Unpack the archive yourself and give the folder.",
    "note_part": "{problem} The rest was taken.",
    "not_graded_yet": "{problem}",
    "not_graded_at_all": "It was not graded yet.",
}
