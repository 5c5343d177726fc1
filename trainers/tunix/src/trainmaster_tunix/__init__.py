"""Trains with google-tunix from a Trainmaster manifest."""

VERSION = "0.1.0"
NAME = "tunix"
