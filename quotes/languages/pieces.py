"""EDGE: what cuts words into the word pieces of a vocabulary, as the attribution network reads them."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers


def tokenizer(vocabulary: Sequence[str]) -> Tokenizer:
    """An uncased WordPiece tokenizer for words that are already split, or for a text."""
    ids = {piece: number for number, piece in enumerate(vocabulary)}
    made = Tokenizer(models.WordPiece(ids, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made
