"""Answers and findings as pages for people and as data for programs; nothing is worked out here."""
