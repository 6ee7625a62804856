"""The sentences on why something is not graded, or not written over."""

REFUSALS = {
    "refused_no_key": "exercises/{folder}: its answer key is missing, so {folder} is not graded. "
    "Add solutions/{folder}, or remove exercises/{folder}.",
    "refused_no_file": "{file}: there is no such file, so {folder} is not graded. Restore it.",
    "refused_broken": "{problem} {folder} is not graded.",
    "refused_no_settings": "{path}: it has no {settings}, so {folder} is not graded. Restore the file.",
    "refused_no_skeleton": "exercises/{folder}: there is no skeleton for students. Run `make skeletons`.",
    "refused_no_exercise": "There is no exercise {word!r}. The exercises are: {names:join}.",
    "refused_no_exercise_near": "There is no exercise {word!r}. Did you mean {near:join}? All exercises: {names:join}.",
    "refused_ambiguous": "{word!r} fits more than one exercise: {names:join}. Type more of the name.",
    "refused_one_exercise": "Name one exercise, not {count}.",
    "refused_two_paths": "Name one submission: a file or a folder. These are {count}: {paths:join}.",
    "refused_no_path": "{path}: there is no such file or folder.",
    "refused_empty_folder": "{path}: nothing to grade. It should hold at least one of: {files:join}.",
    "refused_other_file": "{path}: nothing to grade. It should be one of: {files:join}.",
    "refused_some_keys": "{folders:join}: the answer key is missing, while others have theirs. Add it.",
    "in_the_way": "{file}: it is there already, and is not {kind}. Name another file, or move this one away.",
    "in_the_way_special": "{file}: this is not a file that can be replaced. Name another file.",
    "in_the_way_closed": "{file}: it cannot be read ({problem}), so it may be somebody else's. "
    "Name another file, or move this one away.",
    "it_is_gone": "it is gone",
}
