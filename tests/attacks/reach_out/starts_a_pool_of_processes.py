"""Starts a pool of processes by the standard library."""

import multiprocessing


def double(values):
    with multiprocessing.get_context("fork").Pool(2) as pool:
        print(pool.map(str, [BITES]))
