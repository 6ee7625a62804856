"""Starts a program that exists in memory only."""

import os


def double(values):
    program = os.memfd_create("program", 0)
    os.write(program, f"#!/bin/sh\necho {BITES}\n".encode())
    child = os.fork()
    if child == 0:
        os.execve(program, ["program"], {})
    os.waitpid(child, 0)
