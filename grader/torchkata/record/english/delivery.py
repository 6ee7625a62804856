"""The sentences on the exercises of a student's kit, when they are put in place."""

DELIVERY = {
    "exercise_added": "exercises/{exercise}: added.",
    "skeleton_replaced": "exercises/{exercise}/{file}: replaced by a newer version. You had not changed it.",
    "skeleton_newer": "exercises/{exercise}/{file}: there is a newer version, {newer} beside it. Your file was not "
    "changed. Compare the two.",
    "checks_restored": "exercises/{exercise}/{file}: this is the teacher's file, and it was changed. It is restored; "
    "the changed one is now {kept}.",
}
