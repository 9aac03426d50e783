"""Speed and accuracy, one command each; `python -m benchmarks` runs them all."""
