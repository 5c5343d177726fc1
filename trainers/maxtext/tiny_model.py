"""Writes what MaxText trains while a test waits: the measures of a tiny Llama without weights, and a tokenizer of bytes."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "huggingface"))
from byte_tokenizer import tokenizer  # noqa: E402


def measures(vocabulary):
    return {
        "load_parameters_path": "",
        "decoder_block": "llama2",
        "mlp_activations": ["silu", "linear"],
        "base_emb_dim": 96,
        "base_num_query_heads": 4,
        "base_num_kv_heads": 2,
        "base_num_decoder_layers": 2,
        "base_mlp_dim": 256,
        "head_dim": 24,
        "vocab_size": vocabulary,
    }


if __name__ == "__main__":
    words = tokenizer()
    words.save_pretrained(sys.argv[1])
    with open(os.path.join(sys.argv[1], "maxtext.yml"), "w", encoding="utf-8") as file:
        json.dump(measures(len(words)), file, indent=2)
