"""Everything that the build asks of the driver: format, lint, types, tests that really train."""

import os
import subprocess
import sys
from pathlib import Path

import environments

HERE = Path(__file__).resolve().parent.parent


def main() -> int:
    trainer = environments.python(HERE / "requirements-cpu.lock")
    tools = environments.python(HERE / "requirements-dev.lock")
    folders = ["src", "tests", "tools"]
    steps: list[list[str | Path]] = [
        [tools, "-m", "ruff", "format", "--check", "--quiet", *folders],
        [tools, "-m", "ruff", "check", "--quiet", *folders],
        [tools, "-m", "mypy", "--python-executable", trainer, "--cache-dir", HERE / "target" / "mypy"],
        [trainer, "-m", "pytest", *sys.argv[1:]],
    ]
    for step in steps:
        code = subprocess.run(step, cwd=HERE, env=_environment(tools), check=False).returncode
        if code:
            return code
    return 0


def _environment(tools: Path) -> dict[str, str]:
    """pytest runs where tunix is, and is found where the tools are."""
    packages = next((tools.parent.parent / "lib").glob("python3*")) / "site-packages"
    return {**os.environ, "PYTHONPATH": str(packages), "RUFF_NO_CACHE": "true"}


if __name__ == "__main__":
    sys.exit(main())
