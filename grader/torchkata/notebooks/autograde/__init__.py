"""What runs inside ``nbgrader autograde`` after ``use_sandbox``, and the process beside it that grades."""
