"""Measurements: what they are is in docs/benchmarks.md; no test is timed."""
