"""Prints what a model says after a prompt, greedily, so that the same model says the same."""

import argparse

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.utils import logging


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--prompt", required=True)
    parser.add_argument("--tokens", type=int, default=120)
    given = parser.parse_args()
    # What it says is all that is wanted.
    logging.disable_progress_bar()
    tokenizer = AutoTokenizer.from_pretrained(given.model)
    model = AutoModelForCausalLM.from_pretrained(given.model)
    prompt = f"<start_of_turn>user\n{given.prompt}<end_of_turn>\n<start_of_turn>model\n"
    tokens = tokenizer(prompt, return_tensors="pt")
    with torch.no_grad():
        said = model.generate(**tokens, max_new_tokens=given.tokens, do_sample=False, pad_token_id=tokenizer.pad_token_id)
    answer = tokenizer.decode(said[0][tokens["input_ids"].shape[1] :], skip_special_tokens=True)
    # A tokenizer that has no token for the end of a turn writes it out.
    print(answer.partition("<end_of_turn>")[0])


if __name__ == "__main__":
    main()
