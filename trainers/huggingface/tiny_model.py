"""Writes a Llama so small that it trains while a test waits: drawn by a seed, with bytes for tokens, nothing downloaded."""

import sys

import torch
from byte_tokenizer import tokenizer
from transformers import LlamaConfig, LlamaForCausalLM


def model(vocabulary):
    torch.manual_seed(7)
    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=vocabulary,
            hidden_size=96,
            intermediate_size=256,
            num_hidden_layers=2,
            num_attention_heads=4,
            num_key_value_heads=2,
            max_position_embeddings=512,
            tie_word_embeddings=True,
            pad_token_id=0,
            bos_token_id=1,
            eos_token_id=2,
        )
    )


if __name__ == "__main__":
    words = tokenizer()
    model(len(words)).save_pretrained(sys.argv[1])
    words.save_pretrained(sys.argv[1])
