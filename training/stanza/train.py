"""Train each model with Stanza's own trainers; the options and seeds of the shipped set stand here.

In: the files that `treebank` and `nerdata` wrote. Out: `tokenize.pt`, `pos.pt`, `depparse.pt`,
`ner.pt` in the work folder, as Stanza saves them (packed later).
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path

import torch

from .schedule import cosine

SEED = 1234


@dataclass(frozen=True)
class Recipe:
    """How one model is trained: `options` are Stanza's own, as on its command line."""

    module: str
    trainer: str
    trainer_class: str
    steps: int
    steps_option: str
    options: str


TOKENIZE = Recipe(
    "stanza.models.tokenizer",
    "stanza.models.tokenization.trainer",
    "Trainer",
    2000,
    "--steps",
    "--txt_file {data}/train.txt --label_file {data}/train.toklabels"
    " --mwt_json_file {data}/no-mwt.json --dev_txt_file {data}/dev.txt"
    " --dev_label_file {data}/dev.toklabels --dev_conll_gold {data}/dev.conllu"
    " --lang en --no_use_mwt --max_seqlen 200 --eval_steps 500"
    " --max_steps_before_stop 100000 --lr0 0.004 --hidden_dim 64 --emb_dim 32",
)
POS = Recipe(
    "stanza.models.tagger",
    "stanza.models.pos.trainer",
    "Trainer",
    2600,
    "--max_steps",
    "--train_file {data}/train.conllu --eval_file {data}/dev.conllu --lang en"
    " --wordvec_pretrain_file {pretrain} --lr 0.004 --no_second_optim --batch_size 60"
    " --hidden_dim 160 --num_layers 1 --char_hidden_dim 64 --char_emb_dim 32 --share_hid"
    " --dropout 0.3 --word_dropout 0.2 --transformed_dim 100 --word_emb_dim 32 --word_cutoff 3"
    " --tag_emb_dim 24 --deep_biaff_hidden_dim 96 --composite_deep_biaff_hidden_dim 16"
    " --eval_interval 500 --fix_eval_interval --max_steps_before_stop 100000",
)
DEPPARSE = Recipe(
    "stanza.models.parser",
    "stanza.models.depparse.trainer",
    "Trainer",
    3400,
    "--max_steps",
    "--train_file {data}/train.tagged.conllu --eval_file {data}/dev.tagged.conllu --lang en"
    " --wordvec_pretrain_file {pretrain} --no_ufeats --no_char --optim adam --lr 0.003"
    " --beta2 0.95 --no_second_optim --no_checkpoint --weight_decay 0 --batch_size 1500"
    " --hidden_dim 192 --num_layers 2 --dropout 0.33 --word_dropout 0.2 --word_cutoff 3"
    " --transformed_dim 125 --word_emb_dim 50 --tag_emb_dim 32 --deep_biaff_hidden_dim 80"
    " --deep_biaff_output_dim 50 --no_plateau --eval_interval 400"
    " --max_steps_before_stop 100000",
)
NER = Recipe(
    "stanza.models.ner_tagger",
    "stanza.models.ner.trainer",
    "Trainer",
    5000,
    "--max_steps",
    "--train_file {data}/ner-train.json --eval_file {data}/ner-dev.json"
    " --wordvec_pretrain_file {pretrain} --optim adam --lr 0.003 --min_lr 0"
    " --emb_finetune_known_only --char_hidden_dim 80 --char_emb_dim 32 --hidden_dim 200"
    " --dropout 0.4 --word_dropout 0.05 --batch_size 32 --eval_interval 750"
    " --max_steps_no_improve 1000000",
)
RECIPES = {"tokenize": TOKENIZE, "pos": POS, "depparse": DEPPARSE, "ner": NER}


def train(name: str, work: Path, steps: int | None = None, threads: int = 1) -> None:
    """Train one model; `work` holds `data/` and `pretrain.pt` and gets `NAME.pt`."""
    recipe = RECIPES[name]
    steps = steps or recipe.steps
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    trainer = getattr(importlib.import_module(recipe.trainer), recipe.trainer_class)
    options = recipe.options.format(data=work / "data", pretrain=work / "pretrain.pt").split()
    options += ["--shorthand", "en_compact", "--save_dir", str(work), "--save_name", f"{name}.pt"]
    options += ["--cpu", "--seed", str(SEED), recipe.steps_option, str(steps)]
    with cosine(trainer, steps):
        importlib.import_module(recipe.module).main(options)
