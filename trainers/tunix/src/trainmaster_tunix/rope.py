"""Rotary positions with the frequencies that the model was trained with."""

import math
from collections.abc import Callable
from typing import Any

import jax.numpy as jnp

from trainmaster_tunix.problems import ExitCode, TrainerError


def rope_theta(config: dict[str, Any]) -> float:
    return float(_parameters(config).get("rope_theta", config.get("rope_theta", 10_000.0)))


def set_rope(library: Any, config: dict[str, Any]) -> None:
    """tunix 0.1.7 turns Llama and Qwen3 with a base of a million, whatever their configuration says."""
    if hasattr(library, "apply_rope") and config["model_type"] in ("llama", "qwen3"):
        library.apply_rope = _apply_with(config)
    elif _scaling(config):
        raise TrainerError(
            ExitCode.CONFIG, f"config.json has rope_scaling, which {config['model_type']} cannot do here"
        )


def inverse_frequencies(config: dict[str, Any], head_dim: int) -> list[float]:
    theta = rope_theta(config)
    plain = [theta ** (-2 * i / head_dim) for i in range(head_dim // 2)]
    scaling = _scaling(config)
    return [_llama3(frequency, scaling) for frequency in plain] if scaling else plain


def _apply_with(config: dict[str, Any]) -> Callable[..., Any]:
    _refuse_unknown(_scaling(config))

    def apply_rope(inputs: Any, positions: Any, head_dim: int, rope_theta: int = 0) -> Any:
        frequencies = jnp.asarray(inverse_frequencies(config, head_dim), jnp.float32)
        angle = (positions[..., None] * frequencies)[..., None, :]
        first, second = jnp.split(inputs, 2, axis=-1)
        sin, cos = jnp.sin(angle), jnp.cos(angle)
        turned = jnp.concatenate([first * cos - second * sin, second * cos + first * sin], axis=-1)
        return turned.astype(inputs.dtype)

    return apply_rope


def _parameters(config: dict[str, Any]) -> dict[str, Any]:
    return config.get("rope_parameters") or {}


def _scaling(config: dict[str, Any]) -> dict[str, Any]:
    scaling = config.get("rope_scaling") or _parameters(config)
    return {} if scaling.get("rope_type", "default") == "default" else scaling


def _refuse_unknown(scaling: dict[str, Any]) -> None:
    if scaling and scaling["rope_type"] != "llama3":
        raise TrainerError(
            ExitCode.CONFIG, f"config.json scales positions by {scaling['rope_type']}; this trainer knows llama3"
        )


def _llama3(frequency: float, scaling: dict[str, Any]) -> float:
    """Long waves are stretched, short ones kept, those between blended."""
    wave = 2 * math.pi / frequency
    context = scaling["original_max_position_embeddings"]
    low, high, factor = scaling["low_freq_factor"], scaling["high_freq_factor"], scaling["factor"]
    if wave < context / high:
        return frequency
    if wave > context / low:
        return frequency / float(factor)
    blend = (context / wave - low) / (high - low)
    return float((1 - blend) * frequency / factor + blend * frequency)
