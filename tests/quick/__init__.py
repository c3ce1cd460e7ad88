"""The tests of what has changed, in less than a minute.

    make quick                   what differs from main, or else from the last commit
    make quick SINCE=HEAD~3      what differs from another commit
    make quick ENGINES=none      without Macaulay2

How it chooses.  Each changed file says some *nouns*: a module of the package, the public functions
and classes in which a line changed, or that use what changed in the same module; a template, an
example, a golden folder, its own noun; a file of the Macaulay2 library, its name and the nouns
whose templates include it.  Then it runs

* test files that have changed themselves;
* test files with a noun or a changed module in their name (``test_isolation.py`` for
  ``isolation.py``), and unit tests that import a changed module, or a changed helper of the tests;
* of all other test files, the tests that have a noun in their name or their parameters, as
  ``pytest -k noun`` finds them, or whose own code calls it.  A noun that stands in more than
  fifteen test files (``Ideal``, ``degree``) counts there as a parameter only.

Unit tests come first, then tests of Macaulay2, on the newest version alone.  After 45 seconds what
is left is skipped, and the last line says how many tests that were; ``make test`` runs everything.
"""
