from typing import Any

import pytest

from trainmaster_tunix.manifest import read_manifest
from trainmaster_tunix.rope import inverse_frequencies
from trainmaster_tunix.schedule import LearningRate
from workspace import Workspace


def rate(workspace: Workspace, total: int, **settings: Any) -> LearningRate:
    return LearningRate(0.1, read_manifest(workspace.write(settings=settings)).settings, total)


@pytest.mark.parametrize("schedule", ["constant", "linear", "cosine"])
def test_what_is_told_is_what_is_used(schedule: str, workspace: Workspace) -> None:
    learning_rate = rate(workspace, 20, schedule=schedule, warmupSteps=5)
    for step in range(1, 21):
        assert float(learning_rate(step - 1)) == pytest.approx(learning_rate.told(step), rel=1e-5)


def test_a_rate_rises_to_its_peak_and_falls_to_nothing(workspace: Workspace) -> None:
    learning_rate = rate(workspace, 20, schedule="cosine", warmupSteps=5)
    told = [learning_rate.told(step) for step in range(1, 21)]
    assert told[0] == pytest.approx(0.02)
    assert told[5] == max(told) == pytest.approx(0.1)
    assert told[5:] == sorted(told[5:], reverse=True)
    assert 0 < told[-1] < 0.002


def test_long_waves_are_stretched_as_llama_3_does() -> None:
    scaling = {
        "rope_type": "llama3",
        "factor": 8.0,
        "low_freq_factor": 1.0,
        "high_freq_factor": 4.0,
        "original_max_position_embeddings": 8192,
    }
    plain = inverse_frequencies({"model_type": "llama", "rope_theta": 500_000.0}, 64)
    scaled = inverse_frequencies({"model_type": "llama", "rope_theta": 500_000.0, "rope_scaling": scaling}, 64)
    assert scaled[0] == plain[0]
    assert scaled[-1] == pytest.approx(plain[-1] / 8)
    assert all(p / 8 <= s <= p for p, s in zip(plain, scaled, strict=True))
