"""The floor: the smallest sensible Django that lists, shows, finds and takes tickets. The product is measured beside it.

It is a project of its own, run in processes of its own on a copy of the same cases, and nothing of the product imports it.
"""
