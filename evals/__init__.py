"""Scores of the readers on labelled clippings, against floors: `python -m evals run`."""
