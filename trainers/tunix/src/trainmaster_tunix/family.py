"""The architectures that tunix 0.1.7 has and that this trainer can load and give back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax.numpy as jnp
from tunix.models.gemma3 import model as gemma3
from tunix.models.gemma3 import params_safetensors as gemma3_params
from tunix.models.llama3 import model as llama3
from tunix.models.llama3 import params as llama3_params
from tunix.models.qwen2 import model as qwen2
from tunix.models.qwen2 import params as qwen2_params
from tunix.models.qwen3 import model as qwen3
from tunix.models.qwen3 import params as qwen3_params

from trainmaster_tunix.problems import ExitCode, TrainerError
from trainmaster_tunix.rope import rope_theta


@dataclass(frozen=True)
class Family:
    """`mapping` is tunix's table from the names of others to its own; it is not public, so the version is pinned."""

    library: Any
    module: Callable[..., Any]
    shape: Callable[[dict[str, Any], str, str], Any]
    mapping: Callable[[Any], dict[str, Any]]
    load: Callable[..., Any]
    must_be: dict[str, Any]


def family_of(config: dict[str, Any]) -> Family:
    kind = config.get("model_type")
    family = _FAMILIES.get(str(kind))
    if family is None:
        raise TrainerError(
            ExitCode.CONFIG, f"config.json says model_type {kind}; this trainer knows {', '.join(sorted(_FAMILIES))}"
        )
    for key, value in family.must_be.items():
        if config.get(key, value) != value:
            raise TrainerError(
                ExitCode.CONFIG, f"config.json says {key}: {config[key]}, which tunix's {kind} cannot do"
            )
    return family


def _common(config: dict[str, Any]) -> dict[str, Any]:
    heads = config["num_attention_heads"]
    return {
        "num_layers": config["num_hidden_layers"],
        "embed_dim": config["hidden_size"],
        "hidden_dim": config["intermediate_size"],
        "num_heads": heads,
        "head_dim": config.get("head_dim") or config["hidden_size"] // heads,
        "num_kv_heads": config.get("num_key_value_heads", heads),
    }


def _llama(config: dict[str, Any], dtype: str, remat: str) -> Any:
    return llama3.ModelConfig(
        **_common(config),
        vocab_size=config["vocab_size"],
        norm_eps=config["rms_norm_eps"],
        rope_theta=rope_theta(config),
        weight_tying=bool(config.get("tie_word_embeddings")),
        remat_config=llama3.RematConfig[remat.upper()],
    )


def _qwen(library: Any) -> Callable[[dict[str, Any], str, str], Any]:
    def shape(config: dict[str, Any], dtype: str, remat: str) -> Any:
        return library.ModelConfig(
            **_common(config),
            vocab_size=config["vocab_size"],
            norm_eps=config["rms_norm_eps"],
            rope_theta=rope_theta(config),
            use_tied_embedding=bool(config.get("tie_word_embeddings")),
            remat_config=library.RematConfig[remat.upper()],
            dtype=jnp.dtype(dtype),
            param_dtype=jnp.dtype(dtype),
        )

    return shape


def _gemma(config: dict[str, Any], dtype: str, remat: str) -> Any:
    return gemma3.ModelConfig(
        **_common(config),
        num_embed=config["vocab_size"],
        sliding_window_size=config["sliding_window"],
        local_base_frequency=int(config.get("rope_local_base_freq", 10_000)),
        global_base_frequency=int(rope_theta(config)),
        remat_config=gemma3.RematConfig[remat.upper()],
        param_dtype=jnp.dtype(dtype),
    )


_FAMILIES = {
    "llama": Family(
        llama3,
        llama3.Llama3,
        _llama,
        llama3_params._get_key_and_transform_mapping,
        llama3_params.create_model_from_safe_tensors,
        {"attention_bias": False, "mlp_bias": False, "hidden_act": "silu"},
    ),
    "qwen2": Family(
        qwen2,
        qwen2.Qwen2,
        _qwen(qwen2),
        qwen2_params._get_key_and_transform_mapping,
        qwen2_params.create_model_from_safe_tensors,
        {"use_sliding_window": False, "hidden_act": "silu"},
    ),
    "qwen3": Family(
        qwen3,
        qwen3.Qwen3,
        _qwen(qwen3),
        qwen3_params._get_key_and_transform_mapping,
        qwen3_params.create_model_from_safe_tensors,
        {"use_sliding_window": False, "attention_bias": False, "hidden_act": "silu"},
    ),
    "gemma3_text": Family(
        gemma3,
        gemma3.Gemma3,
        _gemma,
        gemma3_params._get_key_and_transform_mapping,
        gemma3_params.create_model_from_safe_tensors,
        {"tie_word_embeddings": True, "rms_norm_eps": 1e-6, "final_logit_softcapping": None},
    ),
}
