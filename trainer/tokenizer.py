"""Trains a tokenizer on the texts of a corpus and writes its tokenizer.json.

    python tokenizer.py recipe.json tokenizer.json

The recipe: {"train": [files of texts, as train.py reads them], "vocabulary": 32768, "kind": "bpe" | "unigram"}. Says what happens as
one JSON object a line on stdout ("ev": start, done, error). Promises: every text has tokens that give it back byte for byte; no token
crosses white space; in a BPE of 2,048 tokens or more a typographic quote or dash is one token; the same texts give the same BPE file
(Unigram differs in the last digits of its scores from run to run). Never normalises.
"""
import json, re, sys
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from train import Refused, atomic, documents, fail, say

SPECIAL = ["<|endoftext|>", "<|user|>", "<|assistant|>", "<|system|>", "<|pad|>"]  # ids 0 to 4
# Llama 3's, which llama.cpp knows as `smaug-bpe`: words with at most one mark before them, up to three digits, runs of marks, white space.
WORDS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
# Typographic marks of Kazakh and Russian text, alone, after a blank, and as they end a quotation: each is two or three bytes, and a corpus
# of software texts and forms has too few of some to learn them, so that news pay two or three tokens for every quote.
MARKS = [*"«»“”„’‘–—…№", *(f" {mark}" for mark in "«“„‘–—…№"), *(f"{mark}{end}" for mark in "»”" for end in ".,")]
ROOM_FOR_MARKS = 2048  # a smaller vocabulary has other needs
BYTES = sorted(pre_tokenizers.ByteLevel.alphabet())  # the letters by which byte-level tokenizers spell the 256 bytes


def learn(texts, vocabulary, kind):
    if kind not in ("bpe", "unigram"):
        raise Refused(f"kind is {kind!r}; it must be bpe or unigram.")
    least = len(SPECIAL) + len(BYTES)
    if vocabulary <= least:
        raise Refused(f"vocabulary must be more than {least}: special tokens and single bytes take so many.")
    tokenizer = Tokenizer(models.BPE() if kind == "bpe" else models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(WORDS), behavior="isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    tokenizer.decoder = decoders.ByteLevel()
    options = {"vocab_size": vocabulary, "special_tokens": SPECIAL, "initial_alphabet": BYTES, "show_progress": False}
    trainer = trainers.BpeTrainer(**options) if kind == "bpe" else trainers.UnigramTrainer(**options)
    tokenizer.train_from_iterator(with_marks(texts) if kind == "bpe" and vocabulary >= ROOM_FOR_MARKS else texts, trainer)
    return tokenizer if kind == "bpe" else with_every_byte(tokenizer, vocabulary)


def with_marks(texts):
    """The texts, and after them each mark by itself, often enough to be learnt: it stands as often as in a text where one word in some
    thousands has it. By itself it teaches nothing else."""
    size = 0
    for text in texts:
        size += len(text.encode())
        yield text
    for mark in MARKS:
        yield from [mark] * max(20, size // 20_000)


def with_every_byte(tokenizer, vocabulary):
    """Unigram forgets bytes that it has not seen: they take the places of the least likely pieces."""
    whole = json.loads(tokenizer.to_str())
    scores = dict(whole["model"]["vocab"][len(SPECIAL):])
    unseen = min(scores.values()) - 10
    pieces = sorted((piece for piece in scores if piece not in BYTES), key=lambda piece: (-scores[piece], piece))
    learnt = {byte: scores.get(byte, unseen) for byte in BYTES} | {piece: scores[piece] for piece in pieces[:vocabulary - len(SPECIAL) - len(BYTES)]}
    ordered = sorted(learnt.items(), key=lambda pair: (-pair[1], pair[0]))
    whole["model"].update(unk_id=None, vocab=[[token, 0.0] for token in SPECIAL] + [list(pair) for pair in ordered])
    return Tokenizer.from_str(json.dumps(whole))


def check(tokenizer):
    """Refuses a tokenizer that breaks a promise."""
    for mark in MARKS if isinstance(tokenizer.model, models.BPE) and tokenizer.get_vocab_size() >= ROOM_FOR_MARKS else []:
        if len(tokenizer.encode(mark, add_special_tokens=False).ids) != 1:
            raise Refused(f"The mark {mark!r} is more than one token.")
    if [tokenizer.id_to_token(number) for number in range(len(SPECIAL))] != SPECIAL:
        raise Refused("The special tokens are not the first.")
    if missing := [byte for byte in BYTES if tokenizer.token_to_id(byte) is None]:
        raise Refused(f"{len(missing)} of the 256 bytes have no token.")
    for token in tokenizer.get_vocab():
        if token not in SPECIAL and not re.fullmatch(r"\s*|\s?\S*[\r\n]*", text := tokenizer.decoder.decode([token])):
            raise Refused(f"The token {text!r} crosses white space.")
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x11000), *range(0x1F300, 0x1FB00)]))
    for text in (every, *SPECIAL, "  Сәлем,\t\tәлем!\r\n\n ﻿ё й "):
        if tokenizer.decode(tokenizer.encode(text, add_special_tokens=False).ids, skip_special_tokens=False) != text:
            raise Refused(f"The text {text[:40]!r} does not come back from its tokens.")


def main():
    try:
        recipe, target = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])
        say("start", vocabulary=recipe["vocabulary"], kind=recipe["kind"])
        tokenizer = learn((text for path in recipe["train"] for text in documents(path)), recipe["vocabulary"], recipe["kind"])
        check(tokenizer)
        with atomic(target) as file:
            file.write(tokenizer.to_str().encode())
        say("done", tokens=tokenizer.get_vocab_size())
    except Exception as error:
        fail(error)


if __name__ == "__main__":
    main()
