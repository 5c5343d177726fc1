"""Models of every architecture, very small and random, on disk as others leave them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from trainmaster_tunix import tiny

COMMON: dict[str, Any] = {
    "num_hidden_layers": 2,
    "vocab_size": 259,
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 8,
    "rms_norm_eps": 1e-6,
    "rope_theta": 500_000.0,
    "max_position_embeddings": 512,
    "tie_word_embeddings": True,
}
MODELS: dict[str, dict[str, Any]] = {
    "llama": {"model_type": "llama"},
    "llama-untied": {"model_type": "llama", "tie_word_embeddings": False},
    "qwen2": {"model_type": "qwen2"},
    "qwen3": {"model_type": "qwen3", "tie_word_embeddings": False},
    "gemma": {"model_type": "gemma3_text", "sliding_window": 64, "rope_local_base_freq": 10_000.0},
    "gemma-fused": {"model_type": "gemma3_text", "sliding_window": 64, "num_key_value_heads": 4},
}


def write(directory: Path, name: str, **changes: Any) -> Path:
    config = {**COMMON, **MODELS[name], **changes}
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "config.json").write_text(json.dumps(config))
    random = np.random.default_rng(7)
    weights = {key: (random.standard_normal(shape) * 0.1).astype(np.float32) for key, shape in shapes(config).items()}
    save_file(weights, directory / "model.safetensors")
    for file, text in tiny.tokenizer_files().items():
        (directory / file).write_text(text)
    return directory


def shapes(config: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    width, hidden, kind = config["hidden_size"], config["intermediate_size"], config["model_type"]
    queries = config["num_attention_heads"] * config["head_dim"]
    keys = config["num_key_value_heads"] * config["head_dim"]
    found: dict[str, tuple[int, ...]] = {
        "model.embed_tokens.weight": (config["vocab_size"], width),
        "model.norm.weight": (width,),
    }
    if not config["tie_word_embeddings"]:
        found["lm_head.weight"] = (config["vocab_size"], width)
    norms = ["input_layernorm", "post_attention_layernorm"]
    norms += ["pre_feedforward_layernorm", "post_feedforward_layernorm"] if kind == "gemma3_text" else []
    for layer in range(config["num_hidden_layers"]):
        place = f"model.layers.{layer}."
        attention = {"q": (queries, width), "k": (keys, width), "v": (keys, width), "o": (width, queries)}
        for part, shape in attention.items():
            found[f"{place}self_attn.{part}_proj.weight"] = shape
            if kind == "qwen2" and part != "o":
                found[f"{place}self_attn.{part}_proj.bias"] = shape[:1]
        if kind in ("qwen3", "gemma3_text"):
            found |= {f"{place}self_attn.{part}_norm.weight": (config["head_dim"],) for part in "qk"}
        found |= {f"{place}mlp.{part}_proj.weight": (hidden, width) for part in ("gate", "up")}
        found[f"{place}mlp.down_proj.weight"] = (width, hidden)
        found |= {f"{place}{norm}.weight": (width,) for norm in norms}
    return found
