"""Trains a tokenizer on the texts of a corpus and writes its tokenizer.json.

    python tokenizer.py recipe.json tokenizer.json

The recipe: {"train": [jsonl.gz files with `text` in every line], "vocabulary": 32768, "kind": "bpe" | "unigram"}. Says what happens
as one JSON object a line on stdout ("ev": start, done, error). Promises: the same texts give the same file byte for byte; every
sequence of bytes has tokens that give it back exactly; no token crosses white space. Never normalises.
"""
import json, os, sys, traceback
from pathlib import Path

os.environ.setdefault("RAYON_NUM_THREADS", str(os.cpu_count() or 1))
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

SPECIAL = ["<|endoftext|>", "<|user|>", "<|assistant|>", "<|system|>", "<|pad|>"]  # ids 0 to 4
# Qwen2's, which llama.cpp knows as `qwen2`: words with at most one mark before them, single digits, runs of marks, white space.
WORDS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"


class Refused(Exception):
    """Something the caller gave cannot be used; the words say what and how to mend it."""


def say(event, **facts):
    print(json.dumps({"ev": event, **facts}, ensure_ascii=False), flush=True)


def untrained(kind):
    """A tokenizer that cuts and spells text as all of ours do, with nothing learnt yet."""
    tokenizer = Tokenizer(models.BPE() if kind == "bpe" else models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(WORDS), behavior="isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def learn(texts, vocabulary, kind):
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    if vocabulary < len(SPECIAL) + len(alphabet) + 1:
        raise Refused(f"vocabulary must be more than {len(SPECIAL) + len(alphabet)}: the special tokens and the 256 bytes are in every one.")
    tokenizer = untrained(kind)
    options = {"vocab_size": vocabulary, "special_tokens": SPECIAL, "initial_alphabet": alphabet, "show_progress": False}
    if kind == "bpe":
        tokenizer.train_from_iterator(texts, trainers.BpeTrainer(**options))
        return tokenizer
    tokenizer.train_from_iterator(texts, trainers.UnigramTrainer(**options))
    return with_every_byte(tokenizer, alphabet, vocabulary)


def with_every_byte(tokenizer, alphabet, vocabulary):
    """Unigram training leaves out bytes that it has not seen; they take the places of the least likely pieces."""
    spelled = json.loads(tokenizer.to_str())
    pieces = spelled["model"]["vocab"]
    known = {piece for piece, _ in pieces}
    missing = [byte for byte in alphabet if byte not in known]
    lowest = min(score for _, score in pieces) - 10
    byte_set = set(alphabet)
    learnt = [pair for pair in pieces[len(SPECIAL):] if pair[0] not in byte_set]
    single = [pair for pair in pieces[len(SPECIAL):] if pair[0] in byte_set]
    learnt = learnt[:max(0, vocabulary - len(SPECIAL) - len(single) - len(missing))]
    kept = sorted(single + learnt, key=lambda pair: (-pair[1], pair[0])) + [[byte, lowest] for byte in missing]
    spelled["model"]["vocab"] = [[token, 0.0] for token in SPECIAL] + kept
    spelled["model"]["unk_id"] = None
    return Tokenizer.from_str(json.dumps(spelled))


def check(tokenizer):
    """Refuses a tokenizer that breaks a promise: bytes that do not come back, or a token across white space."""
    for token_id, token in enumerate(SPECIAL):
        if tokenizer.id_to_token(token_id) != token:
            raise Refused(f"{token} is not token {token_id}.")
    vocabulary = tokenizer.get_vocab()
    if missing := [byte for byte in pre_tokenizers.ByteLevel.alphabet() if byte not in vocabulary]:
        raise Refused(f"{len(missing)} of the 256 bytes have no token.")
    spelling = {letter: byte for byte, letter in bytes_to_letters().items()}
    for token in vocabulary:
        if token in SPECIAL:
            continue
        text = bytes(spelling[letter] for letter in token).decode("utf-8", errors="replace")
        if any(letter.isspace() for letter in text[1:]) and text.strip() != "" and not text.rstrip("\r\n").lstrip() == text.strip().replace(" ", ""):
            raise Refused(f"The token {text!r} crosses white space.")


def bytes_to_letters():
    """The letter by which byte-level tokenizers spell each byte (GPT-2)."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    return {**{byte: chr(byte) for byte in printable}, **{byte: chr(256 + i) for i, byte in enumerate(others)}}


def main():
    from train import Refused as BadText, documents
    try:
        recipe = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
        say("start", vocabulary=recipe["vocabulary"], kind=recipe["kind"])
        tokenizer = learn((text for path in recipe["train"] for text in documents(path)), recipe["vocabulary"], recipe["kind"])
        check(tokenizer)
        target = Path(sys.argv[2])
        temporary = target.with_name(target.name + ".tmp")
        temporary.write_text(tokenizer.to_str(pretty=False), encoding="utf-8")
        temporary.rename(target)
        say("done", tokens=tokenizer.get_vocab_size())
    except (Refused, BadText) as refused:
        say("error", message=str(refused))
        sys.exit(1)
    except Exception as error:
        traceback.print_exc()
        say("error", message=f"The recipe lacks {error}." if isinstance(error, KeyError) else f"{type(error).__name__}: {error}")
        sys.exit(1)


if __name__ == "__main__":
    main()
