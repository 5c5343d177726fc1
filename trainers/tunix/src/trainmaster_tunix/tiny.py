"""The built-in model: a Llama so small that it learns on a laptop while one watches, with bytes for tokens."""

import json
from typing import Any

from trainmaster_tunix.tensors import TensorSpec

NAME = "tiny"

_LAYERS = 2
_WIDTH = 96
_HIDDEN = 256
_HEADS = 4
_KEY_HEADS = 2
_HEAD_WIDTH = 24
_VOCABULARY = 259


def config() -> dict[str, Any]:
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "num_hidden_layers": _LAYERS,
        "vocab_size": _VOCABULARY,
        "hidden_size": _WIDTH,
        "intermediate_size": _HIDDEN,
        "num_attention_heads": _HEADS,
        "num_key_value_heads": _KEY_HEADS,
        "head_dim": _HEAD_WIDTH,
        "rms_norm_eps": 1e-5,
        "rope_theta": 10_000.0,
        "max_position_embeddings": 32_768,
        "tie_word_embeddings": True,
        "hidden_act": "silu",
        "attention_bias": False,
        "mlp_bias": False,
        "pad_token_id": 0,
        "bos_token_id": 1,
        "eos_token_id": 2,
        "torch_dtype": "float32",
    }


def tensors() -> dict[str, TensorSpec]:
    """Every tensor under the name and in the shape that a Llama has elsewhere."""
    shapes: dict[str, tuple[int, ...]] = {
        "model.embed_tokens.weight": (_VOCABULARY, _WIDTH),
        "model.norm.weight": (_WIDTH,),
    }
    for layer in range(_LAYERS):
        place = f"model.layers.{layer}."
        shapes |= {
            place + "self_attn.q_proj.weight": (_HEADS * _HEAD_WIDTH, _WIDTH),
            place + "self_attn.k_proj.weight": (_KEY_HEADS * _HEAD_WIDTH, _WIDTH),
            place + "self_attn.v_proj.weight": (_KEY_HEADS * _HEAD_WIDTH, _WIDTH),
            place + "self_attn.o_proj.weight": (_WIDTH, _HEADS * _HEAD_WIDTH),
            place + "mlp.gate_proj.weight": (_HIDDEN, _WIDTH),
            place + "mlp.up_proj.weight": (_HIDDEN, _WIDTH),
            place + "mlp.down_proj.weight": (_WIDTH, _HIDDEN),
            place + "input_layernorm.weight": (_WIDTH,),
            place + "post_attention_layernorm.weight": (_WIDTH,),
        }
    return {name: TensorSpec(shape, "F32") for name, shape in shapes.items()}


def tokenizer_files() -> dict[str, str]:
    """The byte tokenizer as others load it: byte-level BPE without a single merge."""
    specials = ["<pad>", "<bos>", "<eos>"]
    vocabulary = {word: number for number, word in enumerate([*specials, *_byte_letters()])}
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {
                "id": number,
                "content": word,
                "single_word": False,
                "lstrip": False,
                "rstrip": False,
                "normalized": False,
                "special": True,
            }
            for number, word in enumerate(specials)
        ],
        "normalizer": None,
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": "<bos>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
            "special_tokens": {"<bos>": {"id": "<bos>", "ids": [1], "tokens": ["<bos>"]}},
        },
        "decoder": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False},
        "model": {"type": "BPE", "vocab": vocabulary, "merges": []},
    }
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "pad_token": "<pad>",
        "bos_token": "<bos>",
        "eos_token": "<eos>",
        "add_bos_token": True,
        "clean_up_tokenization_spaces": False,
    }
    return {
        "tokenizer.json": json.dumps(tokenizer, ensure_ascii=False, indent=1) + "\n",
        "tokenizer_config.json": json.dumps(settings, indent=1) + "\n",
    }


def _byte_letters() -> list[str]:
    """Byte-level tokenizers write each byte as one visible letter: itself where it is one, else one from 256 on."""
    visible = {*range(33, 127), *range(161, 173), *range(174, 256)}
    letters, next_letter = [], 256
    for byte in range(256):
        if byte in visible:
            letters.append(chr(byte))
        else:
            letters.append(chr(next_letter))
            next_letter += 1
    return letters
