"""The record types of this domain."""

KINDS = ()
