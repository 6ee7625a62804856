"""The sentences of the commands `class`, `demo` and `regrade-diff`: what they print, and what they refuse."""

CLASSROOM = {
    # the summary and the progress
    "class_students": "{count} students",
    "class_checks": "checks:",
    "class_slowest": "slowest: {students:join}",
    "class_seconds": "{student} {seconds:.1f} s",
    "class_unconfined": "{count} were graded without isolation: their code had the rights of your account.",
    "class_attention": "Needs attention:",
    "class_written": "written to",
    "class_files": "{folder}: {files:join}",
    "class_gone": "elapsed,",
    "class_left": "left",
    "class_rate": "{rate:.0f}/min",
    # two gradings compared
    "diff_no_results": "{folder}: there are no results here. Give the --out folder of a graded class.",
    "diff_unreadable": "{file}: cannot be read: {problem}. Grade the class again.",
    "diff_foreign": "{file}: this is not a result of a class. Give the --out folder of a graded class.",
    "diff_damaged": "{file}: this result is damaged ({problem}). Grade that class again.",
    "not_an_object": "it is not an object",
    "diff_moved": "{moved} of {count} students moved.",
    "diff_one_side": "{student}: only in {folder}",
    "diff_no_check": "no such check",
    "diff_not_graded": "not graded",
    # refusals and problems
    "class_not_isolated": "This machine cannot isolate students' code, so no class is graded here. See what is "
    "missing: make doctor. To grade anyway, with the rights of your account: --isolation none.",
    "class_unwritten": "{place}: cannot be written: {problem}. Choose another --out.",
    "class_stopped": "{folder}: {problem}. Fix the cause, and run the same command again: it continues.",
    "class_keeps": "Kept from earlier runs, not graded now: {kept:join}. Graded now: {graded:join}.",
    "class_kept": "\n{count} were graded before and have not changed.",
    "class_audit_failed": "\nTHE CLOSING CHECK FAILED. Do not publish these grades.",
    "class_interrupted": "\nInterrupted: {done} of {total} are graded and saved. "
    "Run the same command again to continue.",
    "class_interrupted_early": "\nInterrupted before the first submission was read.",
    # the closing check
    "audit_rows": "{students}: not every student has exactly one record and one row.",
    "audit_row": "{student}: this row of {file} is that of {other}.",
    "audit_points": "{student}: {column} says {written}, the checks add up to {points}.",
    "audit_nothing": "nothing",
    # the output folder
    "out_journal": "{file}: it is damaged, or belongs to another program. Choose another --out, or move it away.",
    "out_exists": "{file}: the file exists, and this grader did not write it. Choose another --out.",
    "link_to_itself": "{path}: this link leads back to itself. Name the folder.",
    "out_nested": "{out}: the results would lie among the submissions. Choose an --out beside {folder}.",
    # the journal
    "journal_table": "the table {table} is another one",
    "journal_damaged": "{file} is damaged ({problem}). It is kept as {kept}; everything is graded again. "
    "If this folder held other exercises than this run grades, grade those again, too.",
    "journal_records": "Damaged records in the journal: {count}. Those submissions are graded again.",
    "journal_version": "{file} was written by another version of the grader. Choose another folder.",
    "journal_busy": "{file}: {problem}. Another run is writing there. Wait for it.",
    "journal_failed": "{file}: {problem}. Look at permissions and disk space.",
    # the processes and the cluster
    "job_died": "the grading process died {count} times with it",
    "job_version": "this machine has another version of the grader: install the same one on all machines",
    "job_keyless": "this process does not have the answer key. Run the same command again.",
    "job_not_isolated": "this machine cannot isolate student code. Run `make doctor` there.",
    "cluster_died": "the workers of the cluster died with it, one after the other",
    "cluster_lost": "The cluster was lost: its scheduler ended, or does not answer. All results so far are saved. "
    "Start it again, and run the same command again: it continues.",
    "cluster_package": "--cluster needs distributed ({problem}): pip install 'torchkata[cluster]'",
    "cluster_silent": "--cluster {address}: no scheduler answers there: {problem:clause}. Check the address, start the "
    "scheduler (python -m dask scheduler), and run the same command again.",
    "cluster_settings": "--cluster {address}: the settings of Dask do not fit: {problem:clause}. DASK_CONFIG is "
    "{place}. Let it name the folder with the certificate (docs/teachers.md), and run the same command again.",
    "cluster_not_set": "not set",
    "cluster_no_answer": "no answer within {seconds:.0f} s",
    "cluster_scheduler_bare": "--cluster {address}: torchkata is missing where the scheduler runs, or a "
    "package of it ({problem:clause}). Start the scheduler in an environment with torchkata[cluster].",
    "cluster_scheduler": "--cluster {address}: the scheduler is not like this machine: {differences:join}. Install "
    "the same torchkata there, and start the scheduler again.",
    "cluster_version": "{name} {there} in place of {here}",
    "cluster_code": "other code under the same version number of torchkata",
    # the workers of a cluster
    "cluster_left_out": "Left out: {names:join}: {reason:clause}.",
    "cluster_more": "and {count} more",
    "cluster_bare": "torchkata is missing there, or a package of it ({problem:clause}): start it in an environment "
    "with torchkata[cluster]",
    "cluster_differs": "it is not like this machine: {differences:join}",
    "cluster_failed": "it could not grade {count} submissions in a row: {problem:clause}",
    "cluster_examined": "Examining workers: {count}",
    "cluster_all_out": "No worker of the cluster can grade.\n{sentences}\nAll results so far are saved. Correct this "
    "on the workers, start them again, and run the same command again: it continues.",
    "cluster_waiting": "{address}: no worker is there that can grade. Start one: python -m dask worker {address}. "
    "Waiting for up to {seconds:.0f} s.",
    "cluster_countdown": "Waiting for a worker: {seconds:.0f} s left",
    "cluster_nobody": "{address}: no worker that can grade came within {seconds:.0f} s.{sentences}\nAll results so "
    "far are saved. Start a worker (python -m dask worker {address}), and run the same command again: it continues.",
    # the demonstration
    "demo_keyless": "The demonstration is made from stored answers, which this copy lacks: solutions/.",
    "demo_changed": "{file}: {folder} holds other files than the demonstration wrote. Choose another --out.",
    "demo_not_folder": "{folder}: this is not a folder. Choose another --out.",
}
