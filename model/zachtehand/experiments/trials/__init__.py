"""Trials: a randomised trial inside the model, estimated as an evaluator would, beside the true effect."""
