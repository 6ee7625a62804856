"""The parts of the proof: which files of tests each is made of, and how long each took.

`make test PART=attacks` runs one of them; several with a comma between.
"""

from collections import Counter

PARTS = {
    "attacks": ["attacks", "class_attacked", "plain_user"],
    "laws": [
        "checks_that_reach",
        "exercises",
        "laws",
        "mistakes",
        "mutants",
        "network_figures",
        "seeds",
        "unusual_programs",
    ],
    "class": [
        *(
            "archives",
            "class_cluster",
            "class_code",
            "class_cluster_workers",
            "class_command",
            "class_damaged",
            "class_exercises",
            "class_gradebook",
            "class_times",
            "class_interrupted",
            "class_memory",
            "class_parts",
        ),
        *(
            "class_odd_entries",
            "class_quick",
            "class_tools",
            "attention",
            "encodings",
            "fetch",
            "fill",
            "handins",
            "intake",
            "layouts",
            "misread",
            "platforms",
            "roster",
            "wrappers",
        ),
    ],
    "files": [
        "answer_names",
        "choice_of_files",
        "bad_input",
        "broken",
        "handed_code",
        "helper_files",
        "honest",
        "keep",
        "notebook",
        "points_belong",
        "standard_streams",
    ],
    "engine": [
        *("budget", "deaths", "grader", "filesystem", "folder_watch", "replies", "streams", "values_extended"),
        *("adaptations", "answer_code", "edited", "lazy_ticks", "neutral_texts", "not_here"),
        *(
            "by_hand",
            "environment",
            "fuzz_frames",
            "fuzz_values",
            "grade_command",
            "interrupt",
            "levels",
            "lies",
            "libraries",
            "loading",
            "memory",
            "object_hints",
            "object_lies",
            "objects",
            "observed",
            "observed_limits",
            "pictures",
            "plain_data",
            "exercise_names",
            "next_step",
            "progress",
            "screen",
            "status_line",
        ),
        *("start", "student_process", "training_traces", "training_limits", "uncompiled", "verdicts", "wire"),
    ],
    "feedback": [
        *("causes", "feedback_bits", "feedback_everywhere", "feedback_words", "hints_in_steps"),
        "hidden_feedback",
        "hints",
        "minimal_feedback",
        "misleading",
        "missing_names",
        "oracle",
        "page_facts",
        "reach",
        "redacted",
        "replays",
        *("sealed", "sealed_forms"),
        "syntax_advice",
        "words",
    ],
    "views": [
        "record",
        *(
            "fail_on",
            "push_escaping",
            "item_analysis",
            "to_student",
            "views",
            "views_classroom50",
            "formgrader",
            "views_gradebook",
            "views_gradescope",
            "views_page",
            "views_page_browser",
            "views_platforms",
        ),
        *("views_pushes", "views_submission_page", "views_submission_pictures", "writing"),
    ],
    "notebooks": [
        "autograde",
        "nbgrader_cells",
        "nbgrader_steps",
        "notebook_checks",
        "notebooks",
        "use_sandbox",
    ],
    "thorough": [
        *("attacks_bite", "chance", "flicker", "mutants_killed"),
        *("nbgrader_sample", "own_pictures", "published_figures"),
    ],
    "nbgrader": ["nbgrader_all", "nbgrader_page"],
    "release": [
        *(
            "autograder",
            "autograder_failures",
            "autograder_settings",
            "containers",
            "delivery",
            "engine_wheel",
            "installed",
            "pytest_range",
            "setup",
        ),
        *("student_kit", "workflows", "workflows_gitlab"),
    ],
    "author": [
        *("architecture", "course_table", "curriculum", "form", "glossary", "hint"),
        *("watch_command", "watch_parts", "watch_view"),
        *("languages", "lint", "literals", "moves"),
        *("new_course", "papers", "parts", "settings", "workshop"),
    ],
}


ONLY_NAMED = {"nbgrader", "thorough"}  # parts that run only when they are named: each takes many minutes

PART_OF = {f"test_{name}.py": part for part, names in PARTS.items() for name in names}


def table(seconds: Counter[str], tests: Counter[str], wall: float) -> list[str]:
    """Return the lines of a table: for each part its tests and the seconds that they took, added up."""
    lines = [f"{'part':<10}{'tests':>7}{'seconds':>9}"]
    lines += [f"{part:<10}{tests[part]:>7}{took:>9.1f}" for part, took in seconds.most_common()]
    return [*lines, f"{'together':<10}{tests.total():>7}{seconds.total():>9.1f}   in {wall:.0f} s"]
