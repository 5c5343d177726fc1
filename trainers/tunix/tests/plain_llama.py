"""A Llama in plain numpy, from config.json and model.safetensors alone: what somebody else would make of our files."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

Array = np.ndarray[Any, Any]


def logits(directory: Path, tokens: list[int]) -> Array:
    config = json.loads((directory / "config.json").read_text())
    weights = {name: value.astype(np.float64) for name, value in load_file(directory / "model.safetensors").items()}
    embedding = weights["model.embed_tokens.weight"]
    x = embedding[tokens]
    for layer in range(config["num_hidden_layers"]):
        part = {k.split(f"layers.{layer}.")[1]: v for k, v in weights.items() if f"layers.{layer}." in k}
        x = x + _attention(_norm(x, part["input_layernorm.weight"], config), part, config)
        y = _norm(x, part["post_attention_layernorm.weight"], config)
        gate = y @ part["mlp.gate_proj.weight"].T
        up = y @ part["mlp.up_proj.weight"].T
        x = x + (gate / (1 + np.exp(-gate)) * up) @ part["mlp.down_proj.weight"].T
    head = embedding if config["tie_word_embeddings"] else weights["lm_head.weight"]
    result: Array = _norm(x, weights["model.norm.weight"], config) @ head.T
    return result


def _attention(x: Array, part: dict[str, Array], config: dict[str, Any]) -> Array:
    heads, key_heads, width = config["num_attention_heads"], config["num_key_value_heads"], config["head_dim"]
    length = len(x)
    q = _turn((x @ part["self_attn.q_proj.weight"].T).reshape(length, heads, width), config)
    k = _turn((x @ part["self_attn.k_proj.weight"].T).reshape(length, key_heads, width), config)
    v = (x @ part["self_attn.v_proj.weight"].T).reshape(length, key_heads, width)
    k, v = (np.repeat(part_, heads // key_heads, axis=1) for part_ in (k, v))
    scores = np.einsum("thd,shd->hts", q, k) / np.sqrt(width)
    scores = np.where(np.tril(np.ones((length, length), bool)), scores, -np.inf)
    share = np.exp(scores - scores.max(-1, keepdims=True))
    share /= share.sum(-1, keepdims=True)
    result: Array = np.einsum("hts,shd->thd", share, v).reshape(length, -1) @ part["self_attn.o_proj.weight"].T
    return result


def _turn(x: Array, config: dict[str, Any]) -> Array:
    half = x.shape[-1] // 2
    frequencies = config["rope_theta"] ** (-np.arange(half) / half)
    angle = (np.arange(len(x))[:, None] * frequencies)[:, None]
    first, second = x[..., :half], x[..., half:]
    return np.concatenate(
        [first * np.cos(angle) - second * np.sin(angle), second * np.cos(angle) + first * np.sin(angle)], -1
    )


def _norm(x: Array, weight: Array, config: dict[str, Any]) -> Array:
    result: Array = x / np.sqrt((x**2).mean(-1, keepdims=True) + config["rms_norm_eps"]) * weight
    return result
