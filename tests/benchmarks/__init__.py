"""Speed, as ratios within one run. Not part of the tests: run a module by ``./run manage shell`` or ``python -m``."""
