"""`python -m netlib` is the command `netlib`, also before anything is installed."""

import sys

from netlib.cli import main

sys.exit(main())
