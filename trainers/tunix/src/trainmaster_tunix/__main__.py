"""`python -m trainmaster_tunix --manifest M --output DIR`."""

import os
import sys

from trainmaster_tunix.stop import StopSwitch

if __name__ == "__main__":
    switch = StopSwitch().install()
    # Everything else is imported behind the handler.
    from trainmaster_tunix.main import main

    code = main(sys.argv[1:], switch)
    sys.stdout.flush()
    sys.stderr.flush()
    # Threads of the checkpoint writer and of XLA may outlive the interpreter's end by seconds; nothing is left to save.
    os._exit(code)
