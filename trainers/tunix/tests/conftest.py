from pathlib import Path

import pytest

from trainmaster_tunix import device
from workspace import Workspace


def pytest_configure() -> None:
    # As in a trainer: before anything imports jax.
    device.prepare("cpu")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)
