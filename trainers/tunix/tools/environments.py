"""Virtual environments from locked requirements, one for each lock's digest, shared by everything on this machine."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path


def cache() -> Path:
    return Path(os.environ.get("TRAINMASTER_CACHE") or Path.home() / ".cache" / "trainmaster")


def place(lock: Path) -> Path:
    return cache() / "venvs" / hashlib.sha256(lock.read_bytes()).hexdigest()[:16]


def python(lock: Path) -> Path:
    """The interpreter of the environment, which is made unless it is there and whole."""
    directory = place(lock)
    directory.parent.mkdir(parents=True, exist_ok=True)
    with directory.with_suffix(".lock").open("w") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        if not (directory / "complete").exists():
            _make(directory, lock)
    return directory / "bin" / "python"


def _make(directory: Path, lock: Path) -> None:
    print(f"making {directory} from {lock.name}", flush=True)
    shutil.rmtree(directory, ignore_errors=True)
    venv.create(directory, with_pip=shutil.which("uv") is None, symlinks=True)
    interpreter = str(directory / "bin" / "python")
    uv = shutil.which("uv")
    pip = [interpreter, "-m", "pip", "install", "--no-compile"]
    install = [uv, "pip", "install", "--python", interpreter] if uv else pip
    subprocess.run([*install, "--quiet", "--no-deps", "--require-hashes", "-r", str(lock)], check=True)
    (directory / "complete").write_text(lock.name + "\n")


if __name__ == "__main__":
    print(python(Path(sys.argv[1])))
