"""Everything that the build asks of the driver: format, lint, types, tests that really train."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import environments

HERE = Path(__file__).resolve().parent.parent
# Half of the time of all tests.
TRAININGS = "tests/test_training.py"

Step = list[str | Path]


def main() -> int:
    """Side by side what is independent: trainings wait more than they compute."""
    trainer = environments.python(HERE / "requirements-cpu.lock")
    tools = environments.python(HERE / "requirements-dev.lock")
    folders = ["src", "tests", "tools"]
    pytest: Step = [trainer, "-m", "pytest"]
    looking: list[Step] = [
        [tools, "-m", "ruff", "format", "--check", "--quiet", *folders],
        [tools, "-m", "ruff", "check", "--quiet", *folders],
        [tools, "-m", "mypy", "--python-executable", trainer, "--cache-dir", HERE / "target" / "mypy"],
    ]
    chains = [looking, [[*pytest, TRAININGS]], [[*pytest, f"--ignore={TRAININGS}"]]]
    if sys.argv[1:]:
        chains = [[[*pytest, *sys.argv[1:]]]]
    environment = _environment(tools)
    with ThreadPoolExecutor(len(chains)) as pool:
        return max(pool.map(lambda chain: _first_trouble(chain, environment), chains))


def _first_trouble(chain: list[Step], environment: dict[str, str]) -> int:
    for step in chain:
        done = subprocess.run(
            step, cwd=HERE, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        print(done.stdout, end="", flush=True)
        if done.returncode:
            return abs(done.returncode)
    return 0


def _environment(tools: Path) -> dict[str, str]:
    """pytest runs where tunix is, and is found where the tools are."""
    packages = next((tools.parent.parent / "lib").glob("python3*")) / "site-packages"
    environment = {**os.environ, "PYTHONPATH": str(packages), "RUFF_NO_CACHE": "true"}
    # Every training is a process: compiling jax and tunix from source anew is three quarters of its start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


if __name__ == "__main__":
    sys.exit(main())
