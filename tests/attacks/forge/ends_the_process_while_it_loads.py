"""Ends its process with status 0 while the file loads."""

import os

os._exit(0)
