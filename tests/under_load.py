"""`python -m tests.under_load [ROUNDS]`: all examples of the tutor, on a busy machine.

As many processes as there are processors do nothing but work. Each wrong file has to be named
rightly and each right one has to pass, in every round (20, if no number is given).
"""

import os
import subprocess
import sys
import time

from netlib.checks.exercises import EXERCISES
from tests.test_checks_examples import misnamed, mistakes_of, refused, solutions_of

ROUNDS = 20
WORK = "while True: pass"


def main() -> int:
    """Run all rounds; the exit status is 1 if one of them had something wrong."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    workers = [subprocess.Popen([sys.executable, "-c", WORK]) for _ in range(os.cpu_count() or 1)]
    wrong = 0
    try:
        for number in range(1, rounds + 1):
            for exercise in sorted(EXERCISES):
                began = time.monotonic()
                found = misnamed(exercise, mistakes_of(exercise))
                found |= refused(exercise, solutions_of(exercise))
                wrong += len(found)
                seconds = time.monotonic() - began
                print(
                    f"round {number}: {exercise}: {len(found)} wrong, {seconds:.0f} s", flush=True
                )
                for text in found.values():
                    print(text, flush=True)
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    print(f"{wrong} wrong in {rounds} rounds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
