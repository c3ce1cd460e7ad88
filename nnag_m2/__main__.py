"""``python -m nnag_m2`` is the command ``nnag-m2``."""

import sys

from nnag_m2.cli import main

sys.exit(main())
